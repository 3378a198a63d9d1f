import { POLICY } from '../../validate/schema/decision.ts';
import { changesSinceLast } from '../../assess/since-last.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { listWords } from '../../diagnostic/suggest.ts';
import { decisionFile } from '../../edit/decision-file.ts';
import { draftDecision } from '../../edit/draft-decision.ts';
import { decisionBrief } from '../../report/decision-brief.ts';
import { locateAll } from '../../report/located.ts';
import { refuseUnprovenReview, verdictFromReview } from '../from-review.ts';
import { judgedOf, viewNamed } from '../judged.ts';
import { contentFolder } from '../options.ts';
import { putDecisions, type PutOptions } from '../put-decisions.ts';
import { UsageError } from '../usage.ts';
import { functionOf, type VerdictOptions, verdictOf } from '../verdict.ts';
import { approveBecause } from './approve-because.ts';
import { approvePolicy } from './approve-policy.ts';
import { gateOf } from './check.ts';

export interface ApproveOptions extends VerdictOptions, PutOptions {
  /** A shared identity or model, instead of a system. */
  readonly because?: string | undefined;
  /** The file of an exported review, which says who decided, when, and on which commit. */
  readonly fromReview?: string | undefined;
}

/** Shows what is being decided, asks, and writes the decision file with its signature. */
export async function approveCommand(system: string | undefined, options: ApproveOptions): Promise<number> {
  const content = await contentFolder(options);
  const gate = await gateOf(options, 'judged');
  const assessment = judgedOf(gate);
  if (options.because !== undefined) {
    if (system !== undefined)
      throw new UsageError(
        'A system and --because are given, and only one of them says what is decided on.',
        `Leave out ${system}, or --because.`,
      );
    if (options.fromReview !== undefined)
      throw new UsageError(
        '--because and --from-review are given, and a review is of one record.',
        'Record it for each system by itself.',
      );
    return approveBecause(options.because, { ...options, content }, { gate, assessment });
  }
  if (system === POLICY) return approvePolicy({ ...options, content }, { gate, assessment });
  if (system === undefined)
    throw new UsageError(
      'No system is given.',
      'Name one by the name of its file, a shared identity or model with --because ID, or the policy as _policy.',
    );
  const view = viewNamed(system, assessment);
  const name = await functionOf(options);
  if (name === 'risk') refuseUnknownRisk(options.risk, view);
  const { registry } = assessment;
  const { fromReview } = options;
  const words = fromReview === undefined ? options : await verdictFromReview(fromReview, options, assessment);
  const verdict = await verdictOf({ ...words, function: name }, assessment);
  const statement = draftDecision(verdict, view, registry);
  if (fromReview !== undefined) await refuseUnprovenReview(fromReview, statement, { content, registry });
  const findings = locateAll(gate.diagnostics, gate.sources).filter((finding) => finding.system === system);
  process.stderr.write(
    decisionBrief({ view, statement, asOf: gate.asOf, findings, changes: changesSinceLast(verdict, view) }),
  );
  return putDecisions([decisionFile(statement, new Set(gate.sources.keys()))], verdict, { ...options, content });
}

function refuseUnknownRisk(risk: string | undefined, { system }: SystemView): void {
  const risks = (system.data.risk_acceptance ?? []).map(({ id }) => id);
  if (risk !== undefined && risks.includes(risk)) return;
  throw new UsageError(`“${risk ?? ''}” is no risk of this system.`, `Write --risk with ${listWords(risks)}.`);
}
