import { isCovered } from '../../assess/coverage.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { type OpenFindings, openFindings, type SiteContext } from '../site-context.ts';
import { sortedBy } from './order.ts';
import { defineRegister } from './register.ts';

interface Row extends SystemView {
  readonly context: SiteContext;
}

export const systems = defineRegister<Row>({
  name: 'systems',
  title: 'Systems',
  means: 'Every registered AI system.',
  columns: [
    { name: 'system', type: 'text', means: 'The id of the system.', of: ({ system }) => system.id },
    { name: 'title', type: 'text', means: 'What people call it.', of: ({ system }) => system.data.title },
    { name: 'status', type: 'text', means: 'Where it is in its life.', of: ({ system }) => system.status },
    { name: 'tier', type: 'text', means: 'Its tier, computed by the policy.', of: ({ tier }) => tier },
    { name: 'in_order', type: 'boolean', means: 'Whether no error stands against it.', of: isInOrder },
    { name: 'errors', type: 'number', means: 'How many errors stand against it.', of: (row) => countOf(row)?.errors },
    {
      name: 'warnings',
      type: 'number',
      means: 'How many warnings stand against it.',
      of: (row) => countOf(row)?.warnings,
    },
    { name: 'owner', type: 'text', means: 'The id of the accountable owner.', of: ({ system }) => system.data.owner },
    {
      name: 'governance_owner',
      type: 'text',
      means: 'The id of the person who runs the approval.',
      of: ({ system }) => system.data.governance_owner,
    },
    {
      name: 'sponsor',
      type: 'text',
      means: 'The id of the business sponsor.',
      of: ({ system }) => system.data.sponsor,
    },
    { name: 'team', type: 'text', means: 'The id of the team that runs it.', of: ({ system }) => system.data.team },
    { name: 'live_since', type: 'date', means: 'Its first live day.', of: ({ system }) => system.data.live_since },
    {
      name: 'next_review',
      type: 'date',
      means: 'The last day on which its review counts.',
      of: ({ review }) => review?.next,
    },
    { name: 'audience', type: 'list', means: 'Who meets it.', of: ({ system }) => system.data.audience },
    {
      name: 'autonomy',
      type: 'text',
      means: 'How far it acts without a person.',
      of: ({ system }) => system.data.autonomy,
    },
    {
      name: 'data_classes',
      type: 'list',
      means: 'The classes of data that it handles.',
      of: ({ system }) => system.data.data?.classes,
    },
    {
      name: 'models',
      type: 'list',
      means: 'The ids of its models.',
      of: ({ system }) => system.models.map(({ id }) => id),
    },
    {
      name: 'nhis',
      type: 'list',
      means: 'The ids of the identities that act for it.',
      of: ({ system }) => system.nhis.map(({ id }) => id),
    },
    { name: 'supplier', type: 'text', means: 'Who supplies it.', of: ({ system }) => system.data.supplier?.name },
    {
      name: 'controls_required',
      type: 'number',
      means: 'How many controls its tier asks for.',
      of: (row) => required(row).length,
    },
    {
      name: 'controls_covered',
      type: 'number',
      means: 'How many of those have fresh evidence.',
      of: (row) => required(row).filter(({ grade }) => isCovered(grade)).length,
    },
  ],
  rowsOf: (context) =>
    sortedBy(context.assessment.views.values(), ({ system }) => system.id).map((view) => ({ ...view, context })),
});

function isInOrder({ system, context }: Row): boolean {
  return !context.failing.has(system.id);
}

function countOf({ system, context }: Row): OpenFindings | undefined {
  return context.audience.shows('findings') === 'withheld' ? undefined : openFindings(system.id, context);
}

function required({ coverage }: Row) {
  return [...coverage.values()].filter((one) => one.required);
}
