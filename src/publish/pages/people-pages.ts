import { isEmployed } from '../../assess/authority.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import type { Person } from '../../validate/registry.ts';
import type { Inline, Table } from '../page-parts.ts';
import { dated, nhiLink, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted, FUNCTION_WORDS, sentenceCase, STATUS_TAGS, TIER_TAGS } from '../words.ts';
import { deadlineTable, dueDates } from './deadline-part.ts';
import { decisionTable } from './decision-part.ts';
import type { TablePage } from './table-page.ts';

export function peoplePage(context: SiteContext): TablePage {
  const { registry, asOf } = context.assessment;
  const people = [...registry.people.values()];
  const owned = ownedBy(context);
  const gone = people.filter((person) => !isEmployed(person, asOf)).length;
  const here = people.length - gone;
  return {
    title: 'People',
    lead: [`${counted(here, 'person', 'people')} can answer for a system, decide about one or gather evidence. ${counted(gone, 'more', 'more')} ${gone === 1 ? 'has' : 'have'} left and stay here because records name them.`],
    sections: [
      {
        anchor: 'people',
        table: {
          caption: counted(people.length, 'person', 'people'),
          columns: [{ title: 'Name' }, { title: 'Work' }, { title: 'Team' }, { title: 'Decides for' }, { title: 'Owns', as: 'number' }, { title: 'Until' }],
          rows: people.map((person) => [
            personLink(context, person.id),
            person.title ? [person.title] : [],
            [registry.teams.get(person.team ?? '') ?? person.team ?? '–'],
            [functionsToday(person, asOf) || '–'],
            [String((owned.get(person.id) ?? []).length)],
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
  const decisions = registry.decisions.filter(({ data }) => data.by === person.id || data.for === person.id);
  const due = dueDates(context.deadlines.filter(({ who }) => who === person.id));
  const employed = isEmployed(person, asOf);
  return {
    title: person.name,
    lead: [employed ? leadOf(person, due.length, context) : `${person.name} left on ${inWords(person.until ?? '')}. What they decided holds until it expires or the system changes.`],
    facts: [
      { term: 'Work', lines: person.title ? [[person.title]] : [] },
      { term: 'Team', lines: person.team ? [[registry.teams.get(person.team) ?? person.team]] : [] },
      { term: 'E-mail', lines: person.email ? [[{ text: person.email, href: `mailto:${person.email}` }]] : [] },
      { term: 'In the organisation', lines: person.from ? [[`since ${inWords(person.from)}${person.until ? `, until ${inWords(person.until)}` : ''}`]] : [] },
      { term: 'Decides for', lines: (person.functions ?? []).map((held): Inline[] => [heldWords(held), ...(held.deputy_for ? [', as deputy of ', ...personLink(context, held.deputy_for)] : [])]), none: 'no function' },
      { term: 'Away', lines: (person.away ?? []).filter(({ until }) => until >= asOf).map((away): Inline[] => [`${inWords(away.from)} to ${inWords(away.until)}`, ...(away.deputy ? [', deputy ', ...personLink(context, away.deputy)] : [])]), none: 'no absence ahead' },
    ],
    sections: [
      { anchor: 'due', title: 'What is due', table: deadlineTable(due, context, 'Nothing runs out that waits for this person.') },
      { anchor: 'owns', title: 'Answers for', table: ownTable(person, context) },
      { anchor: 'decided', title: 'Has decided', table: decisionTable(decisions, context, true) },
    ],
    file: 'people.yaml',
  };
}

function leadOf(person: Person, due: number, context: SiteContext): string {
  const owned = ownedBy(context).get(person.id)?.length ?? 0;
  const parts = [
    owned > 0 ? `is accountable for ${counted(owned, 'system')}` : undefined,
    (person.functions ?? []).length > 0 ? `decides for ${functionsToday(person, context.assessment.asOf) || 'no function today'}` : undefined,
    due > 0 ? `has ${counted(due, 'thing')} to act on in the coming months` : 'has nothing to act on',
  ].filter((part) => part !== undefined);
  return `${person.name} ${parts.join(', ').replace(/, ([^,]*)$/, ' and $1')}.`;
}

type Held = NonNullable<Person['functions']>[number];

function heldWords(held: Held): string {
  const span = [held.from && `from ${inWords(held.from)}`, held.until && `until ${inWords(held.until)}`].filter(Boolean).join(' ');
  return [FUNCTION_WORDS[held.function], held.up_to && `up to the ${held.up_to} tier`, span].filter(Boolean).join(', ');
}

function functionsToday(person: Person, asOf: string): string {
  const held = (person.functions ?? []).filter(({ from, until }) => (from ?? '') <= asOf && (until === undefined || asOf <= until));
  return isEmployed(person, asOf) ? held.map((item) => FUNCTION_WORDS[item.function]).join(', ') : '';
}

function ownTable(person: Person, context: SiteContext): Table {
  const rows = [...context.assessment.views.values()].flatMap((view) => {
    const { data } = view.system;
    const roles = [data.owner === person.id && 'owner', data.governance_owner === person.id && 'governance owner', data.sponsor === person.id && 'business sponsor'].filter((role) => role !== false);
    return roles.map((role) => [[systemLink(context, view.system.id)], [sentenceCase(role)], [STATUS_TAGS[view.system.status]], [TIER_TAGS[view.tier]]]);
  });
  const nhis = [...context.assessment.views.values()].flatMap(({ system }) => system.nhis.filter(({ data }) => data.owner === person.id).map(({ id }) => ({ id, system: system.id })));
  const identities = nhis.map(({ id, system }) => [[nhiLink(id)], ['Owner of the identity'], ['used by ', systemLink(context, system)], []]);
  return {
    caption: counted(rows.length + identities.length, 'role'),
    columns: [{ title: 'What' }, { title: 'As' }, { title: 'Status' }, { title: 'Tier' }],
    rows: [...rows, ...identities.map((row) => row.map((cell, at) => (at === 3 ? ['–'] : cell)))],
    empty: 'This person answers for no system and no identity.',
  };
}

function ownedBy(context: SiteContext): ReadonlyMap<string, readonly string[]> {
  const owned = new Map<string, string[]>();
  for (const { system } of context.assessment.views.values()) {
    if (system.data.owner !== undefined && system.status !== 'retired') owned.set(system.data.owner, [...(owned.get(system.data.owner) ?? []), system.id]);
  }
  return owned;
}
