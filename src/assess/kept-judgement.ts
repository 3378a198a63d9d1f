import type { ParsedContent } from '../parse/source.ts';
import { KeptEntries } from '../validate/kept-entries.ts';
import { type FileSums, standsAs, sumsByOwner } from './judged-on.ts';
import type { Found, KnownFindings } from './system-findings.ts';

/** What was judged of a folder the last time, while somebody edits it: of systems that stand as they stood, all is kept. */
export class KeptJudgement {
  readonly entries = new KeptEntries();
  /** What is the same object is the same file, or the same part of one. */
  readonly #numbers = new WeakMap<object, string>();
  #given = 0;
  #last: ReadonlyMap<string, Found> = new Map();

  /**
   * Begins with a folder; what is not asked for is forgotten.
   * @param past what git tells of it: the same object as long as that is the same
   * @param asOf the day that it is judged on
   */
  findings(content: ParsedContent, { past, asOf }: { readonly past: object; readonly asOf: string }): KnownFindings {
    const sums = sumsByOwner(this.#sums(content));
    const common = `${asOf} ${this.#number(past)} ${sums.common}`;
    const known = this.#last;
    const now = new Map<string, Found>();
    this.#last = now;
    return {
      sumOf: (system, _, { nhis }) => standsAs(system, { common, sums, nhis, number: (part) => this.#number(part) }),
      recall: (sum) => {
        const found = known.get(sum);
        if (found) now.set(sum, found);
        return found;
      },
      keep: (sum, found) => void now.set(sum, found),
    };
  }

  #sums({ sources, evidence, signatures, assets }: ParsedContent): FileSums {
    const sums = new Map<string, string>();
    for (const [path, source] of sources) sums.set(path, this.#number(source));
    for (const [path, file] of evidence) sums.set(path, this.#number(file));
    for (const [path, bytes] of signatures) sums.set(`${path}.sig`, this.#number(bytes));
    // Nothing of a picture is judged but that it is there.
    for (const path of assets) sums.set(path, '');
    return sums;
  }

  #number(thing: object): string {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    const number = String(++this.#given);
    this.#numbers.set(thing, number);
    return number;
  }
}
