import type { SystemView } from '../../assess/system-view.ts';
import { titleOf } from '../../assess/names.ts';
import { FUNCTIONS, STATUSES, TIERS } from '../../validate/schema/common.ts';
import type { Tag } from '../page-parts.ts';
import { dueDecisions } from '../pages/due-decisions.ts';
import { orderOf } from '../pages/order-part.ts';
import { versionOf } from '../export-source.ts';
import type { SiteContext } from '../site-context.ts';
import type { Snapshot } from '../snapshot.ts';
import { FUNCTION_WORDS, ORDER_TAGS, sentenceCase, STATUS_TAGS, TIER_TAGS } from '../words.ts';
import { type FacetList, type FacetValue, NAME } from './facet-list.ts';
import { type FacetDefinition, facetList } from './make-list.ts';

/** The register of systems, by whatever those who answer, decide and audit look for. */
export function systemList(context: SiteContext, snapshot: Snapshot): FacetList {
  return facetList(
    {
      snapshot: versionOf(snapshot),
      address: '/systems/',
      one: 'system',
      many: 'systems',
      nameOf: ({ system }) => ({ id: system.id, name: titleOf(system) }),
      facets: [...standing(context), ...people(context), ...nature(context)],
      days: [
        {
          id: 'next-review',
          title: 'Next review',
          of: ({ review, system: { status } }) => {
            if (status === 'retired') return null;
            return review?.next ?? (status === 'proposed' ? null : '');
          },
        },
      ],
      columns: [
        { id: NAME, title: 'System', as: 'name' },
        { id: 'state', title: 'State' },
        { id: 'tier', title: 'Tier' },
        { id: 'status', title: 'Status' },
        { id: 'owner', title: 'Owner' },
        { id: 'team', title: 'Team' },
        { id: 'next-review', title: 'Next review' },
      ],
    },
    context.assessment.views.values(),
  );
}

type OfSystem = FacetDefinition<SystemView>;

/** Where a system stands: what an executive asks first. */
function standing(context: SiteContext): OfSystem[] {
  return [
    {
      id: 'state',
      title: 'State',
      of: (view) => [stateOf(orderOf(view, context).tag)],
      order: STATES.map(([id]) => id),
      none: 'not judged',
    },
    {
      id: 'tier',
      title: 'Tier',
      of: ({ tier }) => [tagged(tier, TIER_TAGS[tier])],
      order: TIERS.toReversed(),
      none: 'not computed',
    },
    {
      id: 'status',
      title: 'Status',
      of: ({ system }) => [tagged(system.status, STATUS_TAGS[system.status])],
      order: STATUSES,
      none: 'not given',
    },
    {
      id: 'to-decide',
      title: 'Still to decide',
      of: (view) => dueDecisions(view, context).map(({ function: id }) => ({ id, text: FUNCTION_WORDS[id] })),
      order: [...FUNCTIONS, 'risk', 'go-live'],
      none: 'nobody',
    },
  ];
}

function people({ assessment: { registry } }: SiteContext): OfSystem[] {
  return [
    {
      id: 'team',
      title: 'Team',
      of: ({ system: { data } }) => named(data.team, registry.teams.get(data.team ?? '')),
      none: 'not given',
      isSearched: true,
    },
    {
      id: 'owner',
      title: 'Owner',
      of: ({ system: { data } }) => {
        const person = registry.people.get(data.owner ?? '');
        return named(data.owner, person?.name, person && `/people/${person.id}/`);
      },
      none: 'not given',
      isSearched: true,
    },
  ];
}

/** What a system is made of and whom it meets. */
function nature({ assessment: { registry } }: SiteContext): OfSystem[] {
  return [
    { id: 'data', title: 'Data class', of: ({ system }) => plain(system.data.data?.classes), none: 'none' },
    { id: 'audience', title: 'Audience', of: ({ system }) => plain(system.data.audience), none: 'not given' },
    {
      id: 'regime',
      title: 'Regime',
      of: ({ system }) =>
        (system.data.regulated_by ?? []).flatMap(({ regime }) =>
          named(regime, registry.config.regimes?.[regime]?.title),
        ),
      none: 'none',
    },
    {
      id: 'supplier',
      title: 'Supplier',
      of: ({ system: { data } }) => named(data.supplier?.name),
      none: 'none',
      isSearched: true,
    },
    {
      id: 'model',
      title: 'Model',
      of: ({ system }) => system.models.flatMap(({ id }) => named(id)),
      none: 'none',
      isSearched: true,
    },
  ];
}

const STATES: readonly (readonly [string, Tag])[] = [
  ['not-in-order', ORDER_TAGS.failing],
  ['warnings', ORDER_TAGS.warning],
  ['in-order', ORDER_TAGS.ok],
  ['retired', ORDER_TAGS.notJudged],
];

function stateOf(tag: Tag): FacetValue {
  return tagged(STATES.find(([, own]) => own === tag)?.[0] ?? 'retired', tag);
}

function tagged(id: string, { word, symbol, tone }: Tag): FacetValue {
  return { id, text: word, symbol, tone };
}

function named(id: string | undefined, text = id, href?: string): FacetValue[] {
  return id === undefined || text === undefined ? [] : [{ id, text, ...(href === undefined ? {} : { href }) }];
}

function plain(words: readonly string[] | undefined): FacetValue[] {
  return (words ?? []).map((id) => ({ id, text: sentenceCase(id) }));
}
