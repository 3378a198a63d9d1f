import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { storedZip } from '../../src/write/stored-zip.ts';
import { withCommit } from '../../src/write/site-files/other-commit.ts';

const [FROM, TO] = ['a1'.repeat(20), 'b2'.repeat(20)];
const CHANGE = { from: FROM, to: TO, asOf: '2026-03-01' };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const report = (commit: string) => encodeURIComponent(`Snapshot ${commit}, as of 2026-03-01`);

function page(commit: string, more = ''): string {
  const short = commit.slice(0, 7);
  return `<span>Snapshot <code>${short}</code></span>${more}<a href="https://x.example/?body=${report(short)}">`;
}

const changed = (path: string, text: string) => withCommit(path, Buffer.from(text), CHANGE)?.toString();

test('a page names the other commit at its head and in its report, and nothing else of it changes', () => {
  const text = '<p>Ålesund, commit <code>a1a1a1a</code></p>';
  expect(changed('systems/a/index.html', page(FROM, text))).toBe(page(TO, text));
  const unreported = (commit: string) => `<span>Snapshot <code>${commit.slice(0, 7)}</code></span>`;
  expect(changed('index.html', unreported(FROM))).toBe(unreported(TO));
});

test.each([
  ['that does not name its own commit', page(TO)],
  ['whose text names it as the page does', page(FROM, `<p>${report(FROM.slice(0, 7))}</p>`)],
  ['whose head is there twice', page(FROM) + page(FROM)],
  ['that reports another', page(FROM).replace(report('a1a1a1a'), report('c3c3c3c'))],
])('a page %s is made anew', (_, text) => {
  expect(changed('index.html', text)).toBeUndefined();
});

/** A pack as `auditPack` makes it, as far as it matters here. */
function pack(commit: string, record = 'The record.\n'): Buffer {
  const texts = {
    'README.txt': `From commit ${commit}.\n`,
    'approval-package.html': `<small>commit ${commit}, with changes</small>`,
    'systems/å.mdx': record,
  };
  const sums = Object.entries(texts).map(([path, text]) => `${sha256(text)}  ${path}\n`);
  const entries = Object.entries({ ...texts, SHA256SUMS: sums.join('') });
  return Buffer.from(
    storedZip(
      entries.map(([path, text]) => ({ path: `audit-pack-å/${path}`, bytes: Buffer.from(text) })),
      '2026-03-01',
    ),
  );
}

test('an audit pack of the other commit is what it would be if it were made anew', () => {
  const made = withCommit('systems/å/audit-pack-å.zip', pack(FROM), CHANGE);
  expect(made).toEqual(pack(TO));
  expect(Object.keys(unzipSync(made ?? Buffer.of()))).toHaveLength(4);
  // What somebody wrote about that commit stays as it is.
  const record = `commit ${FROM}\n`;
  expect(withCommit('x.zip', pack(FROM, record), CHANGE)).toEqual(pack(TO, record));
});

test('an audit pack is made anew where it does not name its commit once, and so is any other kind of file', () => {
  expect(withCommit('x.zip', pack(TO), CHANGE)).toBeUndefined();
  expect(withCommit('x.zip', pack(`${FROM}, commit ${FROM}`), CHANGE)).toBeUndefined();
  expect(withCommit('x.json', Buffer.from(FROM), CHANGE)).toBeUndefined();
  expect(withCommit('index.html', Buffer.from(page(FROM)), { ...CHANGE, to: 'b2'.repeat(32) })).toBeUndefined();
});
