import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/import/inventory/text-encoding.ts';
import { clean } from '../../src/import/inventory/clean.ts';
import { HEADER, lines, only, run } from './harness.ts';

const row = 'Almere,Parks,Planner’s aid – “trees”,,Live,,,,';
const inWindows = Buffer.from(
  `${HEADER}\r\n${row}`.replace(
    /[’–“”]/g,
    (char) => ({ '’': '\x92', '–': '\x96', '“': '\x93', '”': '\x94' })[char] ?? char,
  ),
  'latin1',
);

describe('the encoding of an inventory', () => {
  it('reads Windows-1252 where the bytes are not UTF-8, quotes and dashes too', () => {
    const result = run(inWindows);
    expect(only(result).title).toBe('Planner’s aid – “trees”');
    expect(result.report.encoding).toEqual({ encoding: 'windows-1252', how: 'assumed' });
  });

  it('maps all of 0x80 to 0x9F as the WHATWG table does, which Latin-1 does not', () => {
    const upper = Buffer.from(Array.from({ length: 32 }, (_, at) => 0x80 + at));
    expect(decodeText(upper, undefined)).toMatchObject({ text: '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ' });
  });

  it.each([
    ['UTF-8', Buffer.from(`${HEADER}\n${row}`), { encoding: 'utf-8', how: 'valid UTF-8' }],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${HEADER}\n${row}`), { encoding: 'utf-8', how: 'byte order mark' }],
    [
      'UTF-16 with a mark',
      Buffer.from(`\ufeff${HEADER}\r\n${row}`, 'utf16le'),
      { encoding: 'utf-16le', how: 'byte order mark' },
    ],
  ])('reads %s', (_, bytes, encoding) => {
    const result = run(bytes);
    expect(only(result)).toMatchObject({ title: 'Planner’s aid – “trees”', organisation: 'Almere, Parks' });
    expect(result.report.encoding).toEqual(encoding);
  });

  it('reads what the mapping declares', () => {
    const bytes = Buffer.from([0xa5, 0xe6, 0xb1]);
    expect(decodeText(bytes, 'iso-8859-2')).toEqual({ text: 'Ľćą', encoding: 'iso-8859-2', how: 'mapping' });
  });

  it.each([
    ['a spreadsheet', Buffer.from('PK\x03\x04\x14\x00\x06\x00'), 'binary'],
    ['UTF-16 without a mark', Buffer.from(HEADER, 'utf16le'), 'binary'],
    ['a broken file with a UTF-8 mark', Buffer.from([0xef, 0xbb, 0xbf, 0xff]), 'not utf-8'],
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['an open quote', Buffer.from(`${HEADER}\nAlmere,"Parks`), 'quote'],
  ])('says why %s is no inventory, and throws nothing', (_, bytes, why) => {
    const { files, diagnostics } = run(bytes);
    expect(files).toEqual([]);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain(why);
  });
});

describe('what a reviewer cannot see', () => {
  it('is taken out and reported', () => {
    const result = run(['Almere,Parks,Tree\u200b planner\u202e,,Live,,,,']);
    expect(only(result).title).toBe('Tree planner');
    expect(lines(result)).toEqual(['1 | Title | changed | hidden | U+200B, U+202E in Tree planner']);
  });

  it('covers controls, joiners, tags, fillers, half surrogates and non-characters', () => {
    const hidden = [
      '\u0000',
      '\u0081',
      '\u00ad',
      '\u061c',
      '\u200d',
      '\u3164',
      '\ufe0f',
      '\ufffe',
      '\ud800',
      '\u{e0041}',
    ];
    expect(clean(`a${hidden.join('b')}c`).text).toBe(`a${'b'.repeat(9)}c`);
    expect(clean(hidden.join(' ')).hidden).toHaveLength(10);
  });

  it('makes spaces and line ends plain in silence', () => {
    expect(clean(' one\u00a0two\t \r\nthree\u2028four\r')).toEqual({ text: 'one two\nthree\nfour', hidden: [] });
  });
});
