import { type Relation, hasFresh, relationsInto, relationsOutOf } from '../../assess/derived.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Crosswalk } from '../../validate/crosswalks.ts';
import type { Framework } from '../../validate/frameworks.ts';
import type { Inline, Table } from '../page-parts.ts';
import { controlLink, controlPath, listed, type SiteContext, systemLink } from '../site-context.ts';
import { counted } from '../words.ts';
import { freshOn } from './totals.ts';

const MOST_NAMED = 20;

/** That other evidence leads here, from which control and on whose word. */
export function derivedCell(derived: readonly Relation[], context: SiteContext): readonly Inline[] {
  return [
    'Derived, not counted: ',
    ...listed(
      derived.map(({ ref, crosswalk }) => [
        controlLink(context, ref),
        ' by ',
        { text: crosswalk.data.authority, href: crosswalkPath(crosswalk) },
      ]),
      '; ',
    ),
  ];
}

/** Where a framework’s page tells of the crosswalk. */
export function crosswalkPath({ id, data }: Crosswalk): string {
  return `/frameworks/${data.from}/#x-${id}`;
}

/**
 * What a system’s fresh evidence says of controls of other frameworks, on somebody’s word: a row for
 * each crosswalk, with each control that is reached and what it is reached from. What has fresh
 * evidence of its own is left out.
 */
export function reachedTable(view: SystemView, context: SiteContext): Table {
  const byCrosswalk = new Map<Crosswalk, Map<string, string[]>>();
  for (const from of view.coverage.keys()) {
    if (!hasFresh(view, from)) continue;
    for (const { ref, crosswalk } of relationsOutOf(from, context.assessment.registry)) {
      if (hasFresh(view, ref)) continue;
      const reached = byCrosswalk.get(crosswalk) ?? new Map<string, string[]>();
      byCrosswalk.set(crosswalk, reached);
      reached.set(ref, [...(reached.get(ref) ?? []), from]);
    }
  }
  return {
    caption: 'What fresh evidence for related controls leads to; none of this is counted',
    columns: [
      { title: 'Who says so', as: 'words' },
      { title: 'Reached, and from where', as: 'words' },
    ],
    rows: [...byCrosswalk].map(([crosswalk, reached]) => [
      [authorityLink(crosswalk)],
      listed(
        [...reached].map(([ref, from]) => [
          controlLink(context, ref),
          ` from ${from.map((source) => labelOf(source, context)).join(', ')}`,
        ]),
        '; ',
      ),
    ]),
    empty: 'No crosswalk leads on from what it has fresh evidence for.',
  };
}

function labelOf(ref: string, context: SiteContext): string {
  const link = controlLink(context, ref);
  return typeof link === 'object' && 'href' in link ? link.text : ref;
}

/** For the page of a control: from where it is reached, on whose word, and by how many systems. */
export function reachingTable(ref: string, context: SiteContext): Table {
  return {
    caption: 'Systems whose fresh evidence for a related control leads here; none of this is counted',
    columns: [
      { title: 'From', as: 'id' },
      { title: 'Who says so', as: 'words' },
      { title: 'Systems', as: 'words' },
    ],
    rows: relationsInto(ref, context.assessment.registry).map((relation) => {
      const reaching = freshOn(relation.ref, context);
      return [
        [controlLink(context, relation.ref)],
        [authorityLink(relation.crosswalk)],
        reaching.length === 0 ? ['none'] : [`${counted(reaching.length, 'system')}: `, ...named(reaching, context)],
      ];
    }),
    empty: 'No crosswalk leads here.',
  };
}

function named(views: readonly SystemView[], context: SiteContext): readonly Inline[] {
  const shown = listed(views.slice(0, MOST_NAMED).map(({ system }) => [systemLink(context, system.id)]));
  const more = views.length - MOST_NAMED;
  return more > 0 ? [...shown, ` and ${more.toLocaleString('en-GB')} more`] : shown;
}

function authorityLink(crosswalk: Crosswalk): Inline {
  const { authority, own_judgement: own } = crosswalk.data;
  return { text: own ? `${authority} (the registry’s own judgement)` : authority, href: crosswalkPath(crosswalk) };
}

/** The crosswalks that lead from a framework or to it. */
export function crosswalkTable(framework: Framework, context: SiteContext): Table {
  const { registry } = context.assessment;
  const own = registry.crosswalks.filter(({ data }) => data.from === framework.id || data.to === framework.id);
  const frameworkLink = (id: string): Inline => ({
    text: registry.frameworks.get(id)?.data.short ?? id,
    href: `/frameworks/${id}/`,
  });
  return {
    caption: `${counted(own.length, 'crosswalk')}: what they reach is shown as derived, and never counted`,
    columns: [
      { title: 'From', as: 'words' },
      { title: 'To', as: 'words' },
      { title: 'Pairs', as: 'number' },
      { title: 'Who says so', as: 'words' },
      { title: 'How they are related', as: 'words' },
      { title: 'Whose judgement' },
    ],
    rows: own.map(({ data }) => [
      [frameworkLink(data.from)],
      [frameworkLink(data.to), ...(data.both_ways ? [{ note: ['and back'] }] : [])],
      [data.count.toLocaleString('en-GB')],
      [data.url ? { text: data.authority, href: data.url } : data.authority],
      [data.relation],
      [data.own_judgement ? 'the registry’s own' : `published${data.status === 'draft' ? ', a draft' : ''}`],
    ]),
    anchors: own.map(({ id }) => `x-${id}`),
    empty: 'No crosswalk leads from it or to it.',
  };
}

/** What became of the ids of the version before, and who says so. */
export function withdrawnTable({ id, data, controls }: Framework): Table | undefined {
  if (data.withdrawn === undefined) return undefined;
  const { replaces } = data;
  return {
    caption: `${counted(data.withdrawn.length, 'id')} of ${replaces?.title ?? 'the version before'}${replaces ? `, by ${replaces.authority}` : ''}; a record that names one is refused`,
    columns: [
      { title: 'Withdrawn', as: 'id' },
      { title: 'Became', as: 'words' },
    ],
    rows: data.withdrawn.map((entry) => [
      [{ code: entry.id }],
      entry.became.length === 0
        ? ['nothing']
        : listed(
            entry.became.map((successor) => {
              const control = controls.get(`${id}:${successor}`);
              return [control ? { text: control.label, href: controlPath(control), code: true } : { code: successor }];
            }),
          ),
    ]),
    empty: 'No id was withdrawn.',
  };
}
