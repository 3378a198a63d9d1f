import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/import/inventory/clean.ts';
import { recordText } from '../../src/import/inventory/record-text.ts';
import { splitFence } from '../../src/parse/fence.ts';
import { parseYaml } from '../../src/parse/yaml.ts';
import { filesOf, HEADER, only, read, run } from './harness.ts';

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const HOSTILE = [
  '{process.exit()}',
  '---',
  '---\nowner: mallory\n---',
  '<script>alert(1)</script>',
  'import x from "y"',
  'export const a = 1',
  '!!js/function "x"',
  '!tag x',
  '&a [*a]',
  '*a',
  '<<',
  '<<: *a',
  '%YAML 1.1',
  '# comment',
  'a: b',
  '- a',
  '? a',
  '| a',
  '> a',
  '"',
  "'",
  '`',
  '@a',
  '...',
  '\\u202e',
  '{{ x }}',
  '=1+1',
  '::error::x',
  '\u001b[31m',
];
const AMBIGUOUS = [
  'no',
  'yes',
  'NO',
  'on',
  'y',
  '010',
  '0o7',
  '0x1f',
  '1:30',
  '1_000',
  '1e3',
  '.inf',
  '~',
  'null',
  'true',
  '2024',
  '2024-05-03',
  '+1',
  '1.',
  '.5',
  '=',
  '0b1',
  '-'.repeat(3),
];

describe('text of a source', () => {
  it.each([...HOSTILE, ...AMBIGUOUS])('stays text: %s', (text) => {
    const [file] = run([`Almere,Parks,Planner,${quoted(`${text}\n${text}`)},,,,${quoted(text)},`]).files;
    const { data, body } = read(file ?? { path: '', text: '' });
    const shown = text.replace('\u001b', '').trim();
    expect(data).toMatchObject({
      title: 'Planner',
      purpose: `${shown}\n${shown}`,
      contact: shown.replace(/\s+/g, ' '),
    });
    expect(data).not.toHaveProperty('owner');
    expect(body).toBe('\nKnown from an inventory, not registered: nobody has signed for it here.\n');
  });

  it('stays text in a header', () => {
    const headers = [...HOSTILE, ...AMBIGUOUS].map(quoted).join(',');
    const result = run(
      Buffer.from(`${HEADER},${headers}\nAlmere,Parks,Planner,,,,,,${',x'.repeat(HOSTILE.length + AMBIGUOUS.length)}`),
    );
    expect(Object.keys(only(result).source?.values ?? {})).toHaveLength(3 + HOSTILE.length + AMBIGUOUS.length);
  });

  it('reads back as it was written, and no reader of YAML takes it for anything else', () => {
    const scraps = fc.constantFrom(
      ...HOSTILE,
      ...AMBIGUOUS,
      ' ',
      '\n',
      ':',
      '#',
      '-',
      '0',
      '1',
      '9',
      '_',
      '.',
      'e',
      'x',
      ',',
      ' #',
      ': ',
      'é',
      '😀',
      '—',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(scraps, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    const key = anything
      .map((text) => clean(text).text.replace(/\s+/g, ' '))
      .filter((text) => text !== '' && text !== '__proto__');
    fc.assert(
      fc.property(
        fc.dictionary(
          key,
          anything.map((text) => clean(text).text),
          { minKeys: 1 },
        ),
        (values) => {
          const parts = splitFence(recordText({ values: { ...values, last: 'x' } }, 'Body.'), 'x.mdx');
          if ('code' in parts) throw new Error(parts.message);
          expect(parts.body).toBe('Body.\n');
          const { value, diagnostics } = parseYaml(parts.frontmatter, 'x.mdx');
          expect(diagnostics).toEqual([]);
          expect(value).toEqual({ values: { ...values, last: 'x' } });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('stands on lines as long as its own', () => {
    const text = 'word '.repeat(200).trim();
    const [file] = run([`Almere,Parks,Planner,${text},,,,,`]).files;
    expect(file?.text).toContain(`\npurpose: ${text}\n`);
  });
});

describe('sizes', () => {
  it('keep the record within 64 KiB, its hash over the whole row, and the next import silent', () => {
    const row = `Almere,Parks,Planner,${quoted('long line\n'.repeat(9000))},,,,,${'é'.repeat(40_000)}`;
    const first = run([row]);
    const [file] = first.files;
    const { data } = read(file ?? { path: '', text: '' });
    expect(data.purpose).toHaveLength(10_000);
    expect(data.source?.values?.['Purpose']).toHaveLength(4_000);
    expect(first.report.lines.map(({ column, why }) => [column, why])).toEqual([
      ['Link', 'not-an-address'],
      ['Link', 'too-large'],
      ['Purpose', 'too-long'],
      ['Purpose', 'too-large'],
    ]);
    expect(run([row], { after: first }).files).toEqual([]);
    expect(run([row.replace('long line', 'Long line')], { after: first }).report.updated).toHaveLength(1);
  });

  it('give up the row where nothing else helps', () => {
    const headers = Array.from({ length: 3000 }, (_, at) => `A column with a long name ${at}`).join(',');
    const first = run(Buffer.from(`${HEADER},${headers}\nAlmere,Parks,Planner,,,,,,${',x'.repeat(3000)}`));
    expect(only(first).source).not.toHaveProperty('values');
    expect(
      run(Buffer.from(`${HEADER},${headers}\nAlmere,Parks,Planner,,,,,,${',x'.repeat(3000)}`), {
        after: filesOf(first),
      }).files,
    ).toEqual([]);
  });

  it('take linear time', () => {
    const spaces = `a${' '.repeat(200_000)}b`;
    const started = performance.now();
    clean(`\u00a0${spaces}`);
    run([`Almere,Parks,${spaces},${spaces},${spaces},${spaces},,${spaces},`]);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('bytes of any kind', () => {
  it('never make it throw', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(`${HEADER}\n${text}`)),
    );
    fc.assert(
      fc.property(bytes, (source) => void run(Buffer.from(source))),
      { numRuns: 500 },
    );
  });
});
