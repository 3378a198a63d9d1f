import type { Coverage } from '../../assess/coverage.ts';
import { derivedFor, hasFresh } from '../../assess/derived.ts';
import { isFresh, lasting, type JudgedEvidence } from '../../assess/evidence.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Registry } from '../../validate/registry.ts';
import type { SiteContext } from '../site-context.ts';
import { sortedBy } from './order.ts';
import { defineRegister } from './register.ts';

interface Row {
  readonly view: SystemView;
  readonly entry: Coverage;
  readonly registry: Registry;
}

/**
 * The most rows with which this register is on the site: in three formats that is some 10 MB. A large
 * registry has hundreds of thousands, and gets them by command.
 */
const MOST_ROWS = 10_000;

export const coverage = defineRegister<Row>({
  name: 'coverage',
  title: 'Coverage',
  means: 'Every control that the tier of a system asks for, and what the system has to show for it.',
  isOnSite: (context) => rowCount(context) <= MOST_ROWS,
  columns: [
    { name: 'system', type: 'text', means: 'The id of the system.', of: ({ view }) => view.system.id },
    { name: 'control', type: 'text', means: 'The control, as framework:id.', of: ({ entry }) => entry.control },
    { name: 'status', type: 'text', means: 'Where the system is in its life.', of: ({ view }) => view.system.status },
    { name: 'tier', type: 'text', means: 'The tier that asks for the control.', of: ({ view }) => view.tier },
    {
      name: 'grade',
      type: 'text',
      means: 'What the system has to show; only fresh and expiring count as covered.',
      of: ({ entry }) => entry.grade,
    },
    {
      name: 'evidence',
      type: 'list',
      means: 'The ids of the items of evidence that name the control.',
      of: ({ entry }) => entry.evidence.map(({ use }) => use.id),
    },
    {
      name: 'against',
      type: 'list',
      means: 'The ids of the items of evidence that speak against it and that none has answered.',
      of: ({ entry }) => entry.against.map(({ use }) => use.id),
    },
    {
      name: 'answered',
      type: 'list',
      means: 'The ids of those that spoke against it and were answered by a later item.',
      of: ({ entry }) => entry.answered.map(({ item }) => item.use.id),
    },
    {
      name: 'until',
      type: 'date',
      means: 'The last day of the evidence that counts, or of the exception; empty where nothing counts or ends.',
      of: untilOf,
    },
    {
      name: 'exception',
      type: 'text',
      means: 'The id of the exception that stands in.',
      of: ({ entry }) => entry.exception,
    },
    {
      name: 'claim',
      type: 'text',
      means: 'What the record says of the control beyond evidence.',
      of: ({ entry }) => entry.claim?.status,
    },
    {
      name: 'derived_from',
      type: 'list',
      means:
        'Where nothing fresh names it: controls with fresh evidence that a crosswalk relates to it. Never counted.',
      of: ({ view, entry, registry }) =>
        hasFresh(view, entry.control) ? [] : derivedFor(entry.control, view, registry).map(({ ref }) => ref),
    },
  ],
  *rowsOf({ assessment: { views, registry } }) {
    for (const view of sortedBy(views.values(), ({ system }) => system.id)) {
      const required = [...view.coverage.values()].filter((entry) => entry.required);
      for (const entry of sortedBy(required, ({ control }) => control)) yield { view, entry, registry };
    }
  },
});

function rowCount({ assessment: { views } }: SiteContext): number {
  let rows = 0;
  for (const { rules } of views.values()) rows += rules.controls.length;
  return rows;
}

function untilOf({ entry: { grade, evidence, exception }, registry }: Row): string | undefined {
  if (grade === 'excepted') return registry.exceptions.get(exception ?? '')?.data.until;
  if (grade !== 'fresh' && grade !== 'expiring') return undefined;
  const counting = evidence.filter(({ state }) => isFresh(state));
  return counting.reduce<JudgedEvidence | undefined>(lasting, undefined)?.use.data.expires;
}
