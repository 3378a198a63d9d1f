import { inWords } from '../../diagnostic/calendar.ts';
import { type Coverage, isCovered } from '../../assess/coverage.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { isFresh, type JudgedEvidence } from '../../assess/evidence.ts';
import type { Control, Framework } from '../../validate/frameworks.ts';
import type { Inline, Table } from '../page-parts.ts';
import { controlPath, evidenceKind, exceptionLink, listed, personLink, type SiteContext } from '../site-context.ts';
import { counted, EVIDENCE_TAGS, GRADE_TAGS } from '../words.ts';

/** What a system has to show in one framework. */
export interface CoveragePart {
  readonly framework: string;
  readonly href: string;
  readonly sentence: string;
  readonly table: Table;
}

export function coverageParts(view: SystemView, context: SiteContext): CoveragePart[] {
  return [...context.assessment.registry.frameworks.values()].map((framework) => {
    const entries = [...framework.controls.keys()]
      .map((ref) => view.coverage.get(ref))
      .filter((entry) => entry !== undefined);
    return {
      framework: framework.data.title,
      href: `/frameworks/${framework.id}/`,
      sentence: sentenceOf(entries),
      table: {
        caption: counted(
          entries.length,
          'control that its tier asks for or its record speaks of',
          'controls that its tier asks for or its record speaks of',
        ),
        columns: [
          { title: 'Control', as: 'words' },
          { title: 'Asked for' },
          { title: 'Grade' },
          { title: 'Because', as: 'words' },
        ],
        rows: entries.map((entry) => row(entry, framework, context)),
        anchors: entries.map(({ control }) => anchorOf(control)),
        empty: 'Its tier asks for no control of this framework, and its record speaks of none.',
      },
    };
  });
}

function sentenceOf(entries: readonly Coverage[]): string {
  const required = entries.filter((entry) => entry.required);
  if (required.length === 0) return 'Its tier asks for no control of this framework.';
  const covered = required.filter(({ grade }) => isCovered(grade)).length;
  return `${covered} of the ${counted(required.length, 'control')} that its tier asks for ${covered === 1 ? 'has' : 'have'} fresh evidence.`;
}

function row(coverage: Coverage, framework: Framework, context: SiteContext): (readonly Inline[])[] {
  const control = framework.controls.get(coverage.control);
  return [
    control ? plainName(control) : [{ code: coverage.control }],
    [coverage.required ? 'yes' : 'no'],
    [GRADE_TAGS[coverage.grade]],
    listed(reasonOf(coverage, context, ''), '; '),
  ];
}

/** `nist-csf-2.0:GV.RM-01` as an anchor. */
export function anchorOf(ref: string): string {
  return `c-${ref.replace(':', '-').toLowerCase()}`;
}

/**
 * The grade's reason: the evidence behind it, the exception, or what the record says. `page` is the
 * address of the system's page, and empty on that page itself, where an item is named by its kind and
 * day, since its title stands in the table of evidence.
 */
export function reasonOf(
  { evidence, against, exception, claim, grade }: Coverage,
  context: SiteContext,
  page: string,
): (readonly Inline[])[] {
  const item = ({ use, state }: JudgedEvidence): Inline[] => [
    { text: page === '' ? kindAndDay(use, context) : (use.data.title ?? use.id), href: `${page}#evidence-${use.id}` },
    isFresh(state) ? '' : ` (${EVIDENCE_TAGS[state].word.toLowerCase()})`,
  ];
  const reasons: (readonly Inline[])[] = [
    ...against.map((judged) => ['Against it: ', ...item(judged)]),
    ...evidence.map((judged) => [...(against.length > 0 ? ['For it: '] : []), ...item(judged)]),
  ];
  if (exception !== undefined) reasons.push(['Exception: ', exceptionLink(context, exception)]);
  if (claim !== undefined) {
    const words = [`The record says ${claim.status.replace('-', ' ')}`, claim.from && `from ${claim.from}`]
      .filter(Boolean)
      .join(' ');
    reasons.push([
      `${words}${claim.because ? `: ${claim.because}` : '.'}`,
      ...(claim.agreed_by ? [' Agreed by ', ...personLink(context, claim.agreed_by), '.'] : []),
    ]);
  }
  return reasons.length > 0 ? reasons : [[GRADE_TAGS[grade].means]];
}

function kindAndDay({ data }: JudgedEvidence['use'], context: SiteContext): string {
  return [evidenceKind(data.kind, context), data.performed === undefined ? undefined : inWords(data.performed)]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** Set in the mono face by its table, since a page has many. */
function plainName(control: Control): Inline[] {
  return [{ text: control.label, href: controlPath(control) }, ` ${control.name ?? control.statement ?? ''}`];
}
