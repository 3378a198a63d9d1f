import { GRADES } from '../../assess/coverage.ts';
import type { Framework } from '../../validate/frameworks.ts';
import { catalogPath } from '../document-paths.ts';
import { CATALOG } from '../documents.ts';
import { matrixPath, type RegisterFormat } from '../exports.ts';
import type { ContentsEntry, Fact, Inline, Table, Tag } from '../page-parts.ts';
import { hasWorkbook } from '../registers/matrix.ts';
import type { SiteContext } from '../site-context.ts';
import { counted, GRADE_TAGS } from '../words.ts';
import { crosswalkTable, withdrawnTable } from './derived-part.ts';
import { frameworksHeatMap, heatMap } from './heat-map.ts';
import { type Matrix, matrixOf } from './matrix-part.ts';
import type { TablePage } from './table-page.ts';
import { frameworkTotal, judgedViews, type Total } from './totals.ts';

export interface FrameworkPage {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly facts: readonly Fact[];
  readonly totals: Table;
  readonly crosswalks: Table;
  /** What became of the ids of the version before. */
  readonly withdrawn: Table | undefined;
  /** Of a framework without groups; those of others stand on the pages of their groups. */
  readonly matrix: Matrix | undefined;
  /** The way to the whole matrix and to the catalogue as files. */
  readonly files: readonly Inline[];
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
        table: frameworksHeatMap(
          frameworks,
          `What the policy asks for and what has fresh evidence, over ${systemsInUse(context)}; then the same in each tier`,
          context,
        ),
      },
    ],
  };
}

export function frameworkPage(framework: Framework, context: SiteContext): FrameworkPage {
  const { id, data, controls, leaves } = framework;
  const isFlat = data.levels.length === 1;
  const withdrawn = withdrawnTable(framework);
  return {
    id,
    title: data.title,
    lead: leadOf(frameworkTotal(framework, context), context),
    facts: factsOf(framework),
    totals: heatMap(framework, context),
    matrix: isFlat
      ? matrixOf(
          leaves.map((ref) => controls.get(ref)).filter((control) => control !== undefined),
          context,
        )
      : undefined,
    files: filesOf(framework, context),
    crosswalks: crosswalkTable(framework, context),
    withdrawn,
    legend: LEGEND,
    contents: [
      { anchor: 'totals', title: 'Totals' },
      { anchor: 'matrix', title: 'Systems and controls' },
      { anchor: 'grades', title: 'The grades' },
      { anchor: 'crosswalks', title: 'Crosswalks' },
      ...(withdrawn ? [{ anchor: 'withdrawn', title: 'Ids of the version before' }] : []),
    ],
  };
}

function filesOf(framework: Framework, context: SiteContext): readonly Inline[] {
  const { id } = framework;
  const matrix = (format: RegisterFormat): Inline => ({
    text: format.toUpperCase(),
    href: `/${matrixPath(id, format)}`,
  });
  return [
    'All systems and all controls of the framework, as ',
    matrix('csv'),
    ...(hasWorkbook(framework, context) ? [' or ', matrix('xlsx')] : []),
    '; the framework itself as an ',
    { text: CATALOG.title, href: `/${catalogPath(id)}` },
    '.',
  ];
}

/** `14 systems in production or pilot`, and those that nobody has registered, which are never covered. */
function systemsInUse(context: SiteContext): string {
  const known = context.assessment.registry.intake.size;
  const rest = known === 0 ? '' : ` (${counted(known, 'more is', 'more are')} known, not registered and not covered)`;
  return `${counted(judgedViews(context).length, 'system')} in production or pilot${rest}`;
}

function leadOf({ required, covered }: Total, context: SiteContext): string {
  if (required === 0) return 'The policy asks for no control of this framework.';
  return `${covered.toLocaleString('en-GB')} of ${counted(required, 'required control')} have fresh evidence, over ${systemsInUse(context)}.`;
}

function factsOf({ data }: Framework): Fact[] {
  const official: Inline[] = data.url ? [{ text: data.url, href: data.url }] : [];
  return [
    {
      term: 'Published by',
      lines: data.publisher ? [[[data.publisher, data.published].filter(Boolean).join(', ')]] : [],
    },
    { term: 'Official text', lines: official.length > 0 ? [official] : [] },
    ...(data.scope ? [{ term: 'What is here', lines: [[data.scope]] }] : []),
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
