import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const FILE = 'decisions/order-helper/2026-03-01-security.json';

async function readJson(text: string): Promise<{ places: readonly string[]; message: string; data: unknown }> {
  const { places, findings, content } = await read({ [FILE]: text });
  return {
    places: places.map((place) => place.replace(`${FILE}:`, '')),
    message: findings[0]?.message ?? '',
    data: content.sources.get(FILE)?.data,
  };
}

describe('a decision file that is not JSON', () => {
  it.each([
    ['an empty file', '', '1:1'],
    ['text', 'approved', '1:1'],
    ['a word where a value belongs', '{\n  "by": noor-haddad\n}', '2:9'],
    ['single quotes', "{\n  'by': 1\n}", '2:3'],
    ['a comma too many', '{\n  "by": 1,\n}', '3:1'],
    ['a comma too few', '{\n  "by": 1\n  "on": 2\n}', '3:3'],
    ['a colon too few', '{ "by" 1 }', '1:8'],
    ['a comment', '{\n  // by\n  "by": 1\n}', '2:3'],
    ['a number with a leading zero', '{ "by": 01 }', '1:9'],
    ['NaN', '{ "by": NaN }', '1:9'],
    ['a text over two lines', '{ "by": "a\nb" }', '1:9'],
    ['a tab in a text', '{ "by": "a\tb" }', '1:9'],
    ['an escape that is none', '{ "by": "\\q" }', '1:9'],
    ['a text that is never closed', '{ "by": "a', '1:9'],
    ['a list that is never closed', '[1, 2', '1:6'],
    ['two values', '{}\n{}', '2:1'],
    ['the wrong bracket', '{ "by": [1} ', '1:11'],
    ['YAML', 'by: noor-haddad\non: 2026-03-01\n', '1:1'],
  ])('is told at its place: %s', async (_, text, place) => {
    const { places, message, data } = await readJson(text);
    expect(places).toEqual([`${place} json/syntax`]);
    expect(message).toMatch(/^This file cannot be read as JSON: .+\.$/);
    expect(data).toBeUndefined();
  });
});

describe('a decision file that two readers read differently', () => {
  it.each([
    ['a key twice', '{\n  "by": "a",\n  "by": "b"\n}\n', '3:4 json/syntax'],
    ['a key twice, once by an escape', '{\n  "by": "a",\n  "\\u0062y": "b"\n}\n', '3:4 json/syntax'],
    ['__proto__', '{\n  "__proto__": { "by": "a" }\n}\n', '2:4 yaml/refused'],
    ['__proto__ as JSON.stringify writes it', '{\n  "__proto__": 1\n}\n', '2:4 yaml/refused'],
    ['__proto__ by an escape', '{ "\\u005f_proto__": 1 }', '1:4 yaml/refused'],
    ['__proto__ far inside', '{ "predicate": [{ "package": { "__proto__": 1 } }] }', '1:33 yaml/refused'],
    ['a hidden character by an escape', '{ "by": "a\\u202eb" }', '1:10 source/hidden-character'],
    ['half a character', '{ "by": "\\ud83d" }', '1:10 source/hidden-character'],
    ['a hidden character in a key', '{ "b\\u200by": 1 }', '1:4 source/hidden-character'],
    ['a hidden character as it is', '{ "by": "a\u202eb" }', '1:11 source/hidden-character'],
    ['an empty key', '{ "": 1 }', '1:4 yaml/refused'],
    ['a number with too many digits', '{ "n": 12345678901234567890 }', '1:8 yaml/ambiguous'],
    ['a number spelled otherwise', '{ "n": 1.0 }', '1:8 yaml/ambiguous'],
    ['a number that overflows', '{ "n": 1e999 }', '1:8 yaml/ambiguous'],
  ])('is refused: %s', async (_, text, place) => {
    const { places, data } = await readJson(text);
    expect(places).toEqual([place]);
    expect(data).toBeUndefined();
  });
});

describe('a decision file that says what it says', () => {
  it.each([
    ['as JSON.stringify writes it', '{\n  "a": [\n    1,\n    "é"\n  ]\n}\n', { a: [1, 'é'] }],
    ['on one line', '{"a":[1,"é"]}', { a: [1, 'é'] }],
    ['with tabs', '{\n\t"a":\t1\n}', { a: 1 }],
    ['with escapes for what all can see', '{ "a": "\\u00e9\\ud83d\\ude00\\/\\n" }', { a: 'é😀/\n' }],
    ['with keys that every object has', '{ "constructor": 1, "toString": 2 }', { constructor: 1, toString: 2 }],
    ['with CRLF', '{\r\n  "a": 1\r\n}\r\n', { a: 1 }],
    ['with a byte order mark', '\ufeff{ "a": 1 }', { a: 1 }],
  ])('is read %s', async (_, text, value) => {
    const { places, data } = await readJson(text);
    expect(places).toEqual([]);
    expect(data).toEqual(value);
  });
});

describe('nesting in a decision file', () => {
  const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  const pretty = (levels: number) => `${JSON.stringify(JSON.parse(nested(levels)), null, 2)}\n`;

  it('of 32 levels is read, however it is written', async () => {
    expect((await readJson(nested(32))).places).toEqual([]);
    expect((await readJson(pretty(32))).places).toEqual([]);
  });

  it('of more is refused, however it is written', async () => {
    expect((await readJson(nested(33))).places).toEqual(['1:37 json/syntax']);
    expect((await readJson(pretty(33))).places).toEqual(['33:65 json/syntax']);
    expect((await readJson(nested(200_000))).places).toEqual(['1:68 json/syntax']);
    expect((await readJson('[{"a":'.repeat(100_000))).places).toEqual(['1:600001 json/syntax']);
  });
});
