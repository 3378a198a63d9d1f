import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bodyHtml } from '../../src/publish/body-html.ts';
import { type SiteContext, siteContext } from '../../src/publish/site-context.ts';
import { judge } from '../../src/run.ts';
import { baseFolder } from '../rules/registry.ts';
import { readBodies } from './read.ts';
import { hostileText } from './scraps.ts';

/** Every element that a body can become, and the attributes that each may have. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  p: ['class'],
  em: [],
  strong: [],
  del: [],
  code: [],
  pre: [],
  br: [],
  hr: [],
  wbr: [],
  ul: [],
  ol: ['start'],
  li: [],
  blockquote: [],
  h2: ['id'],
  h3: ['id'],
  h4: ['id'],
  h5: ['id'],
  h6: ['id'],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope', 'class'],
  td: ['class'],
  a: ['href', 'rel'],
  img: ['src', 'alt', 'loading'],
  div: ['class', 'role'],
};
const VOID = ['br', 'hr', 'img', 'wbr'];
const CLASSES = ['frame', 'callout callout-note', 'callout callout-warning', 'callout-title', 'num', 'mid'];
const PIECE = /([^<>&]|&(?:amp|lt|gt|quot|#39);)+|<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)>/y;

/** Everything in some HTML that no page may hold; it is read by its own strict grammar, not by a forgiving parser. */
function faultsIn(html: string, base: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (let at = 0; at < html.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(html);
    if (match === null) return [...faults, `no text and no tag: ${html.slice(at, at + 60)}`];
    const [, , close, tag, attributes = ''] = match;
    if (tag === undefined) continue;
    if (close === '/') {
      if (open.pop() !== tag) faults.push(`</${tag}> closes nothing`);
      continue;
    }
    if (!VOID.includes(tag)) open.push(tag);
    for (const [, name = '', value = ''] of attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)) {
      if (!ALLOWED[tag]?.includes(name)) faults.push(`<${tag} ${name}>`);
      faults.push(...valueFaults(name, plain(value), base));
    }
    if (!Object.hasOwn(ALLOWED, tag)) faults.push(`<${tag}>`);
  }
  return open.length > 0 ? [...faults, `never closed: ${open.join(' ')}`] : faults;
}

function valueFaults(name: string, value: string, base: string): string[] {
  const page = new URL(`${base}systems/x/`, 'https://registry.example');
  if (name === 'class') return CLASSES.includes(value) ? [] : [`class ${value}`];
  if (name === 'src') return value.startsWith(`${base}content-assets/`) ? [] : [`src ${value}`];
  if (name !== 'href') return [];
  const url = new URL(value, page);
  const isHome = url.host === page.host && url.pathname.startsWith(base);
  const isAway = /^https?:\/\//i.test(value) && url.host !== page.host && url.username === '';
  return isHome || isAway || url.protocol === 'mailto:' ? [] : [`href ${value}`];
}

function plain(value: string): string {
  const marks: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return value.replace(/&(?:amp|lt|gt|quot|#39);/g, (mark) => marks[mark] ?? mark);
}

let context: SiteContext;
beforeAll(async () => {
  const { assessment } = await judge(baseFolder(), { dirty: false, prefix: '' }, { asOf: '2026-03-01' });
  if (assessment === undefined) throw new Error('the base registry could not be judged');
  context = siteContext(assessment, []);
});

describe('the check of this test', () => {
  it.each([
    '<script>x</script>',
    '<p onclick="x">y</p>',
    '<a href="javascript:x">y</a>',
    '<a href="//evil.example">y</a>',
    '<img src="https://evil.example/x.png" alt="">',
    '<p>',
    '</p>',
    '<p><em></p></em>',
    '<div class="masthead">x</div>',
    '<p>a < b</p>',
    '<p>&nope;</p>',
    '<svg>x</svg>',
    "<p title='x'>y</p>",
    '<!-- x -->',
    '<a href="https://a@evil.example/">x</a>',
    '<a href="../../..//evil">x</a>',
  ])('sees %s', (html) => {
    expect(faultsIn(html, '/registry/')).not.toEqual([]);
  });

  it('lets what is allowed pass', () => {
    expect(faultsIn('<p>a &amp; <a href="/registry/x/">b</a><br></p><h2 id="text-a">c</h2>', '/registry/')).toEqual([]);
  });
});

describe('the HTML of a body', () => {
  it('holds what is allowed and nothing else, whatever the body says', { timeout: 60_000 }, async () => {
    const bodies = fc.sample(hostileText, { seed: 7, numRuns: 4000 });
    const reading = readBodies(bodies);
    let read = 0;
    for (const text of new Set(bodies)) {
      const { body } = await reading(text);
      if (body.faults.length === 0) read++;
      const system = context.assessment.registry.systems.get('order-helper');
      for (const base of ['/', '/registry/']) {
        const html = bodyHtml(body, context, { base, system });
        expect(faultsIn(html, base), `${JSON.stringify(text)}\n${html}`).toEqual([]);
        expect(bodyHtml(body, context, { base })).toBe(bodyHtml(body, context, { base }));
      }
      for (const { anchor } of body.headings) expect(anchor).toMatch(/^text-[\p{L}\p{N}-]+$/u);
    }
    expect(read).toBeGreaterThan(300);
  });
});

const ATTACKS = [
  '<Nhi id="../../../etc/passwd" />',
  '<Nhi id="//evil.example" />',
  '<Nhi id="&quot; onclick=&quot;alert(1)" />',
  '<Evidence id="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" />',
  '<Risk id="x&quot; onmouseover=&quot;y" />',
  '<Control id="nist-csf-2.0:../../x" />',
  '<Person id="&lt;b&gt;" />',
  '<System id="javascript:alert(1)" />',
  '<Callout title="&lt;img src=x onerror=alert(1)&gt;">x</Callout>',
  '![" onerror="alert(1)](assets/a.png)',
  '![&quot; onerror=&quot;alert(1)](assets/a.png)',
  '[x](https://a.example/"onclick="alert(1))',
  '[x](https://a.example/&quot;onclick=&quot;alert(1))',
  '[x](</" onclick="alert(1)>)',
  '[x](/.//evil.example) [y](/..//evil.example) [z](/%5C/evil.example)',
  '[x](/\\evil.example)',
  '[x](#" onclick="alert(1))',
  '## <script>alert(1)</script>',
  '## `<script>` "quoted" & <Evidence id="a&quot;b" />',
  '```html" onclick="alert(1)\n</code><script>alert(1)</script>\n```',
  '| a |\n| :-: |\n| <b>x</b> |',
  '1. a\n\n<!-- -->\n\n99999999. b',
  'a <Callout>b</Callout> c\n\n> <Callout>\n> - d\n> </Callout>',
] as const;
const readingAttacks = readBodies(ATTACKS);

describe('an attack on the page', () => {
  it.each(ATTACKS)('reaches no page even of a registry that is published as failing: %s', async (text) => {
    const { body } = await readingAttacks(text);
    const html = bodyHtml(body, context, { base: '/registry/' });
    expect(faultsIn(html, '/registry/'), html).toEqual([]);
  });
});
