import type { z } from 'zod';
import { listWords } from '../../diagnostic/suggest.ts';
import { isRecord } from '../../validate/lenient.ts';
import { inlineYaml, keyYaml } from '../text/yaml-text.ts';
import { factsOf, type FieldFacts } from './fields.ts';

/** The fields of a schema, by name, in the order in which records have them. */
export type Shape = Readonly<Record<string, z.core.$ZodType>>;

export interface Skeleton {
  readonly shape: Shape;
  /** What is known; every other field becomes a comment with an example. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Comments at the top, each a sentence. */
  readonly head: readonly string[];
  /** What else is to be said of a field, by its name. */
  readonly notes: ReadonlyMap<string, readonly string[]>;
  /** Whether a field that is not known is worth a line, by its dotted path; `[]` is left out. */
  readonly isShown: (path: string) => boolean;
}

/**
 * A record to go on writing: frontmatter with what is known, and every other field as a comment with its meaning and
 * an example, in the order of the schema. Read back, its data is what was known.
 */
export function skeletonText({ shape, data, head, notes, isShown }: Skeleton): string {
  const fields = Object.entries(shape).filter(([name]) => data[name] !== undefined || isShown(name));
  const blocks = fields.map(([name, field]) => {
    const facts = factsOf(field);
    const comments = [described(facts), ...(notes.get(name) ?? [])].map(comment);
    const path = { name, path: name, isShown };
    return [...comments, ...fieldLines(path, facts, data[name])].join('\n');
  });
  return `---\n${[head.map(comment).join('\n'), ...blocks].filter((block) => block !== '').join('\n\n')}\n---\n`;
}

/** One line of comment, whatever the text holds. */
function comment(text: string): string {
  return `# ${text.replaceAll(/\s+/g, ' ').trim()}`;
}

function described({ description, words }: FieldFacts): string {
  return words === undefined ? description : `${description.replace(/\.$/, '')}: ${listWords(words)}.`;
}

interface At {
  readonly name: string;
  readonly path: string;
  readonly isShown: Skeleton['isShown'];
}

function fieldLines(at: At, facts: FieldFacts, value: unknown): string[] {
  const key = `${keyYaml(at.name)}:`;
  const items = Array.isArray(value) ? value.filter(isRecord) : [];
  const isEmpty = Array.isArray(value) ? items.length === 0 : isRecord(value) && Object.keys(value).length === 0;
  if (facts.inner === undefined || isEmpty)
    return value === undefined ? [comment(`${key} ${inlineYaml(facts.example)}`)] : [`${key} ${inlineYaml(value)}`];
  const inner = facts.inner;
  if (value === undefined) {
    const lines = innerLines(at, inner, undefined);
    const nested = facts.isList ? itemLines(lines) : lines.map((line) => `  ${line}`);
    return [key, ...nested].map((line) => `# ${line}`);
  }
  if (!facts.isList) return [key, ...innerLines(at, inner, value).map((line) => `  ${line}`)];
  return [key, ...items.flatMap((item) => itemLines(innerLines(at, inner, item)))];
}

/** Each field on a line of its own, with what it means; those that are not known are comments, unless all are. */
function innerLines(at: At, inner: Shape, value: unknown): string[] {
  return Object.entries(inner).flatMap(([name, field]) => {
    const facts = factsOf(field);
    const given = isRecord(value) ? value[name] : undefined;
    if (given === undefined && !at.isShown(`${at.path}.${name}`)) return [];
    const line = `${keyYaml(name)}: ${inlineYaml(given ?? facts.example)} ${comment(described(facts))}`;
    return [given === undefined && value !== undefined ? `# ${line}` : line];
  });
}

/** Lines as one item of a list: what is known stands first, since a comment cannot follow the dash. */
function itemLines(lines: readonly string[]): string[] {
  const known = lines.filter((line) => !line.startsWith('#'));
  const others = lines.filter((line) => line.startsWith('#'));
  return [...known, ...others].map((line, at) => `  ${at === 0 ? '- ' : '  '}${line}`);
}
