import type { Spot } from '../diagnostic/diagnostic.ts';
import { didYouMean, onlyMeant } from '../diagnostic/suggest.ts';
import type { Collector } from './collector.ts';

/** One kind of thing that is referred to by id, and where to add one. */
export interface Things {
  readonly what: string;
  readonly known: ReadonlyMap<string, unknown> | ReadonlySet<string>;
  readonly add: string;
  /** What stands before the id where it is written; absent where a person has to say which is meant. */
  readonly before?: string;
}

/** Holds an id to the things that it may name; an absent one names nothing. */
export type Refer = (things: Things, id: string | null | undefined, spot: () => Spot) => void;

/** Refers for one run. */
export function referee(collector: Collector): Refer {
  return ({ what, known, add, before }, id, spot) => {
    if (id === undefined || id === null || known.has(id)) return;
    const ids = [...known.keys()];
    const meant = before === undefined ? undefined : onlyMeant(id, ids);
    collector.fault('reference/unknown', spot(), `“${id}” is no ${what}`, {
      hint: didYouMean(id, ids, add),
      fix: meant === undefined ? undefined : { to: `${before}${meant}` },
    });
  };
}
