import { inWords } from '../../diagnostic/calendar.ts';
import type { Rule } from '../../assess/define-rule.ts';
import { relationsInto } from '../../assess/derived.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Control, Framework } from '../../validate/frameworks.ts';
import type { Fact, Inline, Link, Table } from '../page-parts.ts';
import { listed, ruleLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted, GRADE_TAGS, STATUS_TAGS, TIER_TAGS } from '../words.ts';
import { reasonOf } from './coverage-part.ts';
import { reachingTable } from './derived-part.ts';
import { LEGEND, type LegendEntry } from './framework-pages.ts';
import { gapsFirst, type Matrix, matrixOf } from './matrix-part.ts';
import { childrenOf, controlName, hasGap, type Total, TOTAL_COLUMNS, totalCells, totalOf, viewsOn } from './totals.ts';

export interface ControlPage {
  readonly framework: Link;
  readonly title: string;
  readonly label: string;
  readonly statement: string;
  readonly lead: string;
  readonly facts: readonly Fact[];
  readonly rules: Table;
  /** For a control: each system that it is asked of or that speaks of it. */
  readonly systems: Table | undefined;
  /** Where a crosswalk leads here: from which controls, and whose evidence that is. */
  readonly reached: Table | undefined;
  /** For a group: what is below it, and the matrix of that. */
  readonly parts: Table | undefined;
  readonly matrix: Matrix | undefined;
  readonly legend: readonly LegendEntry[];
}

const MOST_SYSTEMS = 100;

export function controlPage(
  control: Control,
  framework: Framework,
  { context, rules }: { context: SiteContext; rules: readonly Rule[] },
): ControlPage {
  const children = childrenOf(control, framework);
  const innermost = children.filter((child) => child.children.length === 0);
  return {
    framework: { text: framework.data.title, href: `/frameworks/${framework.id}/` },
    title: control.name ? `${control.label} ${control.name}` : control.label,
    label: control.ref,
    statement: control.statement ?? control.name ?? '',
    lead: leadOf(totalOf(control, framework, context)),
    facts: factsOf(control, framework),
    rules: ruleTable(control, rules),
    systems: children.length === 0 ? systemTable(control, context) : undefined,
    reached:
      relationsInto(control.ref, context.assessment.registry).length > 0
        ? reachingTable(control.ref, context)
        : undefined,
    parts: children.length > 0 ? partTable(children, framework, context) : undefined,
    matrix: innermost.length > 0 ? matrixOf(innermost, context) : undefined,
    legend: LEGEND,
  };
}

function leadOf({ required, covered, missing }: Total): string {
  if (required === 0) return 'No tier of a system in production or pilot asks for it.';
  const rest = missing === 0 ? 'nothing is missing' : `${counted(missing, 'is', 'are')} missing`;
  return `${covered.toLocaleString('en-GB')} of ${counted(required, 'required entry', 'required entries')} ${required === 1 ? 'has' : 'have'} fresh evidence; ${rest}.`;
}

function factsOf(control: Control, { data, controls }: Framework): Fact[] {
  const url = control.url ?? data.url;
  const parent = control.parent ? controls.get(control.parent) : undefined;
  return [
    { term: 'Level', lines: [[data.levels[control.level] ?? 'Control']] },
    { term: 'Part of', lines: parent ? [controlName(parent)] : [], none: 'the framework itself' },
    ...(control.roles ? [{ term: 'Asked of', lines: [[control.roles.join(', ')]] }] : []),
    ...(control.applies
      ? [
          {
            term: 'Applies from',
            lines: control.applies.map(({ from, when }) => [`${inWords(from)}${when ? `: ${when}` : ''}`]),
          },
        ]
      : []),
    ...(control.topics ? [{ term: 'Filed under', lines: [[control.topics.join('; ')]] }] : []),
    { term: 'Official text', lines: url ? [[{ text: url, href: url }]] : [] },
    {
      term: 'Statement',
      lines: [
        [
          data.statements === 'official'
            ? 'as the publisher has it'
            : 'in the registry’s own words; the official text governs',
        ],
      ],
    },
  ];
}

function ruleTable({ ref }: Control, rules: readonly Rule[]): Table {
  const own = rules.filter((rule) => rule.controls.includes(ref));
  return {
    caption: counted(own.length, 'rule'),
    columns: [
      { title: 'Rule', as: 'id' },
      { title: 'What holds when all is well', as: 'words' },
    ],
    rows: own.map(({ code, summary }) => [[ruleLink(code)], [summary]]),
    empty: 'No rule of the registry speaks to it; it is covered by evidence alone.',
  };
}

/** Systems with something required and not covered come first. */
function systemTable({ ref }: Control, context: SiteContext): Table {
  const [speaking, own] = [viewsOn(ref, context), new Set([ref])];
  const shown = gapsFirst(speaking, (view) => hasGap(view, own, context), MOST_SYSTEMS);
  return {
    caption:
      shown.length < speaking.length
        ? `The first ${shown.length} of ${counted(speaking.length, 'system')}, those with gaps first; the CSV of the framework has all of them`
        : counted(speaking.length, 'system'),
    columns: [
      { title: 'System', as: 'name' },
      { title: 'Tier' },
      { title: 'Status' },
      { title: 'Asked for' },
      { title: 'Grade' },
      { title: 'Because', as: 'words' },
    ],
    rows: shown.map((view) => systemRow(view, ref, context)),
    empty: 'No tier asks for it, and no record speaks of it.',
  };
}

function systemRow(view: SystemView, ref: string, context: SiteContext): (readonly Inline[])[] {
  const coverage = view.coverage.get(ref);
  return [
    [systemLink(context, view.system.id)],
    [TIER_TAGS[view.tier]],
    [STATUS_TAGS[view.system.status]],
    [coverage?.required ? 'yes' : 'no'],
    [GRADE_TAGS[coverage?.grade ?? 'nothing']],
    coverage ? listed(reasonOf(coverage, view, context), '; ') : [],
  ];
}

function partTable(children: readonly Control[], framework: Framework, context: SiteContext): Table {
  return {
    caption: 'What it asks, and how much of it has fresh evidence',
    columns: [{ title: framework.data.levels[children[0]?.level ?? 0] ?? 'Control', as: 'words' }, ...TOTAL_COLUMNS],
    rows: children.map((child) => [controlName(child), ...totalCells(totalOf(child, framework, context))]),
    empty: 'It has no parts.',
  };
}
