import { compare } from '../../diagnostic/compare.ts';
import { addPeriod, inWords } from '../../diagnostic/calendar.ts';
import type { Inline } from '../page-parts.ts';
import { dated, exceptionLink, listed, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted, DECISION_WORDS, FUNCTION_WORDS } from '../words.ts';
import type { TablePage } from './table-page.ts';

/** Something that happened, as a record dates it. */
export interface Change {
  readonly date: string;
  readonly what: readonly Inline[];
  readonly who: readonly Inline[];
  readonly system: readonly Inline[];
}

const SPAN = 'P6M';

/** What happened in the six months before the as-of date, as the records themselves date it. */
export function changesPage(context: SiteContext): TablePage {
  const { asOf } = context.assessment;
  const from = addPeriod(asOf, SPAN, -1);
  const changes = changesOf(context);
  const months = [...Map.groupBy(changes, ({ date }) => date.slice(0, 7))];
  return {
    title: 'Changes',
    lead: [
      `${counted(changes.length, 'thing')} happened between ${inWords(from)} and ${inWords(asOf)}: systems that went live or ended, decisions, reviews, incidents and exceptions. Follow them as `,
      { text: 'Atom', href: '/changes/feed.xml' },
      ' or ',
      { text: 'JSON Feed', href: '/changes/feed.json' },
      '.',
    ],
    contents: months.map(([month, own]) => ({ anchor: `m-${month}`, title: inWords(month), count: own.length })),
    sections: months.map(([month, own]) => ({
      anchor: `m-${month}`,
      title: inWords(month),
      table: {
        caption: counted(own.length, 'change'),
        columns: [
          { title: 'Day', as: 'day' },
          { title: 'System', as: 'name' },
          { title: 'What', as: 'words' },
          { title: 'Who', as: 'name' },
        ],
        rows: own.map(({ date, system, what, who }) => [dated(date), system, what, who.length > 0 ? who : ['–']]),
        empty: '',
      },
    })),
  };
}

/** What happened in those months, the newest first. */
export function changesOf(context: SiteContext): Change[] {
  const { asOf } = context.assessment;
  const from = addPeriod(asOf, SPAN, -1);
  return [...collect(context)]
    .filter(({ date }) => date >= from && date <= asOf)
    .sort((a, b) => compare(b.date, a.date));
}

function* collect(context: SiteContext): Iterable<Change> {
  const { registry, views } = context.assessment;
  for (const { data, system } of registry.decisions) {
    yield {
      date: data.on,
      system: [systemLink(context, system)],
      what: [`${FUNCTION_WORDS[data.function]}: ${(DECISION_WORDS[data.decision] ?? data.decision).toLowerCase()}`],
      who: personLink(context, data.by),
    };
  }
  for (const { system } of views.values()) {
    const own = [systemLink(context, system.id)];
    const { data } = system;
    if (data.live_since)
      yield { date: data.live_since, system: own, what: ['Went live'], who: personLink(context, data.owner) };
    for (const review of data.reviews ?? [])
      yield {
        date: review.on,
        system: own,
        what: [`Reviewed: ${review.outcome ?? 'no outcome given'}`],
        who: personLink(context, review.by),
      };
    for (const incident of data.incidents ?? []) {
      if (incident.on !== undefined)
        yield { date: incident.on, system: own, what: [`Incident ${incident.id} began`], who: [] };
      if (incident.closed !== undefined)
        yield { date: incident.closed, system: own, what: [`Incident ${incident.id} was closed`], who: [] };
    }
    for (const { id, data: nhi } of system.nhis)
      if (nhi.revoked)
        yield {
          date: nhi.revoked,
          system: own,
          what: ['Identity ', { code: id }, ' revoked'],
          who: personLink(context, nhi.owner),
        };
    if (data.data?.disposed) yield { date: data.data.disposed, system: own, what: ['Data deleted'], who: [] };
  }
  for (const { id, data } of registry.exceptions.values()) {
    if (data.from)
      yield {
        date: data.from,
        system: listed(data.systems.map((system) => [systemLink(context, system)])),
        what: ['Exception granted: ', exceptionLink(context, id)],
        who: personLink(context, data.approved_by),
      };
  }
}
