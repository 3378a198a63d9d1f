import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/parse/lines.ts';
import { placesIn } from '../../src/parse/place.ts';
import { locateAll } from '../../src/report/located.ts';
import { baseFolder } from '../rules/registry.ts';
import { judged, LEAVE } from '../validate/registry.ts';

const SANE_MS = 20_000;

describe('a place', () => {
  const YAML = [
    'title: x',
    'nhis:',
    '  - id: a',
    '    privileges: [p, "q"]',
    '  - { id: b, "owner": kim }',
    'note: |',
    '  text',
    'empty:',
  ].join('\n');
  const at = (path: readonly (string | number)[], key = false) => {
    const { line, column } = linesOf(YAML)(placesIn(YAML).offsetOf(path, key));
    return `${line}:${column}`;
  };

  it('is where the value begins, or its key', () => {
    expect(at(['title'])).toBe('1:8');
    expect(at(['title'], true)).toBe('1:1');
    expect(at(['nhis', 0, 'id'])).toBe('3:9');
    expect(at(['nhis', 0, 'privileges', 1])).toBe('4:22');
    expect(at(['nhis', 1])).toBe('5:5');
    expect(at(['nhis', 1, 'owner'])).toBe('5:23');
    expect(at(['nhis', 1, 'owner'], true)).toBe('5:15');
    expect(at(['empty'])).toBe('8:1');
  });

  it('is the nearest there is, where the way leads nowhere', () => {
    expect(at(['nhis', 0, 'owner'])).toBe('3:5');
    expect(at(['nhis', 7])).toBe('3:3');
    expect(at(['gone', 'far', 0])).toBe('1:1');
    expect(at([])).toBe('1:1');
  });

  it('is the beginning of a text that is no YAML', () => {
    expect(placesIn('a: [').offsetOf(['a'])).toBe(0);
    expect(placesIn('').offsetOf(['a'])).toBe(0);
  });

  it('of every value of the base registry holds that value', async () => {
    const { files } = baseFolder();
    for (const { path, bytes } of files.filter((file) => /\.(?:yaml|json)$/.test(file.path))) {
      const text = bytes.toString();
      const places = placesIn(text);
      const visit = (value: unknown, way: readonly (string | number)[]): void => {
        if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...way, index]);
        else if (typeof value === 'object' && value !== null)
          for (const [key, item] of Object.entries(value)) visit(item, [...way, key]);
        else if (typeof value === 'string' && /^[\w.-]+$/.test(value))
          expect(text.startsWith(value, places.offsetOf(way)), `${path} ${way.join('.')}`).toBe(true);
      };
      visit(load(text), []);
    }
  });

  it('ends at the bracket of a list or map, whatever stands before that', { timeout: 400_000 }, () => {
    const started = performance.now();
    for (const inside of [
      'x',
      '"x"',
      '? x',
      'x:',
      'x: 1',
      '? "x"',
      'x: [],',
      `x ${'# '.repeat(20)}\n :`,
      `x: 1 #]\n , #}\n`,
    ]) {
      const yaml = `a: { ${inside} }\nb: 1`;
      expect(placesIn(yaml).spanOf(['a'])?.end, yaml).toBe(yaml.indexOf(' }\nb') + 2);
    }
    expect(performance.now() - started).toBeLessThan(SANE_MS);
  });

  it('counts lines and columns from 1, in UTF-16 code units', () => {
    const lines = linesOf('a\n😀é\n\nb');
    expect([0, 1, 2, 4, 5, 6, 7, 99].map((offset) => Object.values(lines(offset)))).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
      [2, 3],
      [2, 4],
      [3, 1],
      [4, 1],
      [4, 2],
    ]);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '😀'), maxLength: 40 }),
        fc.nat({ max: 90 }),
        (text, offset) => {
          const before = text.slice(0, offset).split('\n');
          expect(linesOf(text)(offset)).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
        },
      ),
      { seed: 13 },
    );
  });
});

describe('many findings', () => {
  it('in one large file take no longer than reading it a few times', { timeout: 2 * SANE_MS }, async () => {
    const people = Array.from({ length: 8_000 }, (_, at) => `  person-${at}: { name: Name ${at}, tem: core }\n`).join(
      '',
    );
    const { gate } = await judged({
      'people.yaml': `teams: { core: { name: Core } }\npeople:\n${people}`,
      [LEAVE]: undefined,
    });
    const started = performance.now();
    const located = locateAll(gate.diagnostics, gate.sources).filter(
      ({ file, code }) => file === 'people.yaml' && code === 'schema/unknown-key',
    );
    expect(performance.now() - started).toBeLessThan(SANE_MS);
    expect(located).toHaveLength(8_000);
    expect(located[7_999]).toMatchObject({ line: 8_002, column: 35 });
  });
});
