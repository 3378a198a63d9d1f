import { calendarPath } from '../feeds/paths.ts';
import { takenAway } from '../exports.ts';
import { isEmployed } from '../../assess/authority.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import type { Person } from '../../validate/registry.ts';
import type { Inline, Table } from '../page-parts.ts';
import { dated, listed, nhiLink, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted, FUNCTION_WORDS, sentenceCase, STATUS_TAGS, TIER_TAGS } from '../words.ts';
import { deadlineTable } from './deadline-part.ts';
import { decisionTable } from './decision-table.ts';
import { type Duties, dutiesOf, ownedCount } from './duties.ts';
import type { TablePage } from './table-page.ts';

export function peoplePage(context: SiteContext): TablePage {
  const { registry, asOf } = context.assessment;
  const people = [...registry.people.values()];
  const gone = people.filter((person) => !isEmployed(person, asOf)).length;
  const here = people.length - gone;
  return {
    title: 'People',
    lead: [
      `${counted(here, 'person', 'people')} can answer for a system, decide about one or gather evidence. ${counted(gone, 'more', 'more')} ${gone === 1 ? 'has' : 'have'} left and stay here because records name them.`,
      ...takenAway('people'),
    ],
    sections: [
      {
        anchor: 'people',
        table: {
          caption: counted(people.length, 'person', 'people'),
          columns: [
            { title: 'Name' },
            { title: 'Work' },
            { title: 'Team' },
            { title: 'Decides for' },
            { title: 'Owns', as: 'number' },
            { title: 'Until' },
          ],
          rows: people.map((person) => [
            personLink(context, person.id),
            person.title ? [person.title] : [],
            [registry.teams.get(person.team ?? '') ?? person.team ?? '–'],
            [functionsToday(person, asOf) || '–'],
            [String(ownedCount(person.id, context))],
            person.until ? dated(person.until) : ['–'],
          ]),
          empty: 'Nobody is named.',
        },
      },
    ],
  };
}

export function personPage(person: Person, context: SiteContext): TablePage {
  const { registry, asOf } = context.assessment;
  const duties = dutiesOf(person.id, context);
  const { due } = duties;
  const instead = context.audience.instead('overdue-items');
  const employed = isEmployed(person, asOf);
  return {
    title: person.name,
    lead: [
      employed
        ? leadOf(person, instead === undefined ? due.length : context.beforehand.due?.get(person.id)?.dates, context)
        : `${person.name} left on ${inWords(person.until ?? '')}. What they decided holds until it expires or the system changes.`,
      ...(due.length > 0 ? [' ', { text: 'Subscribe to these dates', href: `/${calendarPath(person.id)}` }, '.'] : []),
    ],
    facts: [
      { term: 'Work', lines: person.title ? [[person.title]] : [] },
      { term: 'Team', lines: person.team ? [[registry.teams.get(person.team) ?? person.team]] : [] },
      { term: 'E-mail', lines: person.email ? [[{ text: person.email, href: `mailto:${person.email}` }]] : [] },
      {
        term: 'In the organisation',
        lines: person.from
          ? [[`since ${inWords(person.from)}${person.until ? `, until ${inWords(person.until)}` : ''}`]]
          : [],
      },
      {
        term: 'Decides for',
        lines: (person.functions ?? []).map((held): Inline[] => [
          heldWords(held),
          ...(held.deputy_for ? [', as deputy of ', ...personLink(context, held.deputy_for)] : []),
        ]),
        none: 'no function',
      },
      {
        term: 'Away',
        lines: (person.away ?? [])
          .filter(({ until }) => until >= asOf)
          .map((away): Inline[] => [
            `${inWords(away.from)} to ${inWords(away.until)}`,
            ...(away.deputy ? [', deputy ', ...personLink(context, away.deputy)] : []),
          ]),
        none: 'no absence ahead',
      },
      { term: 'Signs with', lines: keyLines(person, context), none: 'no key' },
    ],
    sections: [
      {
        anchor: 'due',
        title: 'What is due',
        table: deadlineTable(
          due,
          context,
          dueInSummary(person, context) ?? 'Nothing runs out that waits for this person.',
        ),
      },
      { anchor: 'owns', title: 'Answers for', table: ownTable(duties, context) },
      { anchor: 'decided', title: 'Has decided', table: decisionTable(duties.decisions, context) },
    ],
    file: 'people.yaml',
  };
}

/** The keys that speak for a person, by their whole fingerprints, and the days on which they count. */
function keyLines({ id }: Person, { assessment: { trust } }: SiteContext): Inline[][] {
  return (trust.keyring.get(id) ?? []).map(({ key, from, until }) => [
    { code: key.fingerprint },
    ` ${key.type}`,
    ...(from === undefined ? [] : [`, from ${inWords(from)}`]),
    ...(until === undefined ? [] : [`, until ${inWords(until)}`]),
  ]);
}

/** How much waits for a person and from when on, where no more is shown, and why. */
function dueInSummary({ id }: Person, { audience, beforehand }: SiteContext): string | undefined {
  const instead = audience.instead('overdue-items');
  const due = beforehand.due?.get(id);
  if (instead === undefined || due === undefined) return instead;
  const first = due.first === undefined ? '' : `, the first ${inWords(due.first)}`;
  return `${counted(due.dates, 'date')}${first}. ${instead}`;
}

/** @param due how much waits for them; undefined where that is withheld */
function leadOf(person: Person, due: number | undefined, context: SiteContext): string {
  const owned = ownedCount(person.id, context);
  const parts = [
    owned > 0 ? `is accountable for ${counted(owned, 'system')}` : undefined,
    (person.functions ?? []).length > 0
      ? `decides for ${functionsToday(person, context.assessment.asOf) || 'no function today'}`
      : undefined,
    due === undefined
      ? undefined
      : due > 0
        ? `has ${counted(due, 'thing')} to act on in the coming months`
        : 'has nothing to act on',
  ].filter((part) => part !== undefined);
  return `${person.name} ${parts.join(', ').replace(/, ([^,]*)$/, ' and $1')}.`;
}

type Held = NonNullable<Person['functions']>[number];

function heldWords(held: Held): string {
  const span = [held.from && `from ${inWords(held.from)}`, held.until && `until ${inWords(held.until)}`]
    .filter(Boolean)
    .join(' ');
  return [FUNCTION_WORDS[held.function], held.up_to && `up to the ${held.up_to} tier`, span].filter(Boolean).join(', ');
}

function functionsToday(person: Person, asOf: string): string {
  const held = (person.functions ?? []).filter(
    ({ from, until }) => (from ?? '') <= asOf && (until === undefined || asOf <= until),
  );
  return isEmployed(person, asOf) ? held.map((item) => FUNCTION_WORDS[item.function]).join(', ') : '';
}

function ownTable({ roles, identities }: Duties, context: SiteContext): Table {
  const systems = roles.map(({ view, role }) => [
    [systemLink(context, view.system.id)],
    [sentenceCase(role)],
    [STATUS_TAGS[view.system.status]],
    [TIER_TAGS[view.tier]],
  ]);
  const owned = [...identities].map(([id, users]) => [
    [nhiLink(id)],
    [
      'Owner of the identity',
      {
        note: [
          'used by ',
          ...listed(
            users.map((user) => [systemLink(context, user)]),
            ', ',
            4,
          ),
        ],
      },
    ],
    ['–'],
    ['–'],
  ]);
  return {
    caption: counted(systems.length + owned.length, 'role'),
    columns: [
      { title: 'What', as: 'words' },
      { title: 'As', as: 'words' },
      { title: 'Status', as: 'name' },
      { title: 'Tier', as: 'name' },
    ],
    rows: [...systems, ...owned],
    empty: 'This person answers for no system and no identity.',
  };
}
