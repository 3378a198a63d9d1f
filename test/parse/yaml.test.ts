import { describe, expect, it } from 'vitest';
import { readFields } from './read.ts';

/** The first fault of some fields, as `line:column code`, and its message. */
async function fault(yaml: string): Promise<[string, string]> {
  const { places, findings, data } = await readFields(yaml);
  expect(data).toBeUndefined();
  return [places[0] ?? '', findings[0]?.message ?? ''];
}

describe('what makes YAML more than data', () => {
  it.each([
    ['an anchor', 'title: &name x', '2:8', 'anchor'],
    ['an anchor on a map', 'data: &all\n  classes: []', '2:7', 'anchor'],
    ['an alias', 'title: *name', '2:8', 'alias'],
    ['a tag', 'title: !secret x', '2:8', 'tag'],
    ['a tag of YAML itself', 'title: !!str 1', '2:8', 'tag'],
    ['a tag that other readers run', 'title: !!js/function "function () {}"', '2:8', 'tag'],
    ['a tag that Python runs', 'title: !!python/object/apply:os.system ["ls"]', '2:8', 'tag'],
    ['a verbatim tag', 'title: !<tag:yaml.org,2002:js/regexp> x', '2:8', 'tag'],
    ['a binary tag', 'title: !!binary aGk=', '2:8', 'tag'],
    ['a merge key', 'data:\n  <<: { classes: [public] }', '3:3', 'merge key'],
    ['a directive', '%YAML 1.1\n--- { title: 010 }', '2:1', 'directive'],
    ['a tag directive', '# 100 %\n%TAG ! tag:evil,2000:\n--- x', '3:1', 'directive'],
    ['a second document', 'title: x\n...\nowner: mallory', '3:1', 'second YAML document'],
    ['a second document on the line of its mark', 'title: x\n--- {owner: mallory}', '3:1', 'second YAML document'],
  ])('is refused at its place: %s', async (_, yaml, place, what) => {
    const [found, message] = await fault(yaml);
    expect(found).toBe(`${place} yaml/refused`);
    expect(message).toContain(what);
  });

  it('is refused before a bomb of aliases could grow', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level++) {
      const [name, last] = ['abcdefghi'[level], 'abcdefghi'[level - 1]];
      bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${last}`).join(', ')}]`);
    }
    const { places } = await readFields(bomb.join('\n'));
    expect(places).toHaveLength(9 + 8 * 9);
    expect(new Set(places.map((place) => place.split(' ')[1]))).toEqual(new Set(['yaml/refused']));
  });

  it('is shown at every place in one run', async () => {
    const { places } = await readFields('a: &x 1\nb: *x\nc: !y 2\nd: yes\ne: 010');
    expect(places).toEqual([
      '2:4 yaml/refused',
      '3:4 yaml/refused',
      '4:4 yaml/refused',
      '5:4 yaml/ambiguous',
      '6:4 yaml/ambiguous',
    ]);
  });
});

describe('a key', () => {
  it.each([
    ['given twice', 'title: x\nowner: a\ntitle: z', '4:1 yaml/syntax', 'this key is given twice'],
    ['given twice on one line', 'pilot: { until: a, until: b }', '2:20 yaml/syntax', 'this key is given twice'],
    ['given twice, once in quotes', 'title: x\n"title": z', '3:2 yaml/syntax', 'this key is given twice'],
    ['__proto__', '__proto__: { owner: mallory }', '2:1 yaml/refused', '__proto__'],
    ['__proto__ in double quotes', '"__proto__": { owner: mallory }', '2:2 yaml/refused', '__proto__'],
    ['__proto__ in single quotes', "data: { '__proto__': 1 }", '2:10 yaml/refused', '__proto__'],
    ['__proto__ by an escape', '"\\x5f_proto__": 1', '2:2 yaml/refused', '__proto__'],
    ['that is null', 'null: x', '2:1 yaml/refused', 'empty key'],
    ['that is a tilde', '~: x', '2:1 yaml/refused', 'empty key'],
    ['that is empty', '"": x', '2:2 yaml/refused', 'empty key'],
    ['that is left out', ': x', '2:1 yaml/refused', 'empty key'],
    ['that is a list', '? [a, b]\n: x', '2:3 yaml/refused', 'list or map'],
    ['that is a map', '? { a: b }\n: x', '2:3 yaml/refused', 'list or map'],
    ['that is a number in old YAML', '010: x', '2:1 yaml/ambiguous', '010'],
    ['that hides a character', '"own\\u200ber": x', '2:2 source/hidden-character', 'U+200B'],
  ])('is refused: %s', async (_, yaml, place, what) => {
    const [found, message] = await fault(yaml);
    expect(found).toBe(place);
    expect(message).toContain(what);
  });

  it('that every object has is a key like another', async () => {
    const { places, data } = await readFields('constructor: a\ntoString: b\nhasOwnProperty: c\nvalueOf: d');
    expect(places).toEqual([]);
    expect(Object.keys(data ?? {})).toEqual(['constructor', 'toString', 'hasOwnProperty', 'valueOf']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('owner');
  });

  it('that only old YAML takes for a truth value may stand, since records have one', async () => {
    expect((await readFields('reviews: [{ on: 2026-01-01 }]')).data).toEqual({ reviews: [{ on: '2026-01-01' }] });
  });
});

describe('a value that versions of YAML read differently', () => {
  it.each([
    '010',
    '0o17',
    '0x1F',
    '0b101',
    '1_000',
    '1__0',
    '1:30',
    '190:20:30',
    '+1',
    '-0',
    '1.',
    '.5',
    '1.10',
    '1.0',
    '1e3',
    '6.02e23',
    '.inf',
    '-.INF',
    '.nan',
    '685_230.15',
    '12345678901234567890',
    '9'.repeat(400),
    '0.1000000000000000055511151231257827',
    'yes',
    'No',
    'ON',
    'off',
    'y',
    'N',
  ])('is refused without quotes: %s', async (text) => {
    const [found] = await fault(`title: ${text}`);
    expect(found).toBe('2:8 yaml/ambiguous');
  });

  it.each(['010', '1_000', '0x1F', '1:30', 'yes', 'no', '1.10', 'null', '~', 'true', '1e3', '2026-02-30'])(
    'is text in quotes: %s',
    async (text) => {
      expect((await readFields(`a: "${text}"\nb: '${text}'`)).data).toEqual({ a: text, b: text });
    },
  );

  it('but a checksum that happens to begin like one is text', async () => {
    const sha256 = `0b1f0o${'c'.repeat(58)}`;
    expect((await readFields(`a: ${sha256}`)).data).toEqual({ a: sha256 });
  });

  it('and one that all read alike is what it says', async () => {
    const { data, places } = await readFields(
      'a: 1\nb: -12\nc: 1.5\nd: true\ne: null\nf: 2026-03-01\ng: v1.10\nh: 1.2.3\ni: P90D\nj: ~\nk: 12:30 and later',
    );
    expect(places).toEqual([]);
    expect(data).toEqual({
      a: 1,
      b: -12,
      c: 1.5,
      d: true,
      e: null,
      f: '2026-03-01',
      g: 'v1.10',
      h: '1.2.3',
      i: 'P90D',
      j: null,
      k: '12:30 and later',
    });
  });
});

describe('an escape', () => {
  it.each([
    ['a bidi override', '\\u202e', 'U+202E'],
    ['a bidi isolate', '\\u2066', 'U+2066'],
    ['a zero-width space', '\\u200B', 'U+200B'],
    ['a byte order mark', '\\ufeff', 'U+FEFF'],
    ['a tag character', '\\U000E0041', 'U+E0041'],
    ['a null', '\\0', 'U+0000'],
    ['a terminal escape', '\\e[31m', 'U+001B'],
    ['a C1 control', '\\x9b31m', 'U+009B'],
    ['a line separator', '\\L', 'U+2028'],
    ['a carriage return', '\\r', 'U+000D'],
    ['half a character', '\\ud800', 'U+D800'],
  ])('that hides %s is refused', async (_, escape, codePoint) => {
    const [found, message] = await fault(`title: x\nowner: "a${escape}b"`);
    expect(found).toBe('3:9 source/hidden-character');
    expect(message).toContain(codePoint);
  });

  it('for what everyone can see is read', async () => {
    expect((await readFields('a: "\\u00e9\\x41\\n\\t\\"\\\\"')).data).toEqual({ a: 'éA\n\t"\\' });
  });

  it('is none outside double quotes', async () => {
    expect((await readFields("a: '\\u202e'\nb: \\u202e")).data).toEqual({ a: '\\u202e', b: '\\u202e' });
  });
});

describe('nesting', () => {
  it('of 32 levels is read, and more is refused where it begins', async () => {
    const nested = (levels: number) => `a: ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`;
    expect((await readFields(nested(32))).places).toEqual([]);
    const [found, message] = await fault(nested(33));
    expect(found).toBe('2:35 yaml/syntax');
    expect(message).toContain('deeper than 32 levels');
  });

  it.each([
    ['lists on one line', 'a: '.padEnd(60_000, '[')],
    ['maps on one line', 'a: '.padEnd(60_000, '{a: ')],
    ['lists below each other', `a:\n${Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}-`).join('\n')}`],
    ['lists behind each other', `a:\n  ${'- '.repeat(30_000)}x`],
    ['questions', '? '.repeat(30_000)],
  ])('without end is refused: %s', async (_, yaml) => {
    const [found] = await fault(yaml);
    expect(found).toMatch(/ yaml\/syntax$/);
  });
});

describe('broken YAML', () => {
  it.each([
    ['a text that is never closed', 'title: "x\nowner: z', '3:1'],
    ['a list that is never closed', 'audience: [staff\nowner: z', '3:1'],
    ['two colons', 'title: x\npurpose: Drafts: replies', '3:16'],
    ['a tab as indentation', 'data:\n\tclasses: []', '3:1'],
    ['an item that is indented too little', 'a:\n    b: 1\n  c: 2', '4:3'],
    ['a percent sign', 'title: %x', '2:8'],
    ['an at sign', 'owner: @kim', '2:8'],
    ['a backtick', 'owner: `kim`', '2:8'],
  ])('is told at its place: %s', async (_, yaml, place) => {
    const [found, message] = await fault(yaml);
    expect(found).toBe(`${place} yaml/syntax`);
    expect(message).toMatch(/^The fields cannot be read as YAML: .+\.$/);
  });
});

describe('frontmatter that other tools obey', () => {
  it('is plain data here', async () => {
    const { data, places } = await readFields(
      'layout: "data:text/javascript,process.exit(1)"\nslug: ../../etc/passwd\ncomponents: ./evil.astro\nimport: x',
    );
    expect(places).toEqual([]);
    expect(data).toEqual({
      layout: 'data:text/javascript,process.exit(1)',
      slug: '../../etc/passwd',
      components: './evil.astro',
      import: 'x',
    });
  });
});

describe('a text over several lines', () => {
  it.each(['|', '|-', '|+', '>', '>-', '>+'])('has no line end of the layout after it: %s', async (mark) => {
    expect((await readFields(`a: ${mark}\n  one\n\n\nb: two`)).data).toEqual({ a: 'one', b: 'two' });
  });

  it('keeps the line ends within', async () => {
    expect((await readFields('a: |\n  one\n\n  two\n')).data).toEqual({ a: 'one\n\ntwo' });
  });
});
