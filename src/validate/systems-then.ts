import { parseContent } from '../parse/parse.ts';
import type { Source } from '../parse/source.ts';
import type { SourceFile } from '../read/content.ts';
import type { System } from './registry.ts';
import { validate } from './validate.ts';

/** The files of today without which no record can be read; they take no part in what a record says. */
const NEEDED: readonly string[] = ['registry.yaml', 'policy.yaml', 'people.yaml'];

/** The files besides its own that say what a record consists of. */
const SHARED: readonly string[] = ['shared/nhis.yaml', 'shared/models.yaml', 'shared/evidence.yaml'];

/** The paths that it takes to read a system as it was. */
export function pathsOfSystem(id: string): string[] {
  return [`systems/${id}.mdx`, ...SHARED];
}

/** The records among files of another day, with what they share in its place; what is wrong with them was said then. */
export async function systemsThen(
  files: readonly SourceFile[],
  today: ReadonlyMap<string, Source>,
): Promise<ReadonlyMap<string, System>> {
  const distinct = [...new Map(files.map((file) => [file.path, file])).values()];
  const { value: parsed } = await parseContent({ files: distinct, odd: [] }, { bodies: 'judged' });
  const needed = NEEDED.flatMap((path) => today.get(path) ?? []);
  const sources = new Map([...parsed.sources, ...needed.map((source) => [source.file, source] as const)]);
  return validate({ ...parsed, sources }).value?.systems ?? new Map();
}
