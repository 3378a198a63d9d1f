import { addPeriod, daysBetween } from '../../src/diagnostic/calendar.ts';
import type { Dice } from './dice.ts';
import { type Name } from './names.ts';
import type { Staff } from './people.ts';
import { AS_OF, type TierName } from './settings.ts';

export type StatusName = 'pilot' | 'production' | 'suspended' | 'retired';

/** What is fixed about a system before any of its files is written, so that all of them agree. */
export interface Plan extends Name {
  readonly tier: TierName;
  readonly status: StatusName;
  readonly owner: string;
  readonly governanceOwner: string;
  readonly sponsor: string;
  readonly engineer: string;
  /** The day on which the functions began to decide. */
  readonly round: string;
  /** The first day with real users. */
  readonly live: string;
  /** The day the system was switched off, for suspended and retired ones. */
  readonly ended: string;
  readonly nhis: readonly [string, string];
  readonly tools: readonly [string, string];
  readonly risk: string;
}

/** High-tier decisions count for half a year, so their rounds are recent. */
const EARLIEST_ROUND: Record<TierName, string> = { low: '2026-01-20', standard: '2026-01-20', high: '2026-07-01' };
const LATEST_ROUND = '2026-09-20';

export function makePlan(name: Name, staff: Staff, dice: Dice): Plan {
  const tier = oneOf<TierName>({ low: 30, standard: 50, high: 20 }, dice);
  const status = oneOf<StatusName>({ production: 80, pilot: 12, suspended: 4, retired: 4 }, dice);
  const first = EARLIEST_ROUND[tier];
  const round = after(first, dice.int(0, daysBetween(first, LATEST_ROUND)));
  const own = name.topic.target;
  return {
    ...name,
    tier,
    status,
    owner: dice.pick(staff.owners),
    governanceOwner: dice.pick(staff.governance),
    sponsor: dice.pick(staff.holders.business),
    engineer: dice.pick(staff.engineers),
    round,
    live: after(round, dice.int(6, 20)),
    ended: after(AS_OF, -dice.int(3, 15)),
    nhis: [`svc-${name.id}`, `${dice.pick(['key', 'app', 'job'])}-${name.id}`],
    tools: ['model-gateway', own],
    risk: dice.pick(['wrong-answer', 'stale-source', 'skipped-check', 'uneven-quality', 'late-answer']),
  };
}

/** The date a number of days later; earlier when it is negative. */
export function after(date: string, days: number): string {
  return days < 0 ? addPeriod(date, `P${-days}D`, -1) : addPeriod(date, `P${days}D`);
}

/** The last day of a period that begins on `date`. */
export function lastDay(date: string, period: string): string {
  return after(addPeriod(date, period), -1);
}

function oneOf<T extends string>(weights: Record<T, number>, dice: Dice): T {
  const names = Object.keys(weights) as T[];
  let throwOf = dice.int(1, 100);
  return names.find((name) => (throwOf -= weights[name]) <= 0) ?? (names[0] as T);
}
