import { isCovered } from '../../assess/coverage.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Control, Framework } from '../../validate/frameworks.ts';
import type { Column, Inline, Link, Tag } from '../page-parts.ts';
import { controlPath, type SiteContext } from '../site-context.ts';

/** What some controls ask of the systems in use, and how much of that is covered. */
export interface Total {
  readonly required: number;
  readonly covered: number;
  readonly expired: number;
  readonly missing: number;
}

const NOTHING: Total = { required: 0, covered: 0, expired: 0, missing: 0 };

/** The systems that coverage is asked of: those in use. */
export function judgedViews(context: SiteContext): SystemView[] {
  return [...context.assessment.views.values()].filter(
    ({ system }) => system.status === 'production' || system.status === 'pilot',
  );
}

const tallies = new WeakMap<SiteContext, ReadonlyMap<string, Total>>();

/** Each control's total, counted once in a run. */
function tally(context: SiteContext): ReadonlyMap<string, Total> {
  const known = tallies.get(context);
  if (known) return known;
  const counts = new Map<string, Total>();
  for (const view of judgedViews(context)) {
    for (const { control, required, grade } of view.coverage.values()) {
      if (!required) continue;
      counts.set(
        control,
        sum([
          counts.get(control) ?? NOTHING,
          {
            required: 1,
            covered: isCovered(grade) ? 1 : 0,
            expired: grade === 'expired' ? 1 : 0,
            missing: grade === 'required' ? 1 : 0,
          },
        ]),
      );
    }
  }
  tallies.set(context, counts);
  return counts;
}

export function sum(totals: readonly Total[]): Total {
  return totals.reduce(
    (all, { required, covered, expired, missing }) => ({
      required: all.required + required,
      covered: all.covered + covered,
      expired: all.expired + expired,
      missing: all.missing + missing,
    }),
    NOTHING,
  );
}

/** The total of a control and everything below it. */
export function totalOf(control: Control, framework: Framework, context: SiteContext): Total {
  if (control.children.length === 0) return tally(context).get(control.ref) ?? NOTHING;
  return sum(childrenOf(control, framework).map((child) => totalOf(child, framework, context)));
}

export function frameworkTotal(framework: Framework, context: SiteContext): Total {
  return sum(framework.leaves.map((ref) => tally(context).get(ref) ?? NOTHING));
}

export function childrenOf(control: Control, framework: Framework): Control[] {
  return control.children.map((ref) => framework.controls.get(ref)).filter((child) => child !== undefined);
}

export function controlName(control: Control): Inline[] {
  const link: Link = { text: control.label, href: controlPath(control), code: true };
  return [link, ` ${control.name ?? control.statement ?? ''}`];
}

/** How full a group is, as a symbol and a word. */
export function markOf({ required, covered }: Total): Tag {
  if (required === 0) return { word: 'Not asked', symbol: '–', tone: 'none' };
  if (covered === required) return { word: 'All', symbol: '●', tone: 'good' };
  if (covered * 2 >= required) return { word: 'Most', symbol: '◐', tone: 'warn' };
  return covered === 0 ? { word: 'None', symbol: '○', tone: 'bad' } : { word: 'Few', symbol: '◔', tone: 'bad' };
}

export const TOTAL_COLUMNS: readonly Column[] = [
  { title: 'How much' },
  { title: 'Fresh, of required', as: 'number' },
  { title: 'Expired', as: 'number' },
  { title: 'Missing', as: 'number' },
];

/** The cells under `TOTAL_COLUMNS`. */
export function totalCells(total: Total): Inline[][] {
  const { required, covered, expired, missing } = total;
  const share: Inline[] = required === 0 ? [] : [{ share: Math.round((covered / required) * 100) }, ' '];
  return [[...share, markOf(total)], [ratio(total)], [String(expired || '–')], [String(missing || '–')]];
}

function ratio({ covered, required }: Total): string {
  return required === 0 ? '–' : `${covered.toLocaleString('en-GB')} of ${required.toLocaleString('en-GB')}`;
}
