import { describe, expect, test } from 'vitest';
import { markdownToMdast } from 'satteri';
import type { Change } from '../../src/change/change.ts';
import { hiddenCharacter } from '../../src/diagnostic/hidden.ts';
import { changeJson } from '../../src/report/change-json.ts';
import { changeMarkdown } from '../../src/report/change-markdown.ts';
import { COMMENT_BYTES } from '../../src/report/fitted.ts';
import { codeSpan, markdown } from '../../src/report/markdown.ts';
import { branched, changeIn, edited, LEAVE } from '../change/changed-registry.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function* nodesOf(node: Node): Iterable<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

const parse = (text: string): Node[] => [...nodesOf(markdownToMdast(text))];
/** What a reader sees outside code, where a forge looks for mentions and references. */
const shown = (nodes: readonly Node[]) =>
  nodes.flatMap(({ type, value }) => (type === 'text' ? (value ?? '') : [])).join('\n');

const ACTIVE = [
  'link',
  'linkReference',
  'image',
  'imageReference',
  'html',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
  'math',
  'inlineMath',
];
/** What GitHub and GitLab make links of in finished HTML. */
const REFERENCE = /[@#!$%~^&][\p{L}\p{N}_"]|\bGH-\d|\bwww\.|\p{L}:\/\/|mailto:\w|\b[0-9a-f]{7,64}\b/iu;

const HOSTILE: readonly (readonly [string, string])[] = [
  ['a mention', 'ask @octo-org/security and @admin'],
  ['an issue', 'closes #12, org/repo#7, GH-9 and gh-10'],
  ['what GitLab links', 'see !12 $34 &56 %78 %"v1.0" ~bug ~"a b" ^alert#1 [vulnerability:3]'],
  ['a link', '[click](https://evil.example/x) [x][y] [y]: https://evil.example'],
  ['an address', 'https://evil.example http://evil.example/a?b ftp://evil.example www.evil.example'],
  ['an e-mail address', 'mail me@evil.example or mailto:me@evil.example or xmpp:me@evil.example'],
  ['an autolink', '<https://evil.example> <me@evil.example>'],
  ['HTML', '<img src=x onerror=alert(1)><script>x</script><details open><!-- '],
  ['an entity', '&lt;b&gt; &#64;admin &#x3c;script&#x3e; &commat;admin'],
  ['an image', '![x](https://evil.example/p.png) ![y][z]'],
  ['a fence', '```\n# out\n``` ~~~ ````'],
  ['backticks', 'a ` b `` c ``` d'],
  ['a bidi override', 'abc \u202edcba\u202c \u2066x\u2069 \u200f'],
  ['controls', '\u001b[2J\u0007\u0000 \u200b\u2028x'],
  ['lines', 'one\n\n# two\n\n- three\n\n> four\n\n    five\n\n***'],
  ['a table', '| a | b |\n|---|---|\n| c | d |'],
  ['a list', '- x'],
  ['a numbered list', '1. x'],
  ['another list', '2) x'],
  ['an underline', '==='],
  ['a rule', '---'],
  ['a task', '[x] done'],
  ['a footnote', '[^1] and [^1]: x'],
  ['a formula', '$x^2$ $$y$$ $`z`$'],
  ['emphasis', '**bold** _it_ ~~gone~~ __x__'],
  ['a commit', 'as in 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b and 9f86d08'],
  ['a backslash at the end', 'x\\'],
  ['a half of a pair', 'x \ud800 y'],
  ['a command to a forge', '/merge'],
];

describe('what a record says, as Markdown', () => {
  test.each(HOSTILE)('is plain words where it is %s', (_, text) => {
    for (const line of [
      `- ${markdown(text)}`,
      `### ${markdown(text)} · x`,
      `a “${markdown(text)}” b`,
      markdown(text),
    ]) {
      const nodes = parse(line);
      const types = new Set(nodes.map(({ type }) => type));
      expect(
        [...ACTIVE, 'code', 'inlineCode', 'table', 'strong', 'emphasis', 'delete', 'thematicBreak'].filter((type) =>
          types.has(type),
        ),
      ).toEqual([]);
      expect(nodes.filter(({ type }) => type === 'list').length).toBe(line.startsWith('- ') ? 1 : 0);
      expect(nodes.filter(({ type }) => type === 'heading').length).toBe(line.startsWith('#') ? 1 : 0);
      expect(shown(nodes)).not.toMatch(REFERENCE);
      expect(hiddenCharacter(line)).toBeUndefined();
      expect(line).not.toMatch(/^\//);
    }
  });

  test.each(HOSTILE)('stays in its span of code where it is %s', (_, text) => {
    const nodes = parse(`- a ${codeSpan(text)} b`);
    expect(nodes.map(({ type }) => type)).toEqual([
      'root',
      'list',
      'listItem',
      'paragraph',
      'text',
      'inlineCode',
      'text',
    ]);
  });

  test('reads as it was written', () => {
    const text = 'Ask @ana about #12 (5 * 3 < 20), see https://x.example/a_b & “c”: 100%';
    expect(shown(parse(`- ${markdown(text)}`)).replaceAll('\u2060', '')).toBe(text);
  });
});

describe('the brief of a change', () => {
  test('keeps its form whatever a title, a value, a reason and a person say', async () => {
    const plain = await plainChange();
    const expected = changeMarkdown(plain, COMMENT_BYTES);
    expect(expected.split(WORD).length).toBeGreaterThan(10);
    const form = (nodes: readonly Node[]) => nodes.flatMap(({ type }) => (type === 'text' ? [] : type));
    for (const [name, text] of HOSTILE) {
      const brief = changeMarkdown(said(plain, text), COMMENT_BYTES);
      const nodes = parse(brief);
      expect(form(nodes), name).toEqual(form(parse(expected)));
      expect(
        form(nodes).filter((type) => ACTIVE.includes(type)),
        name,
      ).toEqual([]);
      expect(shown(nodes), name).not.toMatch(REFERENCE);
      expect(hiddenCharacter(brief), name).toBeUndefined();
    }
  });

  test('is JSON that says the same, and holds nothing that a terminal acts on', async () => {
    const plain = await plainChange();
    for (const [name, text] of HOSTILE) {
      const json = changeJson(said(plain, text));
      expect(hiddenCharacter(json), name).toBeUndefined();
      expect((JSON.parse(json) as { systems: { title: string }[] }).systems[0]?.title, name).toBe(text);
    }
  });
});

const WORD = 'Plainword';

/** A change of a record, the policy and people, which all say one word. */
async function plainChange(): Promise<Change> {
  const registry = branched();
  registry.patch('people.yaml', { people: { 'ana-sol': { name: WORD } } });
  const policy = registry.read('policy.yaml').replace('People beyond our own staff meet it', WORD);
  registry.write('policy.yaml', policy.replace('review_every: P12M', 'review_every: P24M'));
  const record = registry.read(LEAVE).replace('title: Leave Helper', `title: ${WORD}`);
  registry.write(LEAVE, record.replace('[staff]', '[staff, partners]').replace('what: questions,', `what: ${WORD},`));
  return changeIn(registry);
}

/** The same with another text in the place of that word, wherever it stands. */
function said<T>(value: T, text: string): T {
  if (typeof value === 'string') return value.replaceAll(WORD, () => text) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => said(item, text)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, said(inner, text)])) as T;
}

describe('the length of a brief', () => {
  test('is at most what was asked for, with what was cut counted and the worst kept', async () => {
    const registry = branched();
    const record = registry.read(LEAVE);
    for (let number = 10; number < 30; number++) registry.write(`systems/copy-${number}.mdx`, record);
    registry.write(LEAVE, record.replace('[staff]', '[staff, partners]'));
    const change = await changeIn(registry);
    const whole = changeMarkdown(change, 1 << 20);
    expect(whole.match(/^### /gm)?.length).toBe(21);
    for (const limit of [2000, 5000, 20_000]) {
      const cut = changeMarkdown(change, limit);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit);
      const kept = cut.match(/^### /gm)?.length ?? 0;
      expect(cut).toContain(`${21 - kept} systems left out for length, ${21 - kept} of them failing`);
    }
    expect((JSON.parse(changeJson(change)) as { systems: unknown[] }).systems.length).toBe(21);
  });

  test('is kept by one text that is far too long', async () => {
    const change = await changeIn(
      edited(LEAVE, ['Leave Helper', 'x'.repeat(50_000)], ['[staff]', '[staff, partners]']),
    );
    const brief = changeMarkdown(change, COMMENT_BYTES);
    expect(Buffer.byteLength(brief)).toBeLessThan(40_000);
    expect(brief).toContain('### xxx');
  });
});
