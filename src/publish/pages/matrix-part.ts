import { derivedFor, hasFresh } from '../../assess/derived.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Control } from '../../validate/frameworks.ts';
import type { Inline, Tag } from '../page-parts.ts';
import { controlPath, type SiteContext, systemLink } from '../site-context.ts';
import { counted, GRADE_TAGS, TIER_TAGS } from '../words.ts';
import { anchorOf } from './coverage-anchor.ts';
import { coveragePath } from './coverage-part.ts';
import { hasGap, judgedViews } from './totals.ts';

export interface MatrixCell {
  readonly tag: Tag & { readonly short: string };
  /** The reason for the grade. */
  readonly href: string;
  readonly required: boolean;
  /** Nothing fresh names the control, and a crosswalk leads there from something fresh that names another. */
  readonly derived?: boolean;
}

export interface MatrixRow {
  readonly name: Inline;
  /** What stands beside the name: the tier of a system, the kind of an identity. */
  readonly beside: Inline;
  readonly cells: readonly MatrixCell[];
}

/** Systems × controls, or identities × risks: what each has to show, every cell with a way to its reason. */
export interface Matrix {
  /** What the first two columns hold. */
  readonly heads: readonly [string, string];
  readonly caption: string;
  readonly columns: readonly {
    readonly label: string;
    readonly href: string | undefined;
    readonly statement: string;
  }[];
  readonly rows: readonly MatrixRow[];
  /** Set where systems are left out, because the matrix would be too large. */
  readonly left: string | undefined;
}

/** In cells, so that a matrix with many columns stays a page that a telephone can hold; and in rows. */
const MOST_CELLS = 1_000;
const MOST_ROWS = 60;

/** Past a size, systems with something required and not covered come first and the rest is left out. */
export function matrixOf(controls: readonly Control[], context: SiteContext): Matrix {
  const views = judgedViews(context);
  const refs = new Set(controls.map(({ ref }) => ref));
  const most = Math.min(MOST_ROWS, Math.ceil(MOST_CELLS / controls.length));
  const shown = views.length <= most ? views : gapsFirst(views, (view) => hasGap(view, refs, context), most);
  const left = views.length - shown.length;
  return {
    heads: ['System', 'Tier'],
    caption: `${counted(shown.length, 'system')} and ${counted(controls.length, 'control')}`,
    columns: controls.map((control) => ({
      label: control.label,
      href: controlPath(control),
      statement: control.name ?? control.statement ?? '',
    })),
    rows: shown.map((view) => ({
      name: systemLink(context, view.system.id),
      beside: TIER_TAGS[view.tier],
      cells: controls.map((control) => cell(control, view, context)),
    })),
    left:
      left === 0
        ? undefined
        : `${counted(left, 'more system is', 'more systems are')} left out: those with gaps come first; the CSV of the framework has all of them.`,
  };
}

/** As many systems as fit, those with gaps first, otherwise in their order. */
export function gapsFirst(
  views: readonly SystemView[],
  isGap: (view: SystemView) => boolean,
  most: number,
): readonly SystemView[] {
  const gaps: SystemView[] = [];
  const rest: SystemView[] = [];
  for (const view of views) {
    (isGap(view) ? gaps : rest).push(view);
    if (gaps.length === most) break;
  }
  return [...gaps, ...rest].slice(0, most);
}

function cell(control: Control, view: SystemView, context: SiteContext): MatrixCell {
  const coverage = view.coverage.get(control.ref);
  const href =
    coverage === undefined ? controlPath(control) : `${coveragePath(view.system.id)}#${anchorOf(control.ref, context)}`;
  return {
    tag: GRADE_TAGS[coverage?.grade ?? 'nothing'],
    href,
    required: coverage?.required ?? false,
    derived: !hasFresh(view, control.ref) && derivedFor(control.ref, view, context.assessment.registry).length > 0,
  };
}
