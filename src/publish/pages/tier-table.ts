import type { SystemView } from '../../assess/system-view.ts';
import { STATUSES, TIERS } from '../../validate/schema/common.ts';
import type { Column, Inline, Table } from '../page-parts.ts';
import type { SiteContext } from '../site-context.ts';
import { STATUS_TAGS, TIER_TAGS } from '../words.ts';

/** How many systems there are of each tier and status; each number leads to the register, narrowed down to them. */
export function tierTable({ assessment }: SiteContext): Table {
  const views = [...assessment.views.values()];
  const row = (name: Inline, where: Readonly<Record<string, string>>): Inline[][] => [
    [name],
    ...STATUSES.map((status) => [cell(views, { ...where, status })]),
    [cell(views, where)],
  ];
  return {
    caption: 'Systems by tier and status',
    columns: [
      { title: 'Tier' },
      ...STATUSES.map((status): Column => ({ title: STATUS_TAGS[status].word, as: 'number' })),
      { title: 'All', as: 'number' },
    ],
    rows: [...TIERS.toReversed().map((tier) => row(TIER_TAGS[tier], { tier })), row('All', {})],
    empty: 'No system is registered yet.',
  };
}

function cell(views: readonly SystemView[], where: Readonly<Record<string, string>>): Inline {
  const { tier, status } = where;
  const own = views.filter(
    (view) => (tier ?? view.tier) === view.tier && (status ?? view.system.status) === view.system.status,
  );
  return own.length === 0 ? '–' : { text: own.length.toLocaleString('en-GB'), href: systemsWhere(where) };
}

/** The register of systems, narrowed down; without script it is the whole register. */
export function systemsWhere(where: Readonly<Record<string, string | readonly string[]>>): string {
  const chosen = Object.entries(where).flatMap(([facet, values]) => [values].flat().map((value) => [facet, value]));
  const query = new URLSearchParams(chosen).toString();
  return query === '' ? '/systems/' : `/systems/?${query}`;
}
