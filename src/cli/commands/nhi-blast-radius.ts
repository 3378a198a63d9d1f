import { blastRadius } from '../../assess/nhi/blast-radius.ts';
import { nhiEntries } from '../../assess/nhi/entries.ts';
import { didYouMean } from '../../diagnostic/suggest.ts';
import { blastRadiusJson, blastRadiusText } from '../../report/blast-radius.ts';
import { formatOf, judgedOf } from '../judged.ts';
import type { CommonOptions } from '../options.ts';
import { UsageError } from '../usage.ts';
import { gateOf } from './check.ts';

const REPORTERS = new Map([
  ['text', blastRadiusText],
  ['json', blastRadiusJson],
]);

export interface BlastRadiusOptions extends CommonOptions {
  readonly format?: string | undefined;
}

/** Says what hangs on an identity: what stops when it is revoked, how to revoke it, whom to ask. */
export async function nhiBlastRadiusCommand(id: string, options: BlastRadiusOptions): Promise<number> {
  const report = formatOf(REPORTERS, options.format);
  const gate = await gateOf(options, 'judged');
  const assessment = judgedOf(gate, 'nothing can be said of an identity');
  const { registry, asOf } = assessment;
  const entries = nhiEntries(registry);
  const entry = entries.get(id);
  if (entry === undefined)
    throw new UsageError(
      `There is no identity “${id}”.`,
      didYouMean(id, [...entries.keys()], 'Name an identity by its id under nhis: of a record or of shared/nhis.yaml.'),
    );
  const findings = assessment.findings.filter(({ subject, code }) => subject === id && code.startsWith('nhi/'));
  const radius = blastRadius(entry, assessment);
  process.stdout.write(report({ asOf, commit: gate.commit.id, radius, findings, registry }));
  return 0;
}
