import { dump } from 'js-yaml';
import type { SystemView } from '../../assess/system-view.ts';
import { compare } from '../../diagnostic/compare.ts';
import type { Person, Registry } from '../../validate/registry.ts';

/** The ids of everybody whom a record and its decisions name, and of those who appointed them or stood in for them. */
export function namedPeople({ system, decisions, evidence }: SystemView, registry: Registry): ReadonlySet<string> {
  const { data } = system;
  const named = [
    ...[data.owner, data.governance_owner, data.sponsor],
    ...system.nhis.map((nhi) => nhi.data.owner),
    ...evidence.flatMap(({ use }) => [use.data.collected_by, use.data.reviewed_by]),
    ...(data.controls ?? []).map((claim) => claim.agreed_by),
    ...(data.risk_acceptance ?? []).flatMap((risk) => [risk.owner, risk.accepted_by]),
    ...(data.reviews ?? []).map(({ by }) => by),
    ...decisions.flatMap((decision) => [decision.data.by, decision.data.for]),
  ];
  const found = new Set(named.filter((id) => id !== undefined && id !== null && registry.people.has(id)) as string[]);
  for (const id of found) {
    const { functions = [], away = [] } = registry.people.get(id) ?? {};
    // A set that grows is walked to its end: an appointment leads on to who made it.
    for (const { appointed_by: by, deputy_for: principal } of functions)
      for (const other of [by, principal]) if (other !== undefined && registry.people.has(other)) found.add(other);
    for (const { deputy } of away) if (deputy !== undefined && registry.people.has(deputy)) found.add(deputy);
  }
  return found;
}

/** Their entries of people.yaml, in its own form, sorted by id. */
export function peopleYaml(ids: ReadonlySet<string>, { people }: Registry): string {
  const entries = [...ids].sort(compare).map((id) => entryOf(people.get(id) ?? { id }));
  return `# The entries of people.yaml that this pack names.\npeople:${entries.length === 0 ? ' {}\n' : `\n${entries.join('')}`}`;
}

const written = new WeakMap<object, string>();

/** One person as they stand in that file; written once, since the same few people are named in most packs. */
function entryOf(person: Partial<Person> & Pick<Person, 'id'>): string {
  const known = written.get(person);
  if (known !== undefined) return known;
  const { id, spot: _spot, ...data } = person;
  const yaml = dump({ [id]: data }, { lineWidth: -1 }).replaceAll(/^(?=.)/gm, '  ');
  written.set(person, yaml);
  return yaml;
}
