import type { Dice } from './dice.ts';
import { throwAwayKey, type ThrowAwayKey } from './ssh-key.ts';
import { FIRST_NAMES, LAST_NAMES, slug, TEAMS } from './words.ts';

const FUNCTIONS = ['security', 'privacy', 'legal', 'operations', 'business'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** Who can be named in which part; nobody is in two groups, so that duties stay apart. */
export interface Staff {
  readonly owners: readonly string[];
  readonly engineers: readonly string[];
  readonly governance: readonly string[];
  readonly collectors: readonly string[];
  readonly reviewers: readonly string[];
  readonly holders: Readonly<Record<FunctionName, readonly string[]>>;
  /** The data of people.yaml. */
  readonly file: { readonly teams: unknown; readonly people: Record<string, object> };
}

/** As many people as an organisation of that many systems might have. */
export function makeStaff(systems: number, dice: Dice): Staff {
  const people: Record<string, object> = {};
  let hired = 0;
  const hire = (count: number, team: () => string, more: () => object = () => ({})): string[] =>
    Array.from({ length: count }, () => {
      const name = nameOf(hired++);
      const id = slug(name);
      people[id] = {
        name,
        email: `${id.replaceAll('-', '.')}@example.org`,
        team: team(),
        from: someDay(dice),
        ...more(),
      };
      return id;
    });
  const share = (per: number, least: number) => Math.max(least, Math.ceil(systems / per));
  const [head = ''] = hire(1, () => 'executive');
  const holder = (held: FunctionName) => () => ({
    functions: [{ function: held, from: '2023-01-01', up_to: 'high', appointed_by: head }],
  });
  const holders = (held: FunctionName) => hire(share(400, 3), () => held, holder(held));
  const team = () => dice.pick(TEAMS);
  return {
    owners: hire(share(25, 5), team),
    engineers: hire(share(40, 4), team),
    governance: hire(share(300, 2), () => 'governance'),
    collectors: hire(share(150, 3), () => 'assurance'),
    reviewers: hire(share(200, 3), () => 'assurance'),
    holders: {
      security: holders('security'),
      privacy: holders('privacy'),
      legal: holders('legal'),
      operations: holders('operations'),
      business: holders('business'),
    },
    file: { teams: teamNames(), people },
  };
}

/** Gives a key to everybody who decides, and lists it for them. */
export function giveKeys({ holders, file }: Staff): Map<string, ThrowAwayKey> {
  const keys = new Map<string, ThrowAwayKey>();
  for (const id of new Set(Object.values(holders).flat())) {
    const key = throwAwayKey(id);
    keys.set(id, key);
    file.people[id] = { ...file.people[id], keys: [{ key: key.line }] };
  }
  return keys;
}

/** A name for each index; none comes twice. */
function nameOf(index: number): string {
  const first = FIRST_NAMES[index % FIRST_NAMES.length];
  const round = Math.floor(index / FIRST_NAMES.length);
  const last = LAST_NAMES[(index + round) % LAST_NAMES.length];
  const middle = Math.floor(round / LAST_NAMES.length);
  return middle === 0 ? `${first} ${last}` : `${first} ${LAST_NAMES[(middle - 1) % LAST_NAMES.length]} ${last}`;
}

function someDay(dice: Dice): string {
  return `${dice.int(2015, 2022)}-${String(dice.int(1, 12)).padStart(2, '0')}-01`;
}

function teamNames(): Record<string, { name: string }> {
  const ids = [...FUNCTIONS, 'governance', 'assurance', 'executive', ...TEAMS];
  return Object.fromEntries(ids.map((id) => [id, { name: id.charAt(0).toUpperCase() + id.slice(1) }]));
}
