import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bodyHtml } from '../../src/publish/body-html.ts';
import { type SiteContext, siteContext } from '../../src/publish/site-context.ts';
import { judge } from '../../src/run.ts';
import { baseFolder } from '../rules/registry.ts';
import { faultsIn } from './html-faults.ts';
import { readBodies } from './read.ts';
import { hostileText } from './scraps.ts';

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
