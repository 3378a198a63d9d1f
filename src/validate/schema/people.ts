import { z } from 'zod';
import { date, FUNCTIONS, field, id, name, part, publicKey, text, tier } from './common.ts';

const heldFunction = z.strictObject({
  function: part(z.enum(FUNCTIONS), 'The function of the governance group.', 'security'),
  from: field(date, 'The first day.', '2025-01-01'),
  until: field(date, 'The last day.', '2026-12-31'),
  up_to: field(tier, 'The highest tier that they decide on; high when left out.', 'high'),
  deputy_for: field(id, 'The person whose deputy they are, when it is only that.', 'noor-haddad'),
  appointed_by: field(id, 'Who appointed them.', 'sara-lindqvist'),
});

const away = z.strictObject({
  from: part(date, 'The first day away.', '2026-07-01'),
  until: part(date, 'The last day away.', '2026-07-21'),
  deputy: field(id, 'Who decides for them meanwhile.', 'mina-sato'),
});

export const person = z.strictObject({
  name: part(name, 'The name.', 'Noor Haddad'),
  email: field(text, 'Where to write to.', 'noor.haddad@halden.example'),
  account: field(text, 'Their user name on the forge, by which its reviews name them.', 'noor-haddad'),
  title: field(text, 'What they do.', 'Head of application security'),
  team: field(id, 'The team.', 'security'),
  from: field(date, 'The first day in the organisation.', '2021-04-01'),
  until: field(date, 'The last day in the organisation.', '2026-09-30'),
  away: field(z.array(away), 'Absences, with the deputy.', []),
  functions: field(z.array(heldFunction), 'The functions held, and when.', [{ function: 'security' }]),
  keys: field(z.array(publicKey), 'Public keys that their signatures verify against.', []),
});

const team = z.strictObject({
  name: part(name, 'The name of the team.', 'Customer Care'),
});

/** `people.yaml`: everyone that a record may name, by id, and the teams. */
export const people = z.strictObject({
  teams: field(z.record(id, team), 'The teams, by id.', { 'customer-care': { name: 'Customer Care' } }),
  people: part(z.record(id, person), 'The people, by id.', { 'noor-haddad': { name: 'Noor Haddad' } }),
});

export type PersonData = z.infer<typeof person>;
export type PeopleData = z.infer<typeof people>;
