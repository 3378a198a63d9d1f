import { isPeriod, periodInWords } from '../diagnostic/calendar.ts';
import { listWords } from '../diagnostic/suggest.ts';
import { isRecord } from '../validate/lenient.ts';
import { fieldWords, VALUE_WORDS } from './field-words.ts';
import { keyOf, type PackageChange } from './staleness.ts';

/**
 * One change for people who know the system and not its file, without a full stop:
 * `data kept: prompts and replies, 90 days → 365 days`.
 */
export function changeInWords({ path, field, items, kind, was, now }: PackageChange): string {
  const label = fieldWords(field, items.at(-1) && quoted(items.at(-1) ?? '')) ?? path;
  const what = `${label}${label.includes(': ') ? ',' : ':'}`;
  if (kind === 'added') return `${what} ${valueInWords(now, field)} added`;
  if (kind === 'removed') return `${what} ${valueInWords(was, field)} removed`;
  const pair = contrast(was, now).map((value) => valueInWords(value, field));
  // Two texts look alike, so that a reader sees where each ends.
  const both = typeof was === 'string' && typeof now === 'string' && pair.some((text) => text.startsWith('“'));
  return `${what} ${pair.map((text) => (both && !text.startsWith('“') ? `“${text}”` : text)).join(' → ')}`;
}

/** Several of them, to be read after a colon. */
export function changesInWords(changes: readonly PackageChange[]): string {
  return changes.map(changeInWords).join('; ');
}

function valueInWords(value: unknown, field: string): string {
  if (value === undefined || value === null) return 'not given';
  const known =
    typeof value === 'string' || typeof value === 'boolean' ? VALUE_WORDS[field]?.[String(value)] : undefined;
  if (known !== undefined) return known;
  if (typeof value === 'string') return isPeriod(value) ? periodInWords(value) : quoted(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value))
    return value.length === 0
      ? 'none'
      : listWords(
          value.map((item) => valueInWords(item, field)),
          'and',
          20,
        );
  return isRecord(value) ? itemInWords(value, field) : (JSON.stringify(value) ?? 'not given');
}

/** What an item of a list is known by, and behind it everything else that it says. */
function itemInWords(item: Readonly<Record<string, unknown>>, field: string): string {
  const key = keyOf(item);
  const details = Object.entries(item)
    .filter(([, value]) => value !== key)
    .map(([step, value]) =>
      isRecord(value) ? detailsOf(value, `${field}.${step}`) : valueInWords(value, `${field}.${step}`),
    )
    .join(', ');
  if (key === undefined) return details;
  return details === '' ? quoted(key) : `${quoted(key)} (${details})`;
}

function detailsOf(value: Readonly<Record<string, unknown>>, field: string): string {
  return Object.entries(value)
    .map(([step, inner]) => valueInWords(inner, `${field}.${step}`))
    .join(', ');
}

/** In quotes where it could be taken for part of the sentence around it. */
function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 || /[,;()→“]|[:.](?: |$)/.test(line) ? `“${line}”` : line;
}

const LONG = 120;
const AROUND = 30;

/** Of two long texts the part that differs, with a little of what stands around it. */
function contrast(was: unknown, now: unknown): [unknown, unknown] {
  if (typeof was !== 'string' || typeof now !== 'string' || Math.max(was.length, now.length) <= LONG) return [was, now];
  const least = Math.min(was.length, now.length);
  let start = 0;
  while (start < least && was[start] === now[start]) start++;
  let end = 0;
  while (end < least - start && was.at(-1 - end) === now.at(-1 - end)) end++;
  const cut = (text: string) => {
    const [from, to] = [wordStart(text, start - AROUND), wordEnd(text, text.length - end + AROUND)];
    return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
  };
  return [cut(was), cut(now)];
}

function wordStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1;
}

function wordEnd(text: string, at: number): number {
  const next = at >= text.length ? -1 : text.indexOf(' ', at);
  return next === -1 ? text.length : next;
}
