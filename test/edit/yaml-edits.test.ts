import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendItem, insertEntry, replaceValue } from '../../src/edit/text/yaml-edits.ts';
import { isRecord } from '../../src/validate/lenient.ts';
import { edited, lostLines, sourceOf } from './source.ts';

const ITEM = { on: '2026-03-01', by: 'kim-berg', note: 'a: b, c # d' };

/** The ways in which people write a list, and what it holds. */
const LISTS: readonly [text: string, items: readonly unknown[]][] = [
  ['', []],
  ['reviews:\n', []],
  ['reviews: # none yet\n', []],
  ['reviews: []\n', []],
  ['reviews: [] # none yet\n', []],
  ['reviews: [{ on: 2026-01-01 }]\n', [{ on: '2026-01-01' }]],
  ['reviews: [{ on: 2026-01-01 }, ]\n', [{ on: '2026-01-01' }]],
  ['reviews: [\n  { on: 2026-01-01 }, # first\n  ]\n', [{ on: '2026-01-01' }]],
  ['reviews:\n- on: 2026-01-01\n  note: x\n', [{ on: '2026-01-01', note: 'x' }]],
  ['reviews:\n  - { on: 2026-01-01 } # first\n  # and no more\n', [{ on: '2026-01-01' }]],
  [
    'reviews:\n    - on: 2026-01-01\n      note: |\n        two\n        lines\n',
    [{ on: '2026-01-01', note: 'two\nlines' }],
  ],
  ["reviews:\n  - on: '2026-01-01'\n    # note: later\n\n", [{ on: '2026-01-01' }]],
];
const AROUND = fc.record({
  before: fc.constantFrom('', 'title: Ünï “x”\n', '# a comment\n\ntitle: "a: b" # c\n'),
  after: fc.constantFrom('', 'incidents: []\n', '\n# the end\nincidents:\n  - { id: i1 }\n'),
  body: fc.constantFrom('', '## How it works\n\nreviews: none\n'),
  ends: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\ufeff'),
});

describe('a list that gets one more item', () => {
  it.each(LISTS)('%j: has it last, and every other line stays', (list, items) => {
    fc.assert(
      fc.property(AROUND, ({ before, after, body, ends, mark }) => {
        const text = `${mark}${`---\n${before}${list}${after}---\n${body}`.replaceAll('\n', ends)}`;
        const source = sourceOf('systems/a.mdx', text);
        const written = edited(text, appendItem(source, 'reviews', ITEM));
        const read = sourceOf('systems/a.mdx', written);
        expect(read.data).toEqual({ ...(isRecord(source.data) ? source.data : {}), reviews: [...items, ITEM] });
        expect(lostLines(text, written).length).toBeLessThanOrEqual(1);
        expect(written.startsWith(mark)).toBe(true);
        expect(written.endsWith(body.replaceAll('\n', ends))).toBe(true);
        if (ends === '\r\n') expect(written.replaceAll('\r\n', '')).not.toContain('\n');
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});

describe('a map that gets one more entry', () => {
  const PEOPLE =
    '# all of us\npeople:\n  # the first\n  ada:\n    name: Ada\n    # keys: later\n  kim: { name: Kim }\n';

  it.each([
    [undefined, `${PEOPLE}  bo:\n    name: Bo\n`],
    ['kim', PEOPLE.replace('  kim:', '  bo:\n    name: Bo\n  kim:')],
    ['ada', PEOPLE.replace('  # the first', '  bo:\n    name: Bo\n  # the first')],
  ])('has it before %s', (before, expected) => {
    const source = sourceOf('people.yaml', PEOPLE);
    expect(edited(PEOPLE, insertEntry(source, ['people'], { lines: ['bo:', '  name: Bo'], before }))).toBe(expected);
  });

  it('has it though it was empty, or its file ends without a line end', () => {
    for (const [text, expected] of [
      ['people: {}\n', 'people:\n  bo:\n    name: Bo\n'],
      ['people:\n', 'people:\n  bo:\n    name: Bo\n'],
      ['people:\n  kim:\n    name: Kim', 'people:\n  kim:\n    name: Kim\n  bo:\n    name: Bo'],
    ] as const) {
      const source = sourceOf('people.yaml', text);
      expect(edited(text, insertEntry(source, ['people'], { lines: ['bo:', '  name: Bo'] }))).toBe(expected);
    }
  });

  it('has no place for it in braces', () => {
    const source = sourceOf('people.yaml', 'people: { kim: { name: Kim } }\n');
    expect(insertEntry(source, ['people'], { lines: ['bo:'] })).toBeUndefined();
  });
});

describe('a value that becomes another', () => {
  it.each([
    ['owner: kim-berg # the lead\n', 'owner: ana-sol # the lead\n'],
    ['owner: "kim-berg"\n', 'owner: "ana-sol"\n'],
    ["owner:   'kim-berg'\n", "owner:   'ana-sol'\n"],
    ['{ owner: kim-berg, team: core }\n', '{ owner: ana-sol, team: core }\n'],
  ])('%j: keeps what is around it, its quotes too', (text, expected) => {
    const source = sourceOf('systems/a.mdx', `---\n${text}---\n`);
    expect(edited(source.text, replaceValue(source, ['owner'], 'ana-sol'))).toBe(`---\n${expected}---\n`);
  });

  it('is quoted where it would read as something else', () => {
    const source = sourceOf('systems/a.mdx', '---\nowner: kim-berg\n---\n');
    expect(edited(source.text, replaceValue(source, ['owner'], 'no'))).toBe("---\nowner: 'no'\n---\n");
  });

  it('is not there where the path leads nowhere', () => {
    const source = sourceOf('systems/a.mdx', '---\nowner: kim-berg\nteam:\n---\n');
    for (const path of [['sponsor'], ['team'], ['owner', 'x']]) expect(replaceValue(source, path, 'x')).toBeUndefined();
  });
});
