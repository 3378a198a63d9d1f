import { describe, expect, it } from 'vitest';
import { readBodies, readBody } from './read.ts';

const FULL = 64 * 1024 - 10;
/** Generous, ten times the slowest of them: only what grows with the square of a body reaches it. */
const SANE_MS = 20_000;

const fill = (text: string) => text.repeat(Math.ceil(FULL / text.length)).slice(0, FULL);
const around = (open: string, close: string, times: number) => `${open.repeat(times)}x${close.repeat(times)}`;

/** Bodies of nearly 64 KiB that native parsers crash over or go quadratic over. */
const BODIES = {
  'opening brackets': fill('['),
  'brackets in brackets': around('[', ']', 20_000),
  'image brackets': fill('!['),
  'links without an end': fill('[a]('),
  'nested links': around('[', '](https://a.example)', 2_000),
  'references to nothing': fill('[a][b]'),
  'references to one thing': `${fill('[a]').slice(0, 60_000)}\n\n[a]: /b\n`,
  definitions: fill('[a]: /b\n'),
  'quotes in quotes': fill('>'),
  'quotes in quotes, with blanks': fill('> '),
  'lists in lists': fill('- '),
  'numbered lists in lists': fill('1. '),
  'quotes and lists in turn': fill('> - '),
  'lists below lists': Array.from({ length: 350 }, (_, at) => `${' '.repeat(at)}- a`).join('\n'),
  'emphasis marks': fill('*'),
  'emphasis that never ends': fill('*a_b '),
  'emphasis in emphasis': around('*_', '_*', 15_000),
  'underscores in words': fill('_a'),
  tildes: fill('~~a'),
  'backticks of every length': Array.from({ length: 340 }, (_, at) => '`'.repeat(at)).join('a'),
  'backticks without an end': fill('`a'),
  'code fences': fill('```\n'),
  'a code fence in quotes': `${'>'.repeat(30_000)}\`\`\``,
  'table cells': `${fill('a|').slice(0, 30_000)}\n${fill('-|').slice(0, 30_000)}`,
  'a wide table with many rows': `${'|a'.repeat(300)}|\n${'|-'.repeat(300)}|\n${'|\n'.repeat(25_000)}`,
  headings: fill('# a\n'),
  'underlined headings': fill('a\n=\n'),
  hashes: fill('#'),
  entities: fill('&amp;'),
  ampersands: fill('&'),
  backslashes: fill('\\'),
  'hard line ends': fill('a\\\n'),
  addresses: fill('www.a_b.'),
  'mail addresses': fill('a@b.'),
  'a mail address of at signs': `[x](mailto:${'@'.repeat(60_000)}|)`,
  'an address without an end': `[x](https://${'a'.repeat(60_000)} )`,
  'blank lines': fill('\n'),
  blanks: `${' '.repeat(60_000)}a`,
  tabs: `${'\t'.repeat(60_000)}a`,
  'one long word': fill('x'),
  emoji: fill('😀').slice(0, 16_000),
  'inline components in one another': around('<Callout>', '</Callout>', 3_400),
  'inline components without an end': fill('<Callout>'),
  'components below one another': `${'<Callout>\n'.repeat(3_100)}${'</Callout>\n'.repeat(3_000)}`,
  'components with many attributes': `<Evidence ${'id="a" '.repeat(9_000)}/>`,
  'a long attribute': `<Evidence id="${'a'.repeat(60_000)}" />`,
  'opening tags': fill('<'),
  'unfinished tags': fill('<a'),
  'a tag with a long name': `<${'a.'.repeat(30_000)}b />`,
  'opening braces': fill('{'),
  'braces in braces': around('{', '}', 30_000),
  'template texts in template texts': `{\`${'${`'.repeat(15_000)}`,
  'unary operators': `{${'!'.repeat(60_000)}1}`,
  'brackets in an expression': `{${around('(', ')', 30_000)}}`,
  'functions in functions': `{${around('()=>{', '}', 10_000)}}`,
  'conditions in conditions': `{${'a?b:'.repeat(15_000)}1}`,
  'a regular expression': `{/${'(a*)*'.repeat(12_000)}b/}`,
  'tags in an expression': `{${around('<a>', '</a>', 8_000)}}`,
  'an export of brackets': `export const a = ${around('[', ']', 30_000)}`,
  imports: fill('import a from "b"\n'),
  expressions: fill('{a}'),
  'links that are refused': fill('[x](a:b) '),
  'entities that hide': fill('a&shy; '),
} as const;

describe('a body of 64 KiB', () => {
  it.each(Object.entries(BODIES))(
    'of %s is read or refused, in a sane time',
    { timeout: 2 * SANE_MS },
    async (_, text) => {
      const started = performance.now();
      const { findings } = await readBody(text);
      expect(performance.now() - started).toBeLessThan(SANE_MS);
      expect(findings.filter(({ code, line }) => !/^(?:body|source)\//.test(code) || line < 4)).toEqual([]);
    },
  );
});

const LEVELS = {
  'quotes, 63 deep': [`${'> '.repeat(63)}x`, undefined],
  'quotes, 64 deep': [`${'> '.repeat(64)}x`, '4:129'],
  'lists, 32 deep': [Array.from({ length: 32 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'), undefined],
  'lists, 33 deep': [Array.from({ length: 33 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'), '36:65'],
  'components, 63 deep': [`${'<Callout>\n'.repeat(63)}x\n${'</Callout>\n'.repeat(63)}`, undefined],
  'components, 64 deep': [`${'<Callout>\n'.repeat(64)}x\n${'</Callout>\n'.repeat(64)}`, '68:1'],
  'components in a line, 63 deep': [`a ${around('<Callout>', '</Callout>', 63)}`, undefined],
  'components in a line, 64 deep': [`a ${around('<Callout>', '</Callout>', 64)}`, '4:570'],
} as const;
const readingLevels = readBodies(Object.values(LEVELS).map(([body]) => body));

describe('nesting', () => {
  it.each(Object.entries(LEVELS))('is told where it goes past 64 levels: %s', async (_, [text, place]) => {
    expect((await readingLevels(text)).places).toEqual(place === undefined ? [] : [`${place} body/too-deep`]);
  });
});
