import { compare } from '../../diagnostic/compare.ts';
import { escapeCsv } from '../../diagnostic/escape.ts';
import { derivedFor, hasFresh } from '../../assess/derived.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Framework } from '../../validate/frameworks.ts';
import type { SiteContext } from '../site-context.ts';
import { judgedViews } from './totals.ts';

/**
 * The whole matrix of a framework as CSV (RFC 4180): a row for each system in production or pilot, by
 * id, and a column for each control. A cell holds the grade, after `required: ` where the tier asks for
 * it, and `derived` where a crosswalk leads there and nothing fresh does; it is empty where there is nothing.
 */
export function matrixCsv(framework: Framework, context: SiteContext): string {
  const head = [
    'system',
    'title',
    'tier',
    'status',
    ...framework.leaves.map((ref) => ref.slice(framework.id.length + 1)),
  ];
  const views = [...judgedViews(context)].sort((a, b) => compare(a.system.id, b.system.id));
  const rows = views.map((view) => {
    const { system, tier } = view;
    const about = [system.id, system.data.title ?? '', tier, system.status];
    return [...about, ...framework.leaves.map((ref) => cell(ref, view, context))];
  });
  return [head, ...rows].map((row) => `${row.map(escapeCsv).join(',')}\r\n`).join('');
}

function cell(ref: string, view: SystemView, context: SiteContext): string {
  const coverage = view.coverage.get(ref);
  const isFresh = hasFresh(view, ref);
  const derived = !isFresh && derivedFor(ref, view, context.assessment.registry).length > 0 ? ['derived'] : [];
  if (coverage === undefined) return derived.join('');
  const grade = coverage.grade === 'required' ? 'missing' : coverage.grade;
  return [`${coverage.required ? 'required: ' : ''}${grade}`, ...derived].join('; ');
}
