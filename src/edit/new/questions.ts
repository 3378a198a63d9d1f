import { z } from 'zod';
import type { PolicyData } from '../../validate/schema/policy.ts';
import { system } from '../../validate/schema/system.ts';
import { fieldAt, type FieldFacts } from './fields.ts';

/** Something to be asked of whoever registers a system. */
export interface Question {
  /** The dotted path of the field; `[]` stands for every item of a list. */
  readonly path: string;
  /** One sentence. */
  readonly ask: string;
  /** One word, several, a number, yes or no, or free text; `words` are the only ones allowed, where there are any. */
  readonly kind: 'one' | 'some' | 'number' | 'yes-or-no' | 'text';
  readonly words: readonly string[] | undefined;
  /** Why the answer matters: what the policy says of it. */
  readonly because: readonly string[];
}

/** Things of which there may be several, each with a few questions of its own. */
export interface ItemQuestions {
  /** The field that lists them. */
  readonly list: string;
  readonly ask: string;
  /** The field by which one is known. */
  readonly key: string;
  readonly fields: readonly Question[];
}

/** Both say nothing of a system that is only proposed. */
const LATER = ['pilot', 'live_since'];

interface Condition {
  readonly path: string;
  readonly because: string;
}

/** What decides the tier under a policy, and no more, in the order of the schema. */
export function tierQuestions(policy: PolicyData): (Question | ItemQuestions)[] {
  const conditions = (['standard', 'high'] as const).flatMap((tier) =>
    (policy.tiers[tier].when ?? []).flatMap(pathsOf),
  );
  const shape = system.shape;
  return Object.keys(shape).flatMap((name): (Question | ItemQuestions)[] => {
    if (LATER.includes(name)) return [];
    const own = conditions.filter(({ path }) => path.split(/[.[]/)[0] === name);
    const paths = [...new Set(own.map(({ path }) => path))];
    if (paths.length === 0) return [];
    const questions = paths.flatMap((path) => questionOf(path, own));
    if (!paths.some((path) => path.startsWith(`${name}[]`))) return questions;
    const facts = fieldAt(shape, name);
    const key = name === 'regulated_by' ? 'regime' : 'id';
    const fields = questions.filter(({ path }) => path !== `${name}[].${key}`);
    return facts === undefined ? [] : [{ list: name, ask: facts.description, key, fields }];
  });
}

function pathsOf({
  field,
  because,
  with: others,
}: NonNullable<PolicyData['tiers']['low']['when']>[number]): Condition[] {
  const list = field.slice(0, field.indexOf('[]') + 2);
  return [{ path: field, because }, ...(others ?? []).map((other) => ({ path: `${list}.${other.field}`, because }))];
}

function questionOf(path: string, conditions: readonly Condition[]): Question[] {
  const facts = fieldAt(system.shape, path);
  if (facts === undefined || facts.inner !== undefined) return [];
  const because = [...new Set(conditions.filter((one) => one.path === path).map((one) => one.because))];
  return [{ path, ask: facts.description, ...kindOf(facts), because }];
}

/** How a field is answered. */
export function kindOf({ schema, isList, words }: FieldFacts): Pick<Question, 'kind' | 'words'> {
  if (schema instanceof z.ZodBoolean) return { kind: 'yes-or-no', words: ['yes', 'no'] };
  if (schema instanceof z.ZodNumber) return { kind: 'number', words: undefined };
  return { kind: isList ? 'some' : words === undefined ? 'text' : 'one', words };
}

/**
 * An answer in words as the value of its field, or what is wrong with it. Several words are parted by commas.
 * @param answer neither empty nor only blanks
 */
export function answerOf(
  { kind, words }: Pick<Question, 'kind' | 'words'>,
  answer: string,
): { readonly value: unknown } | { readonly unknown: string } {
  const parts = kind === 'some' ? answer.split(',').map((part) => part.trim()) : [answer.trim()];
  const given = kind === 'yes-or-no' ? parts.map(fullWord) : parts;
  const unknown = given.find((part) => part === '' || (words !== undefined && !words.includes(part)));
  if (unknown !== undefined) return { unknown };
  const [only = ''] = given;
  if (kind === 'number') return Number.isFinite(Number(only)) ? { value: Number(only) } : { unknown: only };
  if (kind === 'yes-or-no') return { value: only === 'yes' };
  return { value: kind === 'some' ? given : only };
}

function fullWord(word: string): string {
  return { y: 'yes', n: 'no', true: 'yes', false: 'no' }[word.toLowerCase()] ?? word.toLowerCase();
}
