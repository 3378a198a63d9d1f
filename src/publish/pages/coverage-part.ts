import type { Coverage } from '../../assess/coverage.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import type { Inline, Tag } from '../page-parts.ts';
import { exceptionLink, personLink, type SiteContext } from '../site-context.ts';
import { EVIDENCE_TAGS, GRADE_TAGS } from '../words.ts';

export interface CoverageRow {
  readonly anchor: string;
  readonly label: string;
  readonly href: string;
  readonly statement: string;
  readonly required: boolean;
  readonly tag: Tag;
  /** Why the grade is what it is. */
  readonly reason: readonly (readonly Inline[])[];
}

/** What a system has to show in one framework. */
export interface CoveragePart {
  readonly framework: string;
  readonly href: string;
  readonly sentence: string;
  readonly rows: readonly CoverageRow[];
}

export function coverageParts(view: SystemView, context: SiteContext): CoveragePart[] {
  const { frameworks } = context.assessment.registry;
  return [...frameworks.values()].map((framework): CoveragePart => {
    const rows = [...framework.controls.values()].flatMap((control) => {
      const coverage = view.coverage.get(control.ref);
      if (coverage === undefined) return [];
      return [{
        anchor: anchorOf(control.ref),
        label: control.label,
        href: `/frameworks/${framework.id}/${control.id.toLowerCase()}/`,
        statement: control.name ?? control.statement ?? '',
        required: coverage.required,
        tag: GRADE_TAGS[coverage.grade],
        reason: reasonOf(coverage, view, context),
      }];
    });
    const required = rows.filter((row) => row.required);
    const fresh = required.filter((row) => row.tag === GRADE_TAGS.fresh || row.tag === GRADE_TAGS.expiring).length;
    const sentence = required.length === 0 ? 'Its tier asks for no control of this framework.' : `${fresh} of the ${required.length} controls that its tier asks for have fresh evidence.`;
    return { framework: framework.data.title, href: `/frameworks/${framework.id}/`, sentence, rows };
  });
}

/** `nist-csf-2.0:GV.RM-01` as an anchor. */
export function anchorOf(ref: string): string {
  return `c-${ref.replace(':', '-').toLowerCase()}`;
}

/** The grade's reason: the evidence behind it, the exception, or what the record says. */
export function reasonOf(coverage: Coverage, view: SystemView, context: SiteContext): (readonly Inline[])[] {
  const reasons: (readonly Inline[])[] = coverage.evidence.map(({ use, state }) => [
    { text: use.data.title ?? use.id, href: `/systems/${view.system.id}/#evidence-${use.id}` },
    ` (${EVIDENCE_TAGS[state].word.toLowerCase()}${use.data.expires ? `, counts until ${inWords(use.data.expires)}` : ''})`,
  ]);
  if (coverage.exception !== undefined) reasons.push(['Exception: ', exceptionLink(context, coverage.exception)]);
  const { claim } = coverage;
  if (claim !== undefined) {
    const words = [`The record says ${claim.status.replace('-', ' ')}`, claim.from && `from ${claim.from}`].filter(Boolean).join(' ');
    reasons.push([`${words}${claim.because ? `: ${claim.because}` : '.'}`, ...(claim.agreed_by ? [' Agreed by ', ...personLink(context, claim.agreed_by), '.'] : [])]);
  }
  if (reasons.length === 0) reasons.push([GRADE_TAGS[coverage.grade].means]);
  return reasons;
}
