import { isCovered } from '../../assess/coverage.ts';
import { hasFresh, type Relation, relationsInto } from '../../assess/derived.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Framework } from '../../validate/frameworks.ts';
import { judgedViews } from '../pages/totals.ts';
import type { SiteContext } from '../site-context.ts';
import { sortedBy } from './order.ts';
import type { RegisterTable } from './register.ts';

/**
 * The whole matrix of a framework: a row for each system in production or pilot, by id, and a column for
 * each control. A cell holds the grade, after `required: ` where the tier asks for it, and `derived` where
 * a crosswalk leads there and nothing fresh does; it is empty where there is nothing.
 */
export function matrixTable(framework: Framework, context: SiteContext): RegisterTable {
  const { id, data, controls, leaves } = framework;
  const asked = leaves.map((ref) => ({ ref, from: relationsInto(ref, context.assessment.registry) }));
  return {
    name: `matrix-${id}`,
    title: 'Matrix',
    means: `Every system in production or pilot, and what it has to show for each control of ${data.title}.`,
    columns: [
      { name: 'system', type: 'text', means: 'The id of the system.' },
      { name: 'title', type: 'text', means: 'What people call it.' },
      { name: 'tier', type: 'text', means: 'Its tier, computed by the policy.' },
      { name: 'status', type: 'text', means: 'Where it is in its life.' },
      ...leaves.map((ref) => {
        const control = controls.get(ref);
        const means = [control?.name, control?.statement].filter((text) => text !== undefined).join(': ');
        return { name: ref.slice(id.length + 1), type: 'text' as const, means };
      }),
    ],
    rows: sortedBy(judgedViews(context), ({ system }) => system.id).map((view) => [
      view.system.id,
      view.system.data.title ?? null,
      view.tier,
      view.system.status,
      ...asked.map((control) => cell(control, view)),
    ]),
  };
}

/** In cells: a workbook of more takes seconds to make and to open, and one is made for each framework. */
const MOST_CELLS = 50_000;

/** True where the site has the matrix of a framework as a workbook, too, and not only as CSV. */
export function hasWorkbook({ leaves }: Framework, context: SiteContext): boolean {
  return judgedViews(context).length * leaves.length <= MOST_CELLS;
}

interface Asked {
  readonly ref: string;
  /** What crosswalks relate to it. */
  readonly from: readonly Relation[];
}

function cell({ ref, from }: Asked, view: SystemView): string {
  const coverage = view.coverage.get(ref);
  const isFresh = coverage !== undefined && isCovered(coverage.grade);
  const isDerived = !isFresh && from.some((relation) => hasFresh(view, relation.ref));
  if (coverage === undefined) return isDerived ? 'derived' : '';
  const grade = coverage.grade === 'required' ? 'missing' : coverage.grade;
  return `${coverage.required ? 'required: ' : ''}${grade}${isDerived ? '; derived' : ''}`;
}
