import { parseContent } from '../../src/parse/parse.ts';
import type { Body } from '../../src/parse/body/body.ts';
import type { ParsedContent } from '../../src/parse/source.ts';
import { type Located, locateAll } from '../../src/report/located.ts';

/** Files of a content folder, by path. */
export type Files = Readonly<Record<string, string | Buffer>>;

export interface Read {
  /** `file:line:column code`, sorted as a report sorts them. */
  readonly places: readonly string[];
  readonly findings: readonly Located[];
  readonly content: ParsedContent;
}

/** What reading alone says of some files. */
export async function read(files: Files): Promise<Read> {
  const folder = {
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
    odd: [],
  };
  const { value: content, diagnostics } = await parseContent(folder);
  const findings = locateAll(diagnostics, content.sources);
  return { places: findings.map(placeOf), findings, content };
}

export function placeOf({ file, line, column, code }: Located): string {
  return `${file}:${line}:${column} ${code}`;
}

const PAGE = 'guides/page.mdx';

/** Reads one record; its places are `line:column code`. */
export async function readRecord(
  text: string | Buffer,
): Promise<Read & { readonly data: unknown; readonly body: Body }> {
  const found = await read({ [PAGE]: text });
  const source = found.content.sources.get(PAGE);
  if (source === undefined) throw new Error('the record is not among what was read');
  const places = found.places.map((place) => place.replace(`${PAGE}:`, ''));
  return { ...found, places, data: source.data, body: source.body };
}

/** Reads frontmatter, which begins on line 2. */
export function readFields(yaml: string): ReturnType<typeof readRecord> {
  return readRecord(`---\n${yaml}\n---\n`);
}

/** Reads a body, which begins on line 4. */
export function readBody(body: string): ReturnType<typeof readRecord> {
  return readRecord(inRecord(body));
}

/** Many bodies at once, since each reading begins a thread; gives each by its text. */
export function readBodies(
  bodies: Iterable<string>,
): (body: string) => Promise<Pick<Read, 'places' | 'findings'> & { readonly body: Body }> {
  const all = [...new Set(bodies)];
  const file = (body: string) => `guides/page-${all.indexOf(body)}.mdx`;
  let reading: Promise<Read> | undefined;
  return async (body) => {
    const { findings, content } = await (reading ??= read(
      Object.fromEntries(all.map((text) => [file(text), inRecord(text)])),
    ));
    const source = content.sources.get(file(body));
    if (source === undefined) throw new Error('this body was not read with the others');
    const own = findings.filter((finding) => finding.file === source.file);
    return {
      findings: own,
      places: own.map(({ line, column, code }) => `${line}:${column} ${code}`),
      body: source.body,
    };
  };
}

function inRecord(body: string): string {
  return `---\ntitle: x\n---\n${body}\n`;
}
