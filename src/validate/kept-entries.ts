import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Kind } from '../parse/kinds.ts';
import type { Source } from '../parse/source.ts';
import { Collector } from './collector.ts';

/**
 * Gives what is made of a source, or was the last time.
 * @param also what else of the folder it is made of: the same object as long as that is the same
 */
export type Take = <T>(source: Source, make: (collector: Collector) => T, also?: unknown) => T;

interface Made {
  readonly source: Source;
  readonly also: unknown;
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** What belongs to one record; every other file may matter to all of them. */
const OWN: ReadonlySet<Kind> = new Set<Kind>(['system', 'decision', 'intake', 'guide']);

/**
 * What was made of the files of a folder the last time, while somebody edits it: of a file that is still the same, the
 * very same objects are given again, with the same diagnostics. Once a file changes that is nobody’s own, all are made
 * anew.
 */
export class KeptEntries {
  #common: readonly Source[] = [];
  #last: ReadonlyMap<string, Made> = new Map();

  /** Begins with a folder; what is not asked for is forgotten. */
  taking(sources: ReadonlyMap<string, Source>, collector: Collector): Take {
    const common = [...sources.values()].filter(({ kind }) => !OWN.has(kind));
    const isSame = common.length === this.#common.length && common.every((source, at) => source === this.#common[at]);
    const known = isSame ? this.#last : new Map<string, Made>();
    const now = new Map<string, Made>();
    [this.#common, this.#last] = [common, now];
    return <T>(source: Source, make: (own: Collector) => T, also?: unknown): T => {
      const before = known.get(source.file);
      const made = before?.source === source && before.also === also ? before : makeOf(source, make, also);
      now.set(source.file, made);
      for (const diagnostic of made.diagnostics) collector.diagnostics.push(diagnostic);
      return made.value as T;
    };
  }
}

function makeOf(source: Source, make: (own: Collector) => unknown, also: unknown): Made {
  const own = new Collector();
  return { source, also, value: make(own), diagnostics: own.diagnostics };
}
