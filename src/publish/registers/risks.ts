import type { JudgedRisk } from '../../assess/risks.ts';
import { sortedBy } from './order.ts';
import { defineRegister } from './register.ts';

interface Row extends JudgedRisk {
  readonly system: string;
}

export const risks = defineRegister<Row>({
  name: 'risks',
  title: 'Risk acceptances',
  means: 'Every residual risk of every system, and who accepted it until when.',
  columns: [
    { name: 'system', type: 'text', means: 'The id of the system.', of: ({ system }) => system },
    { name: 'risk', type: 'text', means: 'The id of the risk, unique in its system.', of: ({ risk }) => risk.id },
    { name: 'text', type: 'text', means: 'What can still go wrong.', of: ({ risk }) => risk.risk },
    { name: 'residual', type: 'text', means: 'How much risk is left.', of: ({ risk }) => risk.residual },
    {
      name: 'state',
      type: 'text',
      means: 'Where the acceptance stands: accepted, stale, expired or missing.',
      of: ({ state }) => state,
    },
    { name: 'owner', type: 'text', means: 'The id of the risk owner.', of: ({ risk }) => risk.owner },
    { name: 'accepted_by', type: 'text', means: 'The id of who accepted it.', of: ({ risk }) => risk.accepted_by },
    { name: 'accepted', type: 'date', means: 'The day on which it was accepted.', of: ({ risk }) => risk.accepted },
    { name: 'expires', type: 'date', means: 'The last day of the acceptance.', of: ({ risk }) => risk.expires },
    { name: 'compensating', type: 'list', means: 'What keeps it in bounds.', of: ({ risk }) => risk.compensating },
    { name: 'rationale', type: 'text', means: 'Why it is worth it.', of: ({ risk }) => risk.rationale },
    {
      name: 'decision_file',
      type: 'text',
      means: 'The decision file that proves the acceptance.',
      of: ({ decision }) => decision?.file,
    },
  ],
  rowsOf: ({ assessment: { views } }) =>
    sortedBy(views.values(), ({ system }) => system.id).flatMap(({ system, risks: own }) =>
      sortedBy(own, ({ risk }) => risk.id).map((risk) => ({ ...risk, system: system.id })),
    ),
});
