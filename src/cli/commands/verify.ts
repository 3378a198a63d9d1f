import { verifyDecisions } from '../../assess/verification.ts';
import { didYouMean } from '../../diagnostic/suggest.ts';
import { verificationJson, verificationText } from '../../report/verification.ts';
import { formatOf, judgedOf } from '../judged.ts';
import { type BaseOption, type CommonOptions, contentPrefix } from '../options.ts';
import { UsageError } from '../usage.ts';
import { gateOf } from './check.ts';
import { verifySnapshotCommand } from './verify-snapshot.ts';

const REPORTERS = new Map([
  ['text', verificationText],
  ['json', verificationJson],
]);

export interface VerifyOptions extends CommonOptions, BaseOption {
  readonly format?: string | undefined;
  readonly snapshot?: string | undefined;
  readonly previous?: readonly string[] | undefined;
  readonly signers?: string | undefined;
}

/** Verifies every decision of a system, or all, from their bytes on. Gives 1 when one of them does not hold. */
export async function verifyCommand(system: string | undefined, options: VerifyOptions): Promise<number> {
  const { snapshot, previous, signers } = options;
  if (snapshot !== undefined && system === undefined) return verifySnapshotCommand({ ...options, snapshot });
  if (snapshot !== undefined || previous !== undefined || signers !== undefined)
    throw new UsageError(
      'The decisions of a system and a published snapshot are verified apart.',
      'Write “countersign verify SYSTEM”, or “countersign verify --snapshot SITE” with --previous and --signers.',
    );
  const report = formatOf(REPORTERS, options.format);
  const gate = await gateOf(options, 'judged');
  const assessment = judgedOf(gate, 'nothing can be verified');
  const { asOf, commit } = gate;
  const decisions = verifyDecisions(assessment, system);
  const known = new Set([...assessment.registry.systems.keys(), ...decisions.map((verified) => verified.system)]);
  if (system !== undefined && !known.has(system))
    throw new UsageError(
      `There is no system “${system}”.`,
      didYouMean(system, [...known], 'Name a system by the name of its file.'),
    );
  process.stdout.write(report({ asOf, commit: commit.id, decisions }, contentPrefix(options)));
  return decisions.every(({ against }) => against.length === 0) ? 0 : 1;
}
