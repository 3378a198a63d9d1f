import { isCovered } from '../../assess/coverage.ts';
import { derivedFor } from '../../assess/derived.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Control, Framework } from '../../validate/frameworks.ts';
import type { Tier } from '../../validate/schema/common.ts';
import type { Column, Inline, Link, Tag } from '../page-parts.ts';
import { controlPath, type SiteContext } from '../site-context.ts';

/** What some controls ask of the systems in use, and how much of that is covered. */
export interface Total {
  readonly required: number;
  readonly covered: number;
  readonly expired: number;
  readonly missing: number;
  /** Of those that are not covered: reached through a crosswalk. */
  readonly derived: number;
}

const NOTHING: Total = { required: 0, covered: 0, expired: 0, missing: 0, derived: 0 };

/** What all pages on coverage share, laid out once in a run. */
interface Laid {
  readonly judged: readonly SystemView[];
  /** The systems in use that a control is asked of or that speak of it. */
  readonly byControl: ReadonlyMap<string, readonly SystemView[]>;
  /** Those of them with fresh evidence that names it. */
  readonly fresh: ReadonlyMap<string, readonly SystemView[]>;
  /** The controls that are asked of a system and not covered, for each that has any. */
  readonly gaps: ReadonlyMap<SystemView, readonly string[]>;
  readonly totals: ReadonlyMap<string, Total>;
  readonly byTier: Record<Tier, ReadonlyMap<string, Total>>;
}

const laid = new WeakMap<SiteContext, Laid>();

function layOut(context: SiteContext): Laid {
  const known = laid.get(context);
  if (known) return known;
  const judged = [...context.assessment.views.values()].filter(
    ({ system }) => system.status === 'production' || system.status === 'pilot',
  );
  const byControl = new Map<string, SystemView[]>();
  const fresh = new Map<string, SystemView[]>();
  const gaps = new Map<SystemView, readonly string[]>();
  for (const view of judged) {
    const own = [...view.coverage.values()].filter(({ required, grade }) => required && !isCovered(grade));
    if (own.length > 0)
      gaps.set(
        view,
        own.map(({ control }) => control),
      );
    for (const [control, { grade }] of view.coverage) {
      put(byControl, control, view);
      if (isCovered(grade)) put(fresh, control, view);
    }
  }
  const totalsOf = (tier: Tier) => {
    const own = (views: readonly SystemView[]) => views.filter((view) => view.tier === tier);
    return new Map([...byControl].map(([control, views]) => [control, totalOver(control, own(views), context)]));
  };
  const byTier = { low: totalsOf('low'), standard: totalsOf('standard'), high: totalsOf('high') };
  const ofAll = (control: string) => sum(Object.values(byTier).map((own) => own.get(control) ?? NOTHING));
  const totals = new Map([...byControl.keys()].map((control) => [control, ofAll(control)]));
  const made = { judged, byControl, fresh, gaps, totals, byTier };
  laid.set(context, made);
  return made;
}

function put(byControl: Map<string, SystemView[]>, control: string, view: SystemView): void {
  const views = byControl.get(control);
  if (views) views.push(view);
  else byControl.set(control, [view]);
}

/** The systems that coverage is asked of: those in use. */
export function judgedViews(context: SiteContext): readonly SystemView[] {
  return layOut(context).judged;
}

/** The systems in use that a control is asked of or that speak of it. */
export function viewsOn(control: string, context: SiteContext): readonly SystemView[] {
  return layOut(context).byControl.get(control) ?? [];
}

/** The systems in use with fresh evidence that names the control itself. */
export function freshOn(control: string, context: SiteContext): readonly SystemView[] {
  return layOut(context).fresh.get(control) ?? [];
}

/** Whether one of some controls is asked of a system in use and not covered. */
export function hasGap(view: SystemView, controls: ReadonlySet<string>, context: SiteContext): boolean {
  return (
    layOut(context)
      .gaps.get(view)
      ?.some((control) => controls.has(control)) === true
  );
}

/** What one control asks of some systems. */
export function totalOver(control: string, views: readonly SystemView[], context: SiteContext): Total {
  const { registry } = context.assessment;
  const total = { ...NOTHING };
  for (const view of views) {
    const found = view.coverage.get(control);
    if (found?.required !== true) continue;
    total.required += 1;
    if (isCovered(found.grade)) total.covered += 1;
    else if (derivedFor(control, view, registry).length > 0) total.derived += 1;
    if (found.grade === 'expired') total.expired += 1;
    if (found.grade === 'required') total.missing += 1;
  }
  return total;
}

export function sum(totals: readonly Total[]): Total {
  return totals.reduce(
    (all, { required, covered, expired, missing, derived }) => ({
      required: all.required + required,
      covered: all.covered + covered,
      expired: all.expired + expired,
      missing: all.missing + missing,
      derived: all.derived + derived,
    }),
    NOTHING,
  );
}

/** The total of a control and everything below it, over the systems in use or those of one tier. */
export function totalOf(control: Control, framework: Framework, context: SiteContext, tier?: Tier): Total {
  const { totals, byTier } = layOut(context);
  const own = tier === undefined ? totals : byTier[tier];
  return sum(leavesOf(control, framework).map((ref) => own.get(ref) ?? NOTHING));
}

export function frameworkTotal(framework: Framework, context: SiteContext, tier?: Tier): Total {
  const { totals, byTier } = layOut(context);
  const own = tier === undefined ? totals : byTier[tier];
  return sum(framework.leaves.map((ref) => own.get(ref) ?? NOTHING));
}

function leavesOf(control: Control, framework: Framework): string[] {
  if (control.children.length === 0) return [control.ref];
  return childrenOf(control, framework).flatMap((child) => leavesOf(child, framework));
}

export function childrenOf(control: Control, framework: Framework): Control[] {
  return control.children.map((ref) => framework.controls.get(ref)).filter((child) => child !== undefined);
}

export function controlName(control: Control): Inline[] {
  const link: Link = { text: control.label, href: controlPath(control), code: true };
  return [link, ` ${control.name ?? control.statement ?? ''}`];
}

/** How full a group is, as a symbol and a word. */
export function markOf({ required, covered }: Pick<Total, 'required' | 'covered'>): Tag {
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
  { title: 'Only derived', as: 'number' },
];

/** The cells under `TOTAL_COLUMNS`. */
export function totalCells(total: Total): Inline[][] {
  const { required, covered, expired, missing, derived } = total;
  const share: Inline[] = required === 0 ? [] : [{ share: Math.round((covered / required) * 100) }, ' '];
  return [
    [...share, markOf(total)],
    [ratio(total)],
    [String(expired || '–')],
    [String(missing || '–')],
    [String(derived || '–')],
  ];
}

/** `12 of 20`. */
export function ratio({ covered, required }: Total): string {
  return required === 0 ? '–' : `${covered.toLocaleString('en-GB')} of ${required.toLocaleString('en-GB')}`;
}
