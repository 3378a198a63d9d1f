import type { Reuse, ReusablePage } from '../../publish/reuse/reuse.ts';
import type { LastSite } from '../../read/last-site.ts';
import type { OtherCommit } from './other-commit.ts';
import type { SiteFiles } from './site-files.ts';

/**
 * The pages of the last site that say what those of this one would: another thread takes them over while the rest is
 * made. A page is taken only when its sum and its bytes are the same as then; it is made anew in every other case.
 */
export class LastPages {
  readonly #reuse: Reuse | undefined;
  readonly #pages: readonly ReusablePage[];
  readonly #ready: Promise<void>;
  /** The files of the pages that may be taken. */
  readonly #wanted: ReadonlySet<string>;
  #taken: ReadonlySet<string> = new Set();

  /** @param commit the whole id of the commit of this site; undefined outside a repository */
  constructor(files: SiteFiles, { reuse, last, commit, asOf }: LastPagesQuestion) {
    this.#reuse = reuse;
    this.#pages = reuse ? [...reuse.pages()] : [];
    const from = last?.manifest.commit ?? undefined;
    const isOther = from !== undefined && commit !== undefined && from !== commit;
    const change: OtherCommit | undefined = isOther ? { from, to: commit, asOf } : undefined;
    const wanted = last && last.note.site === reuse?.site ? this.#pages.filter((page) => isSame(page, last)) : [];
    this.#wanted = new Set(wanted.map(({ file }) => file));
    this.#ready = last ? this.#take(wanted, last, { files, change }) : Promise.resolve();
    // Heard by whoever waits for the pages.
    this.#ready.catch(() => undefined);
  }

  async #take(
    wanted: readonly ReusablePage[],
    { folder, manifest }: LastSite,
    { files, change }: { readonly files: SiteFiles; readonly change: OtherCommit | undefined },
  ): Promise<void> {
    const paths = wanted.flatMap(filesOf);
    const taken = await files.take({ folder, change, sums: paths.map((path) => [path, manifest.files[path] ?? '']) });
    const isTaken = (page: ReusablePage) => filesOf(page).every((file) => taken.has(file));
    this.#taken = new Set(wanted.filter(isTaken).map(({ file }) => file));
  }

  /** Whether the page of a file may be taken over: then it is better asked for late. */
  mayHave(file: string): boolean {
    return this.#wanted.has(file);
  }

  /**
   * Whether the page of a file lies in the new site already, with all that belongs to it; waits until that is known.
   * @throws when the thread that writes cannot
   */
  async has(file: string): Promise<boolean> {
    if (!this.#wanted.has(file)) return false;
    await this.#ready;
    return this.#taken.has(file);
  }

  /** How many of them there are. */
  get count(): number {
    return this.#taken.size;
  }

  /** What the next build may take over, once all pages are made: the sums by the files of pages. */
  note(): Record<string, string> {
    const isKept = (file: string) => this.#taken.has(file) || this.#reuse?.isOwn(file) === true;
    return Object.fromEntries(this.#pages.filter(({ file }) => isKept(file)).map(({ file, sum }) => [file, sum]));
  }
}

export interface LastPagesQuestion {
  readonly reuse: Reuse | undefined;
  /** The site that was published last, where pages may be taken from it. */
  readonly last: LastSite | undefined;
  readonly commit: string | undefined;
  /** YYYY-MM-DD */
  readonly asOf: string;
}

function isSame(page: ReusablePage, { note, manifest }: LastSite): boolean {
  return note.pages[page.file] === page.sum && filesOf(page).every((file) => Object.hasOwn(manifest.files, file));
}

function filesOf({ file, beside }: ReusablePage): readonly string[] {
  return [file, ...beside];
}
