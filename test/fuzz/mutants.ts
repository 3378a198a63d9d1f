import fc from 'fast-check';
import { readContent } from '../../src/read/content.ts';
import { edited, edits, hostileText } from '../parse/scraps.ts';

/** A record made from one that is in order. */
export interface Mutant {
  /** Where what it is made from lies in its registry. */
  readonly from: string;
  readonly kind: 'system' | 'decision' | 'intake';
  readonly text: string;
}

const KINDS = [
  ['system', /^systems\/[^/]+\.mdx$/],
  ['decision', /^decisions\/[^/]+\/[^/]+\.json$/],
  ['intake', /^intake\/[^/]+\.mdx$/],
] as const;

/** What records are made from: those of some registries, by their paths. */
export function originalsIn(...folders: readonly string[]): Mutant[] {
  return folders.flatMap((folder) =>
    readContent(folder).files.flatMap(({ path, bytes }): Mutant[] => {
      const [kind] = KINDS.find(([, pattern]) => pattern.test(path)) ?? [];
      return kind === undefined ? [] : [{ from: path, kind, text: bytes.toString('utf8') }];
    }),
  );
}

/**
 * Records of one seed: with pieces taken out, put in twice or in the place of others, pieces of other records in theirs,
 * or a body of anything at all. The same seed gives the same.
 */
export function mutants(originals: readonly Mutant[], seed: number, count: number): Mutant[] {
  const one = fc.constantFrom(...originals);
  const changed = fc.tuple(one, edits).map(([mutant, changes]) => ({ ...mutant, text: edited(mutant.text, changes) }));
  const crossed = fc
    .tuple(one, one, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([mutant, other, at, from]) => {
      const piece = other.text.slice(Math.floor(from * other.text.length)).slice(0, 400);
      const place = Math.floor(at * mutant.text.length);
      return { ...mutant, text: mutant.text.slice(0, place) + piece + mutant.text.slice(place) };
    });
  const bodied = fc
    .tuple(one, hostileText)
    .map(([mutant, body]) => ({ ...mutant, text: mutant.kind === 'decision' ? body : withBody(mutant.text, body) }));
  const any = fc.oneof(
    { weight: 5, arbitrary: changed },
    { weight: 2, arbitrary: crossed },
    { weight: 2, arbitrary: bodied },
  );
  return fc.sample(any, { seed, numRuns: count });
}

function withBody(text: string, body: string): string {
  return `${/^---\n.*?^---\n/ms.exec(text)?.[0] ?? '---\n---\n'}${body}`;
}
