import type { Snapshot } from './snapshot.ts';

/** Where the forges of edit-link patterns take a new issue. */
const FORGES: readonly (readonly [edit: RegExp, make: (title: string, text: string) => string])[] = [
  [
    /^(.+)\/-\/edit\/[^{}]+\/\{path\}$/,
    (title, text) => `/-/issues/new?issue[title]=${title}&issue[description]=${text}`,
  ],
  [/^(.+)\/_edit\/[^{}]+\/\{path\}$/, (title, text) => `/issues/new?title=${title}&body=${text}`],
  [/^(.+)\/edit\/[^{}]+\/\{path\}$/, (title, text) => `/issues/new?title=${title}&body=${text}`],
];

/** A page of which somebody says that something is wrong. */
export interface ReportedPage {
  readonly title: string;
  /** Its path on the site, with `/` at its beginning. */
  readonly path: string;
  /** The file that it shows, relative to the content folder. */
  readonly file: string | undefined;
}

/**
 * Where a problem with a page is reported, with its place and snapshot filled in: the address that the registry names,
 * or else a new issue on the forge of its edit links. Undefined where neither is known.
 */
export function reportAddress(
  {
    report,
    edit,
    contentPrefix,
    commit,
    asOf,
  }: Pick<Snapshot, 'report' | 'edit' | 'contentPrefix' | 'commit' | 'asOf'>,
  { title, path, file }: ReportedPage,
): string | undefined {
  const place = file === undefined ? path : `${contentPrefix}${file}, ${path}`;
  const about = encodeURIComponent(`Problem with “${title}”`);
  const text = encodeURIComponent(
    `${place}\nSnapshot ${commit ?? 'without a commit'}, as of ${asOf}\n\nWhat is wrong: `,
  );
  if (report !== undefined) return report.replace('{title}', () => about).replace('{text}', () => text);
  for (const [pattern, make] of FORGES) {
    const [, top] = pattern.exec(edit ?? '') ?? [];
    if (top !== undefined) return `${top}${make(about, text)}`;
  }
  return undefined;
}
