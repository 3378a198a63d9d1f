import { GRADES, type Grade, isCovered } from '../../assess/coverage.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Rule } from '../../assess/define-rule.ts';
import type { Control, Framework } from '../../validate/frameworks.ts';
import type { Inline, Link, Tag } from '../page-parts.ts';
import { controlLink, ruleLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted, GRADE_TAGS, STATUS_TAGS, TIER_TAGS } from '../words.ts';
import { anchorOf, reasonOf } from './coverage-part.ts';

export interface MatrixCell {
  readonly tag: Tag & { readonly short: string };
  readonly href: string;
  readonly required: boolean;
}

export interface Matrix {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly href: string; readonly statement: string }[];
  readonly rows: readonly { readonly system: Link; readonly tier: string; readonly cells: readonly MatrixCell[] }[];
  /** How many systems are left out, because the matrix would be too large; they are on the pages of the controls. */
  readonly left: number;
}

/** A row of totals: what a group of controls asks and what is covered. */
export interface TotalRow {
  readonly label: Inline;
  readonly name: string;
  readonly depth: number;
  readonly required: number;
  readonly covered: number;
  readonly expired: number;
  readonly missing: number;
  readonly mark: Tag;
}

export interface FrameworkPage {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly publisher: string;
  readonly url: string | undefined;
  readonly ownWords: boolean;
  readonly levels: readonly string[];
  readonly totals: readonly TotalRow[];
  readonly matrices: readonly { readonly label: string; readonly name: string; readonly anchor: string; readonly href: string; readonly matrix: Matrix }[];
  readonly legend: readonly { readonly tag: Tag & { readonly short: string }; readonly means: string }[];
}

const LARGEST_MATRIX = 60;

/** The systems that coverage is asked of: those in use. */
export function judgedViews(context: SiteContext): SystemView[] {
  return [...context.assessment.views.values()].filter(({ system }) => system.status === 'production' || system.status === 'pilot');
}

export function frameworkPage(framework: Framework, context: SiteContext): FrameworkPage {
  const views = judgedViews(context);
  const groups = [...framework.controls.values()].filter((control) => control.children.length > 0);
  const innermost = groups.filter((group) => group.children.some((ref) => framework.controls.get(ref)?.children.length === 0));
  const total = totalOf(framework.leaves, views);
  return {
    id: framework.id,
    title: framework.data.title,
    lead: total.required === 0 ? 'The policy asks for no control of this framework.' : `${total.covered.toLocaleString('en-GB')} of ${counted(total.required, 'required control')} have fresh evidence, over ${counted(views.length, 'system')} in production or pilot.`,
    publisher: [framework.data.publisher, framework.data.published].filter(Boolean).join(', '),
    url: framework.data.url,
    ownWords: framework.data.statements !== 'official',
    levels: framework.data.levels,
    totals: (groups.length > 0 ? groups : [...framework.controls.values()]).map((group) => totalRow(group, framework, views)),
    matrices: innermost.length > 0 ? innermost.map((group) => groupMatrix(group, framework, context)) : [flatMatrix(framework, context)],
    legend: GRADES.map((grade) => ({ tag: GRADE_TAGS[grade], means: GRADE_TAGS[grade].means })),
  };
}

function groupMatrix(group: Control, framework: Framework, context: SiteContext): FrameworkPage['matrices'][number] {
  return { label: group.label, name: group.name ?? '', anchor: `m-${group.id.toLowerCase()}`, href: pathOf(group), matrix: matrixOf(group.children, framework, context) };
}

function flatMatrix(framework: Framework, context: SiteContext): FrameworkPage['matrices'][number] {
  return { label: framework.data.short ?? framework.id, name: '', anchor: 'matrix', href: `/frameworks/${framework.id}/`, matrix: matrixOf(framework.leaves, framework, context) };
}

/** Systems × controls. Past a size, systems with something required and not covered come first and the rest is left out. */
export function matrixOf(refs: readonly string[], framework: Framework, context: SiteContext): Matrix {
  const controls = refs.map((ref) => framework.controls.get(ref)).filter((control) => control !== undefined);
  const views = judgedViews(context);
  const gap = (view: SystemView) => (refs.some((ref) => { const found = view.coverage.get(ref); return found?.required === true && !isCovered(found.grade); }) ? 0 : 1);
  const shown = views.length <= LARGEST_MATRIX ? views : [...views].sort((a, b) => gap(a) - gap(b)).slice(0, LARGEST_MATRIX);
  return {
    caption: `What each system in production or pilot has to show for ${counted(controls.length, 'control')}. Every cell leads to its reason; what the tier asks for is underlined.`,
    columns: controls.map((control) => ({ label: control.label, href: pathOf(control), statement: control.name ?? control.statement ?? '' })),
    rows: shown.map((view) => ({
      system: { text: view.system.data.title ?? view.system.id, href: `/systems/${view.system.id}/` },
      tier: view.tier,
      cells: controls.map((control) => cell(control, view)),
    })),
    left: views.length - shown.length,
  };
}

function cell(control: Control, view: SystemView): MatrixCell {
  const coverage = view.coverage.get(control.ref);
  const grade: Grade = coverage?.grade ?? 'nothing';
  const href = coverage === undefined ? pathOf(control) : `/systems/${view.system.id}/#${anchorOf(control.ref)}`;
  return { tag: GRADE_TAGS[grade], href, required: coverage?.required ?? false };
}

interface Total {
  required: number;
  covered: number;
  expired: number;
  missing: number;
}

function totalOf(refs: readonly string[], views: readonly SystemView[]): Total {
  const wanted = new Set(refs);
  const total: Total = { required: 0, covered: 0, expired: 0, missing: 0 };
  for (const view of views) {
    for (const { control, required, grade } of view.coverage.values()) {
      if (!required || !wanted.has(control)) continue;
      total.required++;
      if (isCovered(grade)) total.covered++;
      else if (grade === 'expired') total.expired++;
      else if (grade === 'required') total.missing++;
    }
  }
  return total;
}

function totalRow(group: Control, framework: Framework, views: readonly SystemView[]): TotalRow {
  const total = totalOf(leavesBelow(group, framework), views);
  return { label: { text: group.label, href: pathOf(group), code: true }, name: group.name ?? group.statement ?? '', depth: group.level, ...total, mark: markOf(total) };
}

/** How full a group is, as a symbol and a word. */
export function markOf({ required, covered }: { readonly required: number; readonly covered: number }): Tag {
  if (required === 0) return { word: 'Not asked', symbol: '–', tone: 'none' };
  if (covered === required) return { word: 'All', symbol: '●', tone: 'good' };
  if (covered * 2 >= required) return { word: 'Most', symbol: '◐', tone: 'warn' };
  return covered === 0 ? { word: 'None', symbol: '○', tone: 'bad' } : { word: 'Few', symbol: '◔', tone: 'bad' };
}

function leavesBelow(control: Control, framework: Framework): string[] {
  if (control.children.length === 0) return [control.ref];
  return control.children.flatMap((ref) => {
    const child = framework.controls.get(ref);
    return child ? leavesBelow(child, framework) : [];
  });
}

export function pathOf(control: Control): string {
  return `/frameworks/${control.framework}/${control.id.toLowerCase()}/`;
}

export interface ControlPage {
  readonly framework: Link;
  readonly label: string;
  readonly name: string | undefined;
  readonly statement: string | undefined;
  readonly url: string | undefined;
  readonly ownWords: boolean;
  readonly level: string;
  readonly above: readonly Inline[];
  readonly lead: string;
  readonly rules: readonly { readonly code: Link; readonly summary: string }[];
  /** For the innermost level: each system that it is asked of or that speaks of it. */
  readonly systems: readonly { readonly system: Inline; readonly tags: readonly Tag[]; readonly grade: Tag; readonly required: boolean; readonly reason: readonly (readonly Inline[])[] }[];
  /** How many more systems there are than the page lists. */
  readonly left: number;
  /** For a group: its matrix. */
  readonly matrix: Matrix | undefined;
}

const MOST_SYSTEMS = 500;

export function controlPage(control: Control, framework: Framework, { context, rules }: { context: SiteContext; rules: readonly Rule[] }): ControlPage {
  const leaf = control.children.length === 0;
  const views = judgedViews(context);
  const speaking = leaf ? views.filter((view) => view.coverage.has(control.ref)) : [];
  const order = (view: SystemView) => { const found = view.coverage.get(control.ref); return found === undefined || isCovered(found.grade) ? 1 : 0; };
  const listed = [...speaking].sort((a, b) => order(a) - order(b)).slice(0, MOST_SYSTEMS);
  const total = totalOf(leavesBelow(control, framework), views);
  return {
    framework: { text: framework.data.title, href: `/frameworks/${framework.id}/` },
    label: control.label,
    name: control.name,
    statement: control.statement,
    url: control.url ?? framework.data.url,
    ownWords: framework.data.statements !== 'official',
    level: framework.data.levels[control.level] ?? '',
    above: control.parent ? [controlLink(context, control.parent)] : [],
    lead: total.required === 0 ? 'No tier of a system in production or pilot asks for it.' : `${total.covered} of ${counted(total.required, 'required entry', 'required entries')} ${total.required === 1 ? 'has' : 'have'} fresh evidence; ${counted(total.missing, 'is', 'are')} missing.`,
    rules: rules.filter((rule) => rule.controls.includes(control.ref)).map((rule) => ({ code: ruleLink(rule.code), summary: rule.summary })),
    systems: listed.map((view) => {
      const coverage = view.coverage.get(control.ref);
      return {
        system: systemLink(context, view.system.id),
        tags: [TIER_TAGS[view.tier], STATUS_TAGS[view.system.status]],
        grade: GRADE_TAGS[coverage?.grade ?? 'nothing'],
        required: coverage?.required ?? false,
        reason: coverage ? reasonOf(coverage, view, context) : [],
      };
    }),
    left: speaking.length - listed.length,
    matrix: leaf ? undefined : matrixOf(control.children.filter((ref) => framework.controls.get(ref)?.children.length === 0), framework, context),
  };
}
