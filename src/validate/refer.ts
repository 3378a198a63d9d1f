import type { Spot } from '../diagnostic/diagnostic.ts';
import { didYouMean } from '../diagnostic/suggest.ts';
import type { Collector } from './collector.ts';

/** One kind of thing that is referred to by id, and where to add one. */
export interface Things {
  readonly what: string;
  readonly known: ReadonlyMap<string, unknown> | ReadonlySet<string>;
  readonly add: string;
}

/** Tells of an id that leads nowhere, at its spot. */
export type Refer = (things: Things, id: string | null | undefined, spot: () => Spot) => void;

/** What tells a collector of such ids, with what was probably meant. */
export function referee(collector: Collector): Refer {
  return ({ what, known, add }, id, spot) => {
    if (id === undefined || id === null || known.has(id)) return;
    collector.fault('reference/unknown', spot(), `“${id}” is no ${what}`, didYouMean(id, [...known.keys()], add));
  };
}
