import { dump, load } from 'js-yaml';
import type { HeldFolder, SourceFile } from '../../src/read/content.ts';

/** Something that speaks for a system, and a folder without it. */
export interface Assurance {
  readonly name: string;
  /** The id of the system; absent for an exception, which may speak for several. */
  readonly system: string | undefined;
  readonly without: (folder: HeldFolder) => HeldFolder;
}

type Way = readonly (string | number)[];

/** What a record declares to be there, and what leaves only through a recorded state: taking it out says nothing of it any more. */
const SCOPE = new Set([
  'tools',
  'nhis',
  'models',
  'data',
  'audience',
  'scope',
  'regulated_by',
  'incidents',
  'vulnerabilities',
  'supplier',
  'live_since',
]);
/** What an identity is, may do and has suffered; the other fields say how it is kept. */
const NHI_SCOPE = new Set(['privileges', 'status', 'use', 'exposures', 'secret', 'vendor']);
/** Lists whose items are assurances, each by itself. */
const LISTS = new Set(['evidence', 'risk_acceptance', 'reviews']);

/** Every assurance in a folder: decision files, signatures, exceptions, and what records hold of evidence, acceptances, reviews and fields. */
export function assurancesIn({ files }: HeldFolder): Assurance[] {
  return files.flatMap((file): Assurance[] => {
    if (/^decisions\/|^exceptions\//.test(file.path))
      return [{ name: file.path, system: /^decisions\/([^/]+)\//.exec(file.path)?.[1], without: removing(file.path) }];
    if (!/^systems\/[^/]+\.mdx$/.test(file.path)) return [];
    const data = fieldsOf(file);
    return waysIn(data).map((way) => ({
      name: `${file.path} ${way.join('.')}`,
      system: file.path.slice('systems/'.length, -'.mdx'.length),
      without: (folder) => ({
        ...folder,
        files: folder.files.map((other) => (other.path === file.path ? rewritten(other, way) : other)),
      }),
    }));
  });
}

/** Without a file, and without what signs it. */
function removing(path: string): Assurance['without'] {
  return (folder) => ({ ...folder, files: folder.files.filter((file) => ![path, `${path}.sig`].includes(file.path)) });
}

function waysIn(data: Record<string, unknown>): Way[] {
  return Object.entries(data).flatMap(([key, value]): Way[] => {
    const items = Array.isArray(value) ? value : [];
    const fields = items.flatMap((item, at) =>
      typeof item === 'object' && item !== null
        ? Object.keys(item)
            .filter((name) => name !== 'id')
            .map((name) => [key, at, name])
        : [],
    );
    if (LISTS.has(key)) return [[key], ...items.map((_, at) => [key, at]), ...fields];
    if (key === 'nhis')
      return [
        ...fields.filter((way) => !NHI_SCOPE.has(String(way[2]))),
        ...items.flatMap((item, at) => fieldsWithin(item, 'secret').map((name) => [key, at, 'secret', name])),
      ];
    if (SCOPE.has(key)) return [];
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
    return [[key], ...inner.map((name) => [key, name])];
  });
}

function fieldsWithin(item: unknown, name: string): string[] {
  const inner = typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[name] : undefined;
  return typeof inner === 'object' && inner !== null ? Object.keys(inner) : [];
}

function fieldsOf({ bytes }: SourceFile): Record<string, unknown> {
  const [, frontmatter = ''] = /^---\n(.*?)^---\n/ms.exec(bytes.toString('utf8')) ?? [];
  const data: unknown = load(frontmatter);
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

/** The record without what is at the end of a way, and without its body, whose mentions might speak of it. */
function rewritten(file: SourceFile, way: Way): SourceFile {
  const data = fieldsOf(file);
  let at = data as Record<string | number, unknown> | unknown[];
  for (const step of way.slice(0, -1)) at = (at as Record<string | number, unknown>)[step] as typeof at;
  const last = way.at(-1) ?? '';
  if (Array.isArray(at)) at.splice(Number(last), 1);
  else delete at[last];
  return { path: file.path, bytes: Buffer.from(`---\n${dump(data)}---\n`) };
}
