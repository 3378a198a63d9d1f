import { READING_FAULTS } from '../../src/diagnostic/reading-faults.ts';
import { compare } from '../../src/diagnostic/compare.ts';
import type { HeldFolder } from '../../src/read/content.ts';
import { type Located, locateAll } from '../../src/report/located.ts';
import { type Gate, judge } from '../../src/run.ts';
import { AS_OF, baseFolder } from '../rules/registry.ts';

/** A file's new text, what its old text becomes, or its absence. */
export type Change = string | Buffer | undefined | ((text: string) => string);
export type Changes = Readonly<Record<string, Change>>;

/** Puts one piece of text in the place of another, which has to be there. */
export function instead(of: string, text: string): (old: string) => string {
  return (old) => {
    if (!old.includes(of)) throw new Error(`the base registry no longer says “${of}”`);
    return old.replace(of, () => text);
  };
}

/** One change after another. */
export function all(...changes: readonly ((text: string) => string)[]): (text: string) => string {
  return (text) => changes.reduce((changed, change) => change(changed), text);
}

/** A line of frontmatter after the last one. */
export function field(line: string): (text: string) => string {
  return (text) => text.replace(/^---\n(.*?)^---\n/ms, (_, fields: string) => `---\n${fields}${line}\n---\n`);
}

/** Reading a body begins a thread, so the records of the base registry stand here without theirs. */
function withoutBody(path: string, bytes: Buffer): Buffer {
  return path.endsWith('.mdx') ? Buffer.from(bytes.toString().replace(/^(---\n.*?^---\n).*$/ms, '$1')) : bytes;
}

/** The base registry of the rules, its records without bodies, with some of its files changed. */
export async function registryWith(changes: Changes): Promise<HeldFolder> {
  const base = baseFolder();
  const files = new Map(base.files.map(({ path, bytes }) => [path, withoutBody(path, bytes)]));
  for (const [path, change] of Object.entries(changes)) {
    const text = typeof change === 'function' ? change(files.get(path)?.toString() ?? '') : change;
    if (text === undefined) files.delete(path);
    else files.set(path, Buffer.from(text));
  }
  return {
    ...base,
    files: [...files].map(([path, bytes]) => ({ path, bytes })).sort((a, b) => compare(a.path, b.path)),
  };
}

export interface Judged {
  readonly gate: Gate;
  readonly findings: readonly Located[];
}

export async function judged(changes: Changes, asOf = AS_OF): Promise<Judged> {
  const gate = await judge(await registryWith(changes), { dirty: false, prefix: '' }, { asOf });
  return { gate, findings: locateAll(gate.diagnostics, gate.sources) };
}

/** What reading and the schemas say, as `file:line:column code message`; what rules find besides is left out. */
export async function faults(changes: Changes): Promise<string[]> {
  const { findings } = await judged(changes);
  return findings
    .filter(({ code }) => Object.hasOwn(READING_FAULTS, code))
    .map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${message}`);
}

/** The hint of the only fault. */
export async function hintOf(changes: Changes): Promise<string> {
  const own = (await judged(changes)).findings.filter(({ code }) => Object.hasOwn(READING_FAULTS, code));
  if (own.length !== 1) throw new Error(`one fault was expected: ${JSON.stringify(own.map(({ message }) => message))}`);
  return own[0]?.hint ?? '';
}

export const ORDER = 'systems/order-helper.mdx';
export const LEAVE = 'systems/leave-helper.mdx';
