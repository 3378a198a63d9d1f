import { type Coverage, isCovered } from '../../assess/coverage.ts';
import { derivedFor } from '../../assess/derived.ts';
import { isFresh, type JudgedEvidence } from '../../assess/evidence.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Framework } from '../../validate/frameworks.ts';
import { inlineText } from '../inline-text.ts';
import type { Inline, Table } from '../page-parts.ts';
import { dated, exceptionLink, listed, personLink, type SiteContext } from '../site-context.ts';
import { EVIDENCE_TAGS, GRADE_TAGS } from '../words.ts';
import { anchorOf } from './coverage-anchor.ts';
import { derivedCell } from './derived-part.ts';
import { markOf } from './totals.ts';

/** What a system has to show in each framework, in one line each; its coverage page has the controls. */
export function coverageSummary(view: SystemView, context: SiteContext): Table {
  const frameworks = [...context.assessment.registry.frameworks.values()].filter(
    (framework) => entriesOf(view, framework).length > 0,
  );
  return {
    caption: 'What its tier asks for, and how much of it has fresh evidence',
    columns: [
      { title: 'Framework', as: 'words' },
      { title: 'How much' },
      { title: 'Fresh, of required', as: 'number' },
      { title: 'Open', as: 'words' },
    ],
    rows: frameworks.map((framework) => summaryRow(view, framework, context)),
    empty: 'Its tier asks for no control of the frameworks in use, and its record speaks of none.',
  };
}

function summaryRow(view: SystemView, framework: Framework, context: SiteContext): (readonly Inline[])[] {
  const required = entriesOf(view, framework).filter((entry) => entry.required);
  const open = required.filter(({ grade }) => !isCovered(grade));
  const total = { required: required.length, covered: required.length - open.length };
  return [
    [{ text: framework.data.title, href: `${COVERAGE_BESIDE}#${framework.id}` }],
    [markOf(total)],
    [required.length === 0 ? 'none asked' : `${total.covered} of ${required.length}`],
    open.length === 0
      ? ['nothing']
      : listed(
          open.map(({ control, grade }) => [
            { text: labelOf(control, framework), href: `${COVERAGE_BESIDE}#${anchorOf(control, context)}` },
            ` ${GRADE_TAGS[grade].short}${derivedFor(control, view, context.assessment.registry).length > 0 ? ', derived' : ''}`,
          ]),
          '; ',
        ),
  ];
}

function labelOf(ref: string, framework: Framework): string {
  return framework.controls.get(ref)?.label ?? ref;
}

/** What the tier asks for or the record speaks of, in the order of the framework. */
export function entriesOf(view: SystemView, framework: Framework): Coverage[] {
  const entries: Coverage[] = [];
  for (const entry of view.coverage.values()) if (framework.controls.has(entry.control)) entries.push(entry);
  return entries.length < 2 ? entries : inOrder(entries, framework);
}

function inOrder(entries: readonly Coverage[], framework: Framework): Coverage[] {
  const places = placesOf(framework);
  return [...entries].sort((a, b) => (places.get(a.control) ?? 0) - (places.get(b.control) ?? 0));
}

const places = new WeakMap<Framework, ReadonlyMap<string, number>>();

function placesOf(framework: Framework): ReadonlyMap<string, number> {
  const found = places.get(framework) ?? new Map([...framework.controls.keys()].map((ref, at) => [ref, at]));
  places.set(framework, found);
  return found;
}

/** The same page as the system’s own page names it, which does so many times. */
export const COVERAGE_BESIDE = 'coverage/';

export function coveragePath(system: string): string {
  return `/systems/${system}/coverage/`;
}

/** The grade's reason: the evidence behind it, the exception, or what the record says; then what is only derived. */
export function reasonOf(
  { control, evidence, against, answered, exception, claim, grade }: Coverage,
  view: SystemView,
  context: SiteContext,
): (readonly Inline[])[] {
  const page = `/systems/${view.system.id}/`;
  const item = ({ use, state }: JudgedEvidence): Inline[] => [
    { text: use.data.title ?? use.id, href: `${page}#evidence-${use.id}` },
    isFresh(state) ? '' : ` (${EVIDENCE_TAGS[state].word.toLowerCase()})`,
  ];
  const reasons: (readonly Inline[])[] = [
    ...against.map((judged) => ['Against it: ', ...item(judged)]),
    ...answered.map((one) => ['Answered: ', ...item(one.item), ', by ', ...item(one.by)]),
    ...evidence.map((judged) => [...(against.length > 0 ? ['For it: '] : []), ...item(judged)]),
  ];
  if (exception !== undefined) reasons.push(exceptionReason(exception, context));
  if (claim !== undefined) {
    const words = [`The record says ${claim.status.replace('-', ' ')}`, claim.from && `from ${claim.from}`]
      .filter(Boolean)
      .join(' ');
    reasons.push([
      `${words}${claim.because ? `: ${claim.because}` : '.'}`,
      ...(claim.agreed_by ? [' Agreed by ', ...personLink(context, claim.agreed_by), '.'] : []),
    ]);
  }
  if (reasons.length === 0) reasons.push([GRADE_TAGS[grade].means]);
  const derived = isCovered(grade) ? [] : derivedFor(control, view, context.assessment.registry);
  return derived.length > 0 ? [...reasons, derivedCell(derived, context)] : reasons;
}

/** The same as plain text, for documents. */
export function reasonText(entry: Coverage, view: SystemView, context: SiteContext): string {
  return reasonOf(entry, view, context).map(inlineText).join('; ');
}

function exceptionReason(id: string, context: SiteContext): readonly Inline[] {
  const until = dated(context.assessment.registry.exceptions.get(id)?.data.until);
  return ['Exception: ', exceptionLink(context, id), ...(until.length > 0 ? [', until ', ...until] : [])];
}
