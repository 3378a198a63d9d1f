import type { Strength } from '../../validate/schema/common.ts';
import type { Decision } from '../../validate/registry.ts';
import { isGoverning } from '../../assess/governing.ts';
import { sortedBy } from './order.ts';
import { defineRegister } from './register.ts';

interface Row {
  readonly decision: Decision;
  readonly governs: boolean;
  readonly strength: Strength;
}

export const decisions = defineRegister<Row>({
  name: 'decisions',
  title: 'Decisions',
  means: 'Every decision file, those that others have followed too.',
  columns: [
    {
      name: 'file',
      type: 'text',
      means: 'The file of the decision, below the content folder.',
      of: ({ decision }) => decision.file,
    },
    { name: 'system', type: 'text', means: 'The id of the system, or _policy.', of: ({ decision }) => decision.system },
    {
      name: 'function',
      type: 'text',
      means: 'The function that decided.',
      of: ({ decision }) => decision.data.function,
    },
    { name: 'decision', type: 'text', means: 'What was decided.', of: ({ decision }) => decision.data.decision },
    { name: 'on', type: 'date', means: 'The day of the decision.', of: ({ decision }) => decision.data.on },
    {
      name: 'expires',
      type: 'date',
      means: 'The last day on which it counts.',
      of: ({ decision }) => decision.data.expires,
    },
    { name: 'by', type: 'text', means: 'The id of who decided.', of: ({ decision }) => decision.data.by },
    {
      name: 'for',
      type: 'text',
      means: 'The id of the person whose deputy that was.',
      of: ({ decision }) => decision.data.for,
    },
    {
      name: 'risk',
      type: 'text',
      means: 'The id of the residual risk that was accepted.',
      of: ({ decision }) => decision.data.risk,
    },
    { name: 'tier', type: 'text', means: 'The tier on that day.', of: ({ decision }) => decision.data.tier },
    {
      name: 'governs',
      type: 'boolean',
      means: 'Whether it is the one that counts for its function today.',
      of: ({ governs }) => governs,
    },
    { name: 'strength', type: 'text', means: 'How well it is proven who decided.', of: ({ strength }) => strength },
    { name: 'conditions', type: 'list', means: 'What has to be done, each with its last day.', of: conditionsOf },
    {
      name: 'relied_on',
      type: 'list',
      means: 'The ids of the evidence that it rests on.',
      of: ({ decision }) => decision.data.reliedOn?.map(({ evidence }) => evidence),
    },
    { name: 'rationale', type: 'text', means: 'Why.', of: ({ decision }) => decision.data.rationale },
    {
      name: 'package_sha256',
      type: 'text',
      means: 'The SHA-256 of what was decided on.',
      of: ({ decision }) => decision.digest,
    },
  ],
  rowsOf: ({ assessment: { registry, views, trust } }) =>
    sortedBy(registry.decisions, ({ file }) => file).map((decision) => {
      const view = views.get(decision.system);
      return {
        decision,
        governs: view !== undefined && isGoverning(decision, view),
        strength: trust.proofOf(decision).strength,
      };
    }),
});

function conditionsOf({ decision }: Row): string[] {
  return (decision.data.conditions ?? []).map(({ text, due }) => `${due} ${text}`);
}
