import type { Control, Framework } from '../../validate/frameworks.ts';
import { type Tier, TIERS } from '../../validate/schema/common.ts';
import type { Column, Inline, Table } from '../page-parts.ts';
import type { SiteContext } from '../site-context.ts';
import { TIER_TAGS } from '../words.ts';
import {
  controlName,
  frameworkTotal,
  markOf,
  ratio,
  type Total,
  TOTAL_COLUMNS,
  totalCells,
  totalOf,
} from './totals.ts';

const HIGHEST_FIRST = [...TIERS].reverse();

/** Whatever coverage is summed over: all systems in use, or those of one tier. */
type TotalIn = (tier?: Tier) => Total;

const HEAT_COLUMNS: readonly Column[] = [
  ...TOTAL_COLUMNS,
  ...HIGHEST_FIRST.map((tier): Column => ({ title: TIER_TAGS[tier].word })),
];

/** The totals, then how full it is in each tier, as a symbol, a word and the figures behind it. */
function heatCells(totalIn: TotalIn): (readonly Inline[])[] {
  return [
    ...totalCells(totalIn()),
    ...HIGHEST_FIRST.map((tier): readonly Inline[] => {
      const total = totalIn(tier);
      return total.required === 0 ? ['–'] : [markOf(total), { note: [ratio(total)] }];
    }),
  ];
}

/** A framework by function and category: what the policy asks for in each tier, and how much of it is fresh. */
export function heatMap(framework: Framework, context: SiteContext): Table {
  const rows = rowsOf(framework);
  return {
    caption: 'What the policy asks for, and how much of it has fresh evidence; then the same in each tier',
    columns: [{ title: framework.data.levels[0] ?? 'Control', as: 'words' }, ...HEAT_COLUMNS],
    rows: rows.map((control) => [
      controlName(control),
      ...heatCells((tier) => totalOf(control, framework, context, tier)),
    ]),
    depths: rows.map(({ level }) => level),
    empty: 'The framework has no controls.',
  };
}

/** All frameworks in use, a line each. */
export function frameworksHeatMap(frameworks: readonly Framework[], caption: string, context: SiteContext): Table {
  return {
    caption,
    columns: [{ title: 'Framework', as: 'words' }, { title: 'Controls', as: 'number' }, ...HEAT_COLUMNS],
    rows: frameworks.map((framework) => [
      [
        { text: framework.data.title, href: `/frameworks/${framework.id}/` },
        { note: [framework.data.publisher ?? 'The publisher is not given'] },
      ],
      [framework.leaves.length.toLocaleString('en-GB')],
      ...heatCells((tier) => frameworkTotal(framework, context, tier)),
    ]),
    empty: 'No framework is in use.',
  };
}

/** The groups of a framework that has some, else its controls. */
function rowsOf({ controls }: Framework): Control[] {
  const all = [...controls.values()];
  const groups = all.filter(({ children }) => children.length > 0);
  return groups.length > 0 ? groups : all;
}
