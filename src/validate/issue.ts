import type { z } from 'zod';
import type { Fix, Path } from '../diagnostic/diagnostic.ts';
import type { ReadingCode } from '../diagnostic/reading-faults.ts';
import { didYouMean, listWords, onlyMeant } from '../diagnostic/suggest.ts';
import { isRecord, valueAt } from './lenient.ts';
import { keysAt } from './schema-keys.ts';

type Issue = z.core.$ZodIssue;

export interface FlatIssue {
  readonly kind: 'unknown-key' | 'missing-part' | 'wrong';
  readonly path: Path;
  readonly issue: Issue;
}

/** One entry for each wrong place; a union counts as the branch that the author meant. */
export function flatten(issues: readonly Issue[], data: unknown, prefix: Path = []): FlatIssue[] {
  return issues.flatMap((issue): FlatIssue[] => {
    const path = [...prefix, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ kind: 'unknown-key', path: [...path, key], issue }));
    if (issue.code === 'invalid_union' && issue.errors.length > 0)
      return flatten(meantBranch(issue.errors, valueAt(data, path)), data, path);
    const missing = path.length > 0 && valueAt(data, path) === undefined;
    return [{ kind: missing ? 'missing-part' : 'wrong', path, issue }];
  });
}

/** A map with `use` means the reference; otherwise the branch with the fewest faults of kind is meant. */
function meantBranch(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] {
  if (isRecord(value) && Object.hasOwn(value, 'use')) return branches[0] ?? [];
  const weight = (issues: readonly Issue[]) =>
    (issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0) ? 1000 : 0) + issues.length;
  return (
    [...branches]
      .sort((a, b) => weight(a) - weight(b))
      .find((issues) => !issues.some((issue) => issue.path[0] === 'use')) ??
    branches[0] ??
    []
  );
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of fields',
  record: 'a map of fields',
  date: 'a date',
  tuple: 'a list',
};

/** What to say of an issue: its code, the message's detail, and what to write instead. */
export function describeIssue(flat: FlatIssue, data: unknown, schema: z.ZodType): Description & { code: ReadingCode } {
  const { issue, path } = flat;
  const key = String(path.at(-1));
  if (flat.kind === 'unknown-key') {
    const known = keysAt(schema, path.slice(0, -1), data);
    return {
      code: 'schema/unknown-key',
      detail: key,
      hint: didYouMean(key, known, `The fields here are ${listWords(known, 'and', 40)}.`),
      fix: slip(key, unused(known, valueAt(data, path.slice(0, -1)))),
    };
  }
  if (flat.kind === 'missing-part') {
    return {
      code: 'schema/wrong-value',
      detail: `“${key}” is not given, and without it this entry means nothing`,
      hint: `Write ${key}: … here.`,
    };
  }
  return { code: 'schema/wrong-value', ...describeValue(issue, nameOf(path), valueAt(data, path)) };
}

function nameOf(path: Path): string {
  const name = path.findLast((step) => typeof step === 'string');
  if (name === undefined) return 'This file';
  return typeof path.at(-1) === 'number' ? `An entry of “${name}”` : `“${name}”`;
}

interface Description {
  readonly detail: string;
  readonly hint: string | undefined;
  readonly fix?: Fix | undefined;
}

/** The one word that was meant by another, as a fix. */
function slip(word: string, known: readonly string[]): Fix | undefined {
  const to = onlyMeant(word, known);
  return to === undefined ? undefined : { to };
}

/** The fields that a map does not have yet; any of the others, written twice, would be a fault of its own. */
function unused(known: readonly string[], map: unknown): string[] {
  return known.filter((name) => !isRecord(map) || !Object.hasOwn(map, name));
}

function describeValue(issue: Issue, name: string, value: unknown): Description {
  if (issue.code === 'invalid_type') {
    const wanted = KINDS[issue.expected] ?? issue.expected;
    return {
      detail: `${name} is ${wanted}, and here it is ${describe(value)}`,
      hint: quoteHint(issue.expected, value) ?? `Write ${wanted}.`,
      fix: quoteFix(issue.expected, value),
    };
  }
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    return {
      detail: `${shown(value)} is not a value of ${name.replace(/^An entry of /, '')}`,
      hint: didYouMean(String(value), words, `Write ${listWords(words)}.`),
      fix: slip(String(value), words),
    };
  }
  if (issue.code === 'too_small' && Array.isArray(value))
    return { detail: `${name} is an empty list`, hint: 'Name at least one.' };
  if (issue.code === 'too_big' && Array.isArray(value))
    return {
      detail: `${name} is a list of ${value.length}, and takes at most ${issue.maximum}`,
      hint: 'Take the others out.',
    };
  if (issue.code === 'too_small' && typeof value === 'number')
    return { detail: `${name} is less than ${issue.minimum}`, hint: `Write ${issue.minimum} or more.` };
  if (issue.code === 'too_big' && typeof value === 'number')
    return { detail: `${name} is more than ${issue.maximum}`, hint: `Write ${issue.maximum} or less.` };
  if (issue.code === 'invalid_key')
    return { detail: `${name} is not an id`, hint: 'Use lower-case letters, digits and single hyphens.' };
  const [fault = '', advice] = issue.message.split(/: (.*)/s);
  return { detail: `${name}: ${shown(value)} ${fault}`, hint: advice && `${capital(advice)}.` };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function quoteHint(expected: string, value: unknown): string | undefined {
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return `Put it in quotes: "${value}".`;
  if (expected === 'array') return 'Write a list: [a, b], or one “- ” line for each.';
  if (expected === 'object' || expected === 'record')
    return 'Write its fields below it, one “name: value” line for each.';
  return undefined;
}

function quoteFix(expected: string, value: unknown): Fix | undefined {
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return { as: 'text' };
  return expected === 'array' && typeof value === 'string' ? { as: 'list' } : undefined;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map of fields';
  return shown(value);
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}
