import { addPeriod, isCalendarDate } from '../../diagnostic/calendar.ts';
import type { DatedKey } from './keyring.ts';
import { parsePublicKey } from './public-key.ts';
import { quoted } from './refusal.ts';

/** A key that a file of allowed signers lists, and whose it is. */
export interface AllowedSigner extends DatedKey {
  /** The principals, as the line has them. */
  readonly name: string;
}

export interface AllowedSigners {
  readonly signers: readonly AllowedSigner[];
  /** The lines that give no key for this namespace, and why, for people. */
  readonly faults: readonly string[];
}

const LINE =
  /^(?<name>"[^"]+"|\S+)[ \t]+(?:(?<options>[\w-]+(?:="[^"]*")?(?:,[\w-]+(?:="[^"]*")?)*,?)[ \t]+)?(?<key>(?:ssh|ecdsa|sk)-\S+[ \t]+\S+.*)$/;
const OPTION = /([\w-]+)(?:="([^"]*)")?/g;
const TIME = /^(\d{4})(\d{2})(\d{2})(\d{6}|\d{4})?Z?$/;

/**
 * Reads a file of allowed signers (ssh-keygen(1), ALLOWED SIGNERS) for one namespace. Times are taken as whole days in
 * UTC: a day that a key only counts for in part is left out.
 */
export function readAllowedSigners(text: string, namespace: string): AllowedSigners {
  const signers: AllowedSigner[] = [];
  const faults: string[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const read = readLine(line.trim(), namespace);
    if (typeof read === 'string') faults.push(`line ${at + 1}: ${read}`);
    else if (read !== undefined) signers.push(read);
  }
  return { signers, faults };
}

/** The signer of a line; why there is none; or undefined where its key is for other namespaces. */
function readLine(line: string, namespace: string): AllowedSigner | string | undefined {
  const { name = '', options = '', key = '' } = LINE.exec(line)?.groups ?? {};
  if (key === '')
    return 'this is no line of allowed signers: write a name, perhaps options, and the line of the .pub file';
  const parsed = parsePublicKey(key);
  if (!parsed.ok) return parsed.text;
  const days: { from?: string | undefined; until?: string | undefined } = {};
  for (const [, option = '', value = ''] of options.matchAll(OPTION)) {
    if (option === 'namespaces') {
      if (!value.split(',').some((pattern) => isMatch(pattern, namespace))) return undefined;
      continue;
    }
    if (option !== 'valid-after' && option !== 'valid-before')
      return `${quoted(option)} is not understood here: list each key by itself`;
    const day = option === 'valid-after' ? firstDay(value) : lastDay(value);
    if (day === undefined) return `${quoted(value)} is no time: write 20261231`;
    days[option === 'valid-after' ? 'from' : 'until'] = day;
  }
  return { name: name.replaceAll('"', ''), key: parsed.key, from: days.from, until: days.until };
}

/** A pattern of ssh: `*` is anything, `?` one character. */
function isMatch(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(name);
}

function firstDay(time: string): string | undefined {
  const { day, rest } = dayOf(time);
  return day !== undefined && /[1-9]/.test(rest) ? addPeriod(day, 'P1D') : day;
}

function lastDay(time: string): string | undefined {
  const { day, rest } = dayOf(time);
  return day !== undefined && rest !== '235959' ? addPeriod(day, 'P1D', -1) : day;
}

function dayOf(time: string): { day: string | undefined; rest: string } {
  const [, year, month, date, rest = ''] = TIME.exec(time) ?? [];
  const day = `${year}-${month}-${date}`;
  return { day: isCalendarDate(day) ? day : undefined, rest };
}
