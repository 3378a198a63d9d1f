import { describe, expect, it } from 'vitest';
import { offlinePage, offlineStyles, wayTo } from '../../src/write/offline/relative.ts';

describe('the way from a file to another', () => {
  it('goes up as far as they part', () => {
    expect(wayTo('systems/b/index.html', 'systems/a/index.html')).toBe('../b/index.html');
    expect(wayTo('index.html', 'systems/a/index.html')).toBe('../../index.html');
    expect(wayTo('_site/x.css', 'index.html')).toBe('_site/x.css');
  });
});

describe('a page that opens from a disk', () => {
  const page = (html: string, base = '/ai/') => offlinePage(html, 'systems/a/index.html', base);

  it('leads to files, keeps anchors and questions, and to itself by the anchor alone', () => {
    expect(page('<a href="/ai/">x</a>')).toBe('<a href="../../index.html">x</a>');
    expect(page('<a class="y" href="/ai/people/b/#due">')).toBe('<a class="y" href="../../people/b/index.html#due">');
    expect(page('<a href="/ai/systems/?tier=high">')).toBe('<a href="../index.html?tier=high">');
    expect(page('<a href="/ai/systems/a/#text">')).toBe('<a href="#text">');
    expect(page('<a href="coverage/#c-1">')).toBe('<a href="coverage/index.html#c-1">');
    expect(page('<a href="/ai/api/registers/nhis.csv">')).toBe('<a href="../../api/registers/nhis.csv">');
  });

  it('leaves other addresses and whatever only looks like one', () => {
    for (const html of [
      '<a href="https://git.example/ai/">',
      '<a href="//cdn.example/ai/">',
      '<a href="/other/">',
      '<a href="#text">',
      '<a href="mailto:a@b.example">',
      '<p>Write href=&quot;/ai/&quot; or href="/ai/" there.</p>',
      '<td title="a > href=/ai/">',
    ])
      expect(page(html)).toBe(html);
    expect(page('<a href="//cdn.example/">', '/')).toBe('<a href="//cdn.example/">');
  });

  it('finds every address of a tag, also behind a sign that looks like its end', () => {
    expect(page('<form title="a > b" action="/ai/search/" data-search="/ai/search/">')).toBe(
      '<form title="a > b" action="../../search/index.html" data-search="../../search/index.html">',
    );
  });

  it('has plain scripts, since browsers run no module from a disk', () => {
    expect(page('<script type="module" src="/ai/_site/x.js"></script>')).toBe(
      '<script defer src="../../_site/x.js"></script>',
    );
  });
});

it('a style sheet finds its typefaces beside it, and holds its drawings', () => {
  const drawings = new Map([['_site/seal.svg', '<svg/>']]);
  const css = 'src:url(/ai/_site/a.woff2);mask:url("/ai/_site/seal.svg");background:url(data:x)';
  expect(offlineStyles(css, '_site/x.css', { base: '/ai/', drawings })).toBe(
    'src:url("a.woff2");mask:url("data:image/svg+xml,%3Csvg%2F%3E");background:url(data:x)',
  );
});
