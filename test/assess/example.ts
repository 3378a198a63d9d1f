import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import type { Assessment } from '../../src/assess/assess.ts';
import { isRecord } from '../../src/validate/lenient.ts';
import { type HeldFolder, readContent } from '../../src/read/content.ts';
import { type Gate, judge } from '../../src/run.ts';

export type Fields = Record<string, unknown>;
/** For each file of the example organisation that is to be another one, what is done to its fields; its layout and prose change, too. */
export type Changes = Readonly<Record<string, (fields: Fields) => void>>;

let example: HeldFolder | undefined;

/** The whole gate over the example organisation with some of its records changed. */
export async function exampleGate(changes: Changes = {}): Promise<Gate> {
  const folder = (example ??= readContent(join(import.meta.dirname, '../../content')));
  const files = folder.files.map((file) => {
    const change = changes[file.path];
    return change ? { ...file, bytes: Buffer.from(changed(file.bytes.toString('utf8'), change)) } : file;
  });
  return judge({ ...folder, files }, { dirty: false, prefix: '' }, {});
}

export async function exampleAssessment(changes: Changes = {}): Promise<Assessment> {
  const { assessment } = await exampleGate(changes);
  if (assessment === undefined) throw new Error('The example cannot be judged');
  return assessment;
}

function changed(text: string, change: (fields: Fields) => void): string {
  const [, frontmatter = text, body] = /^---\n(.*?)^---\n(.*)$/ms.exec(text) ?? [];
  const fields = load(frontmatter);
  if (!isRecord(fields)) throw new Error('These are no fields');
  change(fields);
  return body === undefined ? dump(fields) : `---\n${dump(fields)}---\n${body}\nAnd another sentence.\n`;
}

/** A list inside a record, which has to be there. */
export function listIn(fields: Fields, ...path: string[]): Fields[] {
  let value: unknown = fields;
  for (const step of path) value = isRecord(value) ? value[step] : undefined;
  if (!Array.isArray(value)) throw new Error(`${path.join('.')} is no list`);
  return value as Fields[];
}

/** A group of fields inside a record, which has to be there. */
export function groupIn(fields: Fields, key: string): Fields {
  const value = fields[key];
  if (!isRecord(value)) throw new Error(`${key} is no group of fields`);
  return value;
}
