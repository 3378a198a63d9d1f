import fc from 'fast-check';

/** Pieces that mean something to a reader of fences, YAML, JSON, Markdown or MDX. */
const SCRAPS = [
  '---',
  '---\n',
  '\n',
  '\n\n',
  ' ',
  '  ',
  '\t',
  ': ',
  ':',
  '- ',
  '? ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  '`',
  '```',
  '|',
  '>',
  '|-\n',
  '#',
  '# ',
  '&a ',
  '*a',
  '!!js/function ',
  '!x ',
  '<<: ',
  '%YAML 1.1\n',
  '...\n',
  '~',
  'null',
  'yes',
  '010',
  '1_0',
  '1:30',
  '0x1F',
  '1e3',
  '.inf',
  '-0',
  '2026-02-30',
  'title: ',
  'owner: ',
  'nhis:\n  - ',
  'use: x',
  '__proto__: ',
  'constructor: ',
  '<',
  '</',
  '/>',
  '<div>',
  '</div>',
  '<Callout>',
  '</Callout>',
  '<Evidence id="x" />',
  '<Nhi id="',
  '<Foo />',
  '<!--',
  '-->',
  '<>',
  '{x}',
  '{...x}',
  'import x from "y"\n',
  'export ',
  '](',
  '[x](',
  '![',
  ')',
  'javascript:',
  'data:',
  'https://a.example',
  '//evil.example',
  'mailto:a@b.example',
  '/x',
  '#y',
  '[x]: ',
  'a@b.example',
  'www.a.example',
  '&#x202E;',
  '&colon;',
  '&amp;',
  '\\',
  '\\u202e',
  '\\n',
  '\\"',
  '**',
  '*',
  '_',
  '~~',
  '***',
  '1. ',
  '- [x] ',
  '> ',
  '| a |\n| - |\n',
  'é',
  '😀',
  '\u202e',
  '\u0000',
  '\r',
  '\r\n',
  '\ufeff',
  '\u{e0041}',
  'x',
  'text ',
  '{"a":',
  '}',
  '"__proto__":',
  'tru',
  '1',
  '-',
  '=',
  '===\n',
  '::error::',
  '\u001b[31m',
] as const;

/** Text that comes near to what is read, and text that doesn't. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...SCRAPS), { maxLength: 40 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...SCRAPS), fc.string({ maxLength: 10 })), { maxLength: 30 })
      .map((parts) => parts.join('')),
  },
);

export const hostileBytes: fc.Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  hostileText.map((text) => Buffer.from(text)),
  fc.tuple(hostileText, hostileText).map(([fields, body]) => Buffer.from(`---\n${fields}\n---\n${body}`)),
);

/** One change to a text: a piece taken out, put in twice, or put in the place of another. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 80 })),
    text: fc.oneof(fc.constant(''), fc.constantFrom(...SCRAPS), hostileText),
  }),
  { minLength: 1, maxLength: 4 },
);

export function edited(text: string, changes: readonly Edit[]): string {
  return changes.reduce((changed, { at, length, text: piece }) => {
    const from = Math.floor(at * changed.length);
    return changed.slice(0, from) + piece + changed.slice(from + length);
  }, text);
}
