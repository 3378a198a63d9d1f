import type { Approver } from '../../assess/approvals.ts';
import type { Assessment } from '../../assess/assess.ts';
import { type ReopenedByShared, reopenedByShared } from '../../assess/shared-change.ts';
import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { decisionFile } from '../../edit/decision-file.ts';
import { draftDecision } from '../../edit/draft-decision.ts';
import { sharedBrief } from '../../report/shared-brief.ts';
import type { Gate } from '../../run.ts';
import type { Registry } from '../../validate/registry.ts';
import { FUNCTIONS } from '../../validate/schema/common.ts';
import { putDecisions, type PutOptions } from '../put-decisions.ts';
import { UsageError } from '../usage.ts';
import { functionOf, type VerdictOptions, verdictOf } from '../verdict.ts';

/** Shows what changed in a shared identity or model once, asks once, and decides for every system that it reopened. */
export async function approveBecause(
  id: string,
  options: VerdictOptions & PutOptions & { readonly content: string },
  { gate, assessment }: { readonly gate: Gate; readonly assessment: Assessment },
): Promise<number> {
  const { registry } = assessment;
  const thing = sharedThing(id, registry);
  const name = await functionOf(options);
  if (name === 'risk')
    throw new UsageError('A risk belongs to one system.', 'Accept it with “countersign accept SYSTEM --risk ID”.');
  if (options.meets !== undefined)
    throw new UsageError(
      'A condition belongs to one system.',
      'Declare it met with “countersign approve SYSTEM --meets ID”.',
    );
  const all = reopenedByShared(id, name, assessment);
  const alone = all.filter(({ besides }) => besides !== undefined);
  const together = all.filter(({ besides }) => besides === undefined);
  if (together.length === 0) throw nothingToDecide(id, name, { assessment, alone });
  const verdict = await verdictOf({ ...options, function: name }, assessment);
  const decided = together.map((reopened) => ({
    reopened,
    statement: draftDecision(verdict, reopened.view, registry),
  }));
  process.stderr.write(sharedBrief({ id, because: thing.because, file: thing.file, decided, left: alone }));
  const taken = new Set(gate.sources.keys());
  return putDecisions(
    decided.map(({ statement }) => decisionFile(statement, taken)),
    verdict,
    options,
  );
}

function sharedThing(
  id: string,
  { shared: { nhis, models } }: Registry,
): { readonly because: string; readonly file: string } {
  const thing = nhis.get(id) ?? models.get(id);
  if (thing !== undefined) return thing;
  const known = [...nhis.keys(), ...models.keys()];
  throw new UsageError(
    `“${id}” is no identity and no model in shared/.`,
    didYouMean(
      id,
      known,
      known.length === 0
        ? 'Nothing is shared here; name a system instead.'
        : `Write --because with ${listWords(known)}.`,
    ),
  );
}

interface Around {
  readonly assessment: Assessment;
  readonly alone: readonly ReopenedByShared[];
}

function nothingToDecide(id: string, name: Approver, { assessment, alone }: Around): UsageError {
  if (alone.length > 0) {
    const reasons = alone.map(({ view, besides }) => `${view.system.id} (${besides})`);
    return new UsageError(
      `“${id}” is not all that reopened what ${name} decided: ${listWords(reasons, 'and')}.`,
      `Decide on each by itself with “countersign approve SYSTEM --function ${name}”.`,
    );
  }
  const others = [...FUNCTIONS, 'go-live' as const].filter(
    (other) => reopenedByShared(id, other, assessment).length > 0,
  );
  return new UsageError(
    `“${id}” reopened nothing that ${name} decided.`,
    others.length > 0 ? `It reopened what ${listWords(others, 'and')} decided.` : 'What was decided on it still holds.',
  );
}
