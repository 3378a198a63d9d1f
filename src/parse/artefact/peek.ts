import { isCalendarDate } from '../../diagnostic/calendar.ts';

/**
 * The value at a way through objects. Anybody may have written this JSON: a wrong shape reads as nothing, and no
 * prototype is asked.
 */
export function member(value: unknown, ...keys: readonly string[]): unknown {
  let here = value;
  for (const key of keys) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A whole number from 0 on; anything else is 0. */
export function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A name and its version in one text. */
export function named(name: unknown, version: unknown): string[] {
  const text = textOf(name);
  return text === undefined ? [] : [[text, textOf(version)].filter((part) => part !== undefined).join(' ')];
}

const TIME =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?)(?:(Z)|([+-]\d{2}):?(\d{2}))?$/;

/** A time in the one form of ISO 8601 that `Date` reads; its offset, where it has one, is kept. */
export function timeOf(value: unknown): string | undefined {
  const match = TIME.exec(textOf(value)?.trim() ?? '');
  if (match === null) return undefined;
  const [, day = '', time = '', utc = '', hours, minutes] = match;
  if (!isCalendarDate(day)) return undefined;
  const offset = hours === undefined ? utc : `${hours}:${minutes ?? '00'}`;
  return `${day}T${time.replace(',', '.')}${offset}`;
}

/** From the earliest to the latest of some times; nothing when one of them is not known, or there is none. */
export function spanOf(times: readonly (string | undefined)[]): { from: string; to: string } | undefined {
  const known = times.filter((time) => time !== undefined).sort((a, b) => order(a) - order(b));
  const [from] = known;
  const to = known.at(-1);
  return from === undefined || to === undefined || known.length < times.length ? undefined : { from, to };
}

/** A time without an offset is put in order as if it were UTC, whatever the zone of this machine. */
function order(time: string): number {
  return Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(time) ? time : `${time}Z`);
}

const STUBS = new Set(['echo', 'stub', 'mock', 'mockllm', 'dummy', 'fake']);

/** True for a target that only repeats or makes up: `echo`, `mockllm/model`, `none/none`, a generator of garak’s `test`. */
export function isStubTarget(target: string): boolean {
  const parts = target.toLowerCase().split(/[\s:/]+/);
  return parts.some((part) => STUBS.has(part)) || /^(?:none|test(?:\..*)?)$/.test(parts[0] ?? '');
}
