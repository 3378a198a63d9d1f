import type { FoundSecret } from './find-secrets.ts';

/**
 * Shapes that the scanner does not know, or only in part: a short private key passes for a placeholder there. Each is
 * looked for in linear time, whatever the text is: a group holds what stands before the first sign that is rare enough.
 */
const SHAPES: readonly (readonly [kind: string, shape: RegExp])[] = [
  [
    'private key',
    /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----[\s\w+/=:.,\\-]*?(?:-----END (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----|(?=-----BEGIN )|$)/g,
  ],
  ['JSON Web Token', /(?<=\b(eyJ[\w-]{10,4000}))\.eyJ[\w-]{10,8000}\.[\w-]{10,2000}/g],
  ['npm auth token', /_authToken=[^\s$"'{}]{8,}/gi],
  ['Entra client secret', /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g],
];

/** What is shaped so in a text, in the order of the shapes. */
export function ownShapes(text: string): FoundSecret[] {
  return SHAPES.flatMap(([kind, shape]) =>
    [...text.matchAll(shape)].map(({ index, 0: all, 1: before = '' }) => ({
      offset: index - before.length,
      length: before.length + all.length,
      kind,
    })),
  );
}
