import { GRADES } from '../../assess/coverage.ts';
import type { Control, Framework } from '../../validate/frameworks.ts';
import type { ContentsEntry, Fact, Inline, Table, Tag } from '../page-parts.ts';
import { controlPath, type SiteContext } from '../site-context.ts';
import { counted, GRADE_TAGS } from '../words.ts';
import { type Matrix, matrixOf } from './matrix-part.ts';
import type { TablePage } from './table-page.ts';
import {
  childrenOf,
  controlName,
  frameworkTotal,
  judgedViews,
  type Total,
  TOTAL_COLUMNS,
  totalCells,
  totalOf,
} from './totals.ts';

export interface MatrixSection {
  readonly anchor: string;
  readonly title: string;
  /** What the group asks, where it has a sentence for that. */
  readonly statement: string | undefined;
  readonly href: string;
  readonly matrix: Matrix;
}

export interface FrameworkPage {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly facts: readonly Fact[];
  readonly totals: Table;
  readonly matrices: readonly MatrixSection[];
  readonly legend: readonly LegendEntry[];
  readonly contents: readonly ContentsEntry[];
}

export interface LegendEntry {
  readonly tag: Tag & { readonly short: string };
  readonly means: string;
}

export const LEGEND: readonly LegendEntry[] = GRADES.map((grade) => ({
  tag: GRADE_TAGS[grade],
  means: GRADE_TAGS[grade].means,
}));

export function frameworksPage(context: SiteContext): TablePage {
  const frameworks = [...context.assessment.registry.frameworks.values()];
  return {
    title: 'Frameworks',
    lead: [
      `${counted(frameworks.length, 'framework is', 'frameworks are')} in use. A control counts as covered while unexpired evidence with a good result supports it, and never because a record says so.`,
    ],
    sections: [
      {
        anchor: 'frameworks',
        table: {
          caption: `What the policy asks for and what has fresh evidence, over ${counted(judgedViews(context).length, 'system')} in production or pilot`,
          columns: [{ title: 'Framework', as: 'words' }, { title: 'Controls', as: 'number' }, ...TOTAL_COLUMNS],
          rows: frameworks.map((framework) => [
            [{ text: framework.data.title, href: `/frameworks/${framework.id}/` }, { note: [publisherOf(framework)] }],
            [framework.leaves.length.toLocaleString('en-GB')],
            ...totalCells(frameworkTotal(framework, context)),
          ]),
          empty: 'No framework is in use.',
        },
      },
    ],
  };
}

export function frameworkPage(framework: Framework, context: SiteContext): FrameworkPage {
  const groups = groupsOf(framework);
  const innermost = groups.filter((group) => childrenOf(group, framework).some((child) => child.children.length === 0));
  const matrices =
    innermost.length > 0
      ? innermost.map((group) => groupMatrix(group, framework, context))
      : [flatMatrix(framework, context)];
  return {
    id: framework.id,
    title: framework.data.title,
    lead: leadOf(frameworkTotal(framework, context), context),
    facts: factsOf(framework),
    totals: totalsTable(framework, context),
    matrices,
    legend: LEGEND,
    contents: [
      { anchor: 'totals', title: 'Totals' },
      { anchor: 'grades', title: 'The grades' },
      ...matrices.map(({ anchor, title }) => ({ anchor, title })),
    ],
  };
}

/** What is counted in totals: the groups of a framework that has some, else its controls. */
function groupsOf(framework: Framework): Control[] {
  return [...framework.controls.values()].filter((control) => control.children.length > 0);
}

export function totalsTable(framework: Framework, context: SiteContext): Table {
  const groups = groupsOf(framework);
  const rows = groups.length > 0 ? groups : [...framework.controls.values()];
  return {
    caption: 'What the policy asks for, and how much of it has fresh evidence',
    columns: [{ title: framework.data.levels[0] ?? 'Control', as: 'words' }, ...TOTAL_COLUMNS],
    rows: rows.map((control) => [controlName(control), ...totalCells(totalOf(control, framework, context))]),
    depths: rows.map(({ level }) => level),
    empty: 'The framework has no controls.',
  };
}

function leadOf({ required, covered }: Total, context: SiteContext): string {
  if (required === 0) return 'The policy asks for no control of this framework.';
  return `${covered.toLocaleString('en-GB')} of ${counted(required, 'required control')} have fresh evidence, over ${counted(judgedViews(context).length, 'system')} in production or pilot.`;
}

function factsOf({ data }: Framework): Fact[] {
  const official: Inline[] = data.url ? [{ text: data.url, href: data.url }] : [];
  return [
    {
      term: 'Published by',
      lines: data.publisher ? [[[data.publisher, data.published].filter(Boolean).join(', ')]] : [],
    },
    { term: 'Official text', lines: official.length > 0 ? [official] : [] },
    {
      term: 'Statements',
      lines: [
        [
          data.statements === 'official'
            ? 'as the publisher has them'
            : 'in the registry’s own words; the official text governs',
        ],
      ],
    },
  ];
}

function publisherOf({ data }: Framework): string {
  return data.publisher ?? 'The publisher is not given';
}

function groupMatrix(group: Control, framework: Framework, context: SiteContext): MatrixSection {
  return {
    anchor: `m-${group.id.toLowerCase()}`,
    title: [group.label, group.name].filter(Boolean).join(' '),
    statement: group.statement,
    href: controlPath(group),
    matrix: matrixOf(childrenOf(group, framework), context),
  };
}

function flatMatrix(framework: Framework, context: SiteContext): MatrixSection {
  const controls = framework.leaves
    .map((ref) => framework.controls.get(ref))
    .filter((control) => control !== undefined);
  return {
    anchor: 'matrix',
    title: 'Systems and controls',
    statement: undefined,
    href: `/frameworks/${framework.id}/`,
    matrix: matrixOf(controls, context),
  };
}
