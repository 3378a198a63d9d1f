import type { ParsedContent, Source } from '../parse/source.ts';
import { KeptEntries } from '../validate/kept-entries.ts';
import { standsAs } from './judged-on.ts';
import type { Found, KnownFindings } from './system-findings.ts';

/** What was judged of a folder the last time, while somebody edits it: of systems that stand as they stood, all is kept. */
export class KeptJudgement {
  readonly entries = new KeptEntries();
  /** What is the same object is the same file, or the same part of one. */
  readonly #numbers = new WeakMap<object, number>();
  #given = 0;
  #common: readonly unknown[] = [];
  #last: ReadonlyMap<string, Found> = new Map();

  /**
   * Begins with a folder; what is not asked for is forgotten.
   * @param past what git tells of it: the same object as long as that is the same
   * @param asOf the day that it is judged on
   */
  findings(content: ParsedContent, { past, asOf }: { readonly past: object; readonly asOf: string }): KnownFindings {
    const common = [past, asOf, ...commonParts(content)];
    const isSame = common.length === this.#common.length && common.every((part, at) => part === this.#common[at]);
    const known = isSame ? this.#last : new Map<string, Found>();
    const own = this.#ownFiles(content);
    const now = new Map<string, Found>();
    [this.#common, this.#last] = [common, now];
    return {
      sumOf: (system, _, { nhis }) =>
        standsAs(system, { files: own.get(system.id) ?? [], nhis, number: (part) => this.#number(part) }),
      recall: (sum) => {
        const found = known.get(sum);
        if (found) now.set(sum, found);
        return found;
      },
      keep: (sum, found) => void now.set(sum, found),
    };
  }

  /** The numbers of a system’s record, decision files and signatures, by its id. */
  #ownFiles({ sources, signatures }: ParsedContent): Map<string, number[]> {
    const own = new Map<string, number[]>();
    const put = (owner: string, file: object) => {
      const files = own.get(owner);
      if (files) files.push(this.#number(file));
      else own.set(owner, [this.#number(file)]);
    };
    for (const source of sources.values()) {
      if (source.kind === 'system') put(source.id, source);
      else if (source.kind === 'decision') put(decidedOn(source.file), source);
    }
    for (const [path, bytes] of signatures) put(decidedOn(path), bytes);
    return own;
  }

  #number(thing: object): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    this.#numbers.set(thing, ++this.#given);
    return this.#given;
  }
}

/** What may matter to every system. Of a picture nothing is judged but that it is there. */
function* commonParts({ sources, evidence, assets }: ParsedContent): Iterable<unknown> {
  for (const source of sources.values()) if (!isOwn(source)) yield source;
  yield* evidence.values();
  yield* assets;
}

/** Whether a file belongs to one system, or is none that rules about systems could ask for. */
function isOwn({ kind }: Source): boolean {
  return kind === 'system' || kind === 'decision' || kind === 'intake' || kind === 'guide';
}

/** The folder of a decision file, which is the id of the system. */
function decidedOn(path: string): string {
  return path.split('/', 2)[1] ?? '';
}
