import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { storedZip } from '../../src/write/stored-zip.ts';
import { zipOf } from '../../src/write/zip.ts';
import { makeSshKey, openssh, sshSign } from '../assess/signature/openssh.ts';
import { countersign, replaced } from '../proof/scratch-registry.ts';
import { scratch } from '../read/history/repository.ts';
import { baseFolder } from '../rules/registry.ts';
import { canVerify, unzip, verify } from './verify-pack.ts';

const SYSTEM = 'credit-check';
const SECURITY = `decisions/${SYSTEM}/2025-11-24-security.json`;
const HOSTILE = 'Credit <script>alert(1)</script> Check & "co"';

/** The base registry on disk, with the decision of security signed and a title that would like to be HTML. */
async function signedRegistry(): Promise<string> {
  const content = join(scratch(), 'content');
  for (const { path, bytes } of baseFolder().files) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), bytes);
  }
  const key = makeSshKey('ed25519');
  if (key === undefined) throw new Error('ssh-keygen made no key');
  edit(
    join(content, 'people.yaml'),
    /name: Ana Sol\n/,
    `name: Ana Sol\n    keys: [{ key: "${key.line.trim()}", from: 2025-01-01, until: 2025-12-31 }]\n`,
  );
  edit(join(content, `systems/${SYSTEM}.mdx`), /title: Credit Check\n/, `title: '${HOSTILE}'\n`);
  writeFileSync(join(content, `${SECURITY}.sig`), sshSign(key, readFileSync(join(content, SECURITY))));
  return content;
}

function edit(file: string, from: RegExp, to: string): void {
  writeFileSync(file, replaced(readFileSync(file, 'utf8'), from, to));
}

/** The pack of the command line, unpacked; gives its folder. */
function unpacked(content: string, ...words: string[]): string {
  const top = scratch();
  const zip = join(top, 'pack.zip');
  const ran = countersign(dirname(content), 'export', 'audit-pack', SYSTEM, '--out', zip, ...words);
  expect(ran).toMatchObject({ code: 0, said: '' });
  unzip(zip, top);
  return join(top, `audit-pack-${SYSTEM}`);
}

const title = canVerify
  ? 'the lines of an audit pack verify it'
  : `not run: ${openssh.isHere ? 'sha256sum is not here' : openssh.whyNot}`;

describe.runIf(canVerify)(title, () => {
  test('with OpenSSH and sha256sum alone, with and without the evidence', async () => {
    const content = await signedRegistry();
    for (const words of [[], ['--with-evidence']]) {
      const [whole, signatures, evidence] = verify(unpacked(content, ...words));
      expect(whole).toEqual({ code: 0, out: '' });
      expect(signatures?.code).toBe(0);
      expect(signatures?.out).toMatch(
        /^Good "countersign-decision" signature for ana-sol with ED25519 key SHA256:\S+\n$/,
      );
      expect(evidence).toEqual({ code: 0, out: '' });
    }
  }, 60_000);

  test('a decision that was edited, and one that is said to be somebody else’s', async () => {
    const pack = unpacked(await signedRegistry());
    appendFileSync(join(pack, SECURITY), ' ');
    expect(verify(pack).map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(verify(pack)[1]?.out).toContain(`NOT VERIFIED: ${SECURITY}`);
    const other = unpacked(await signedRegistry());
    edit(join(other, 'signers.txt'), /^ana-sol/, 'sam-roy');
    expect(verify(other)[1]).toMatchObject({ code: 1, out: expect.stringContaining('NOT VERIFIED') });
  }, 60_000);

  test('evidence that is put beside a pack without it, right or wrong', async () => {
    const content = await signedRegistry();
    const pack = unpacked(content);
    expect(existsSync(join(pack, 'evidence'))).toBe(false);
    mkdirSync(join(pack, 'evidence'));
    writeFileSync(
      join(pack, 'evidence/credit-pentest.txt'),
      readFileSync(join(content, 'evidence/credit-pentest.txt')),
    );
    expect(verify(pack)[2]).toEqual({ code: 0, out: '' });
    writeFileSync(join(pack, 'evidence/credit-pentest.txt'), 'another test');
    expect(verify(pack)[2]).toMatchObject({
      code: 1,
      out: expect.stringContaining('evidence/credit-pentest.txt: FAILED'),
    });
  }, 60_000);

  test('it holds what an auditor reads, and names what proves nothing', async () => {
    const pack = unpacked(await signedRegistry(), '--with-evidence');
    const text = (path: string) => readFileSync(join(pack, path), 'utf8');
    expect(text('signers.txt')).toBe(`ana-sol 20251124 ${SECURITY}\n`);
    expect(text('allowed_signers')).toMatch(
      /^ana-sol namespaces="countersign-decision",valid-after="20250101000000Z",valid-before="20251231235959Z" ssh-ed25519 \S+\n$/,
    );
    expect(text('README.txt')).toContain(
      '6 decisions have no signature, so nothing here proves who made them:\n  decisions/credit-check/2025-11-24-privacy.json\n',
    );
    expect(text('README.txt')).toMatch(/ {2}Ana Sol \(ana-sol\): SHA256:\S+\n/);
    expect(text('people.yaml')).toContain('  eva-holt:\n    name: Eva Holt\n');
    expect(text('people.yaml')).not.toContain('lea-quist');
    expect(text('evidence.sha256').trimEnd().split('\n')).toHaveLength(9);
    expect(JSON.parse(text('resolved.json'))).toMatchObject({ title: HOSTILE, nhis: [{ id: 'svc-credit-check' }] });
    for (const path of [
      'systems/credit-check.mdx',
      'decisions/credit-check/2025-11-28-go-live.json',
      'evidence/credit-red-team.txt',
    ])
      expect(text('SHA256SUMS')).toContain(`  ${path}\n`);
  }, 60_000);

  test('the approval package is one page that loads nothing and escapes everything', async () => {
    const pack = unpacked(await signedRegistry());
    const html = readFileSync(join(pack, 'approval-package.html'), 'utf8');
    expect(html).toContain('<h1>Credit &lt;script&gt;alert(1)&lt;/script&gt; Check &amp; &quot;co&quot;</h1>');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object)\b|\bsrc=|url\(|@import/i);
    expect(html).not.toMatch(/href="(?!https?:)/);
    for (const heading of [
      'When it went live',
      'Decisions',
      'Residual risks',
      'Evidence',
      'Timeline',
      'Files of this pack',
    ])
      expect(html).toContain(`<h2>${heading}</h2>`);
    const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(html);
    expect(
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`),
      ),
    ).toEqual([]);
  }, 60_000);

  test('the same registry and day give the same bytes, wherever it runs', async () => {
    const content = await signedRegistry();
    const packs = ['Pacific/Chatham', 'America/St_Johns'].map((zone) => {
      const out = join(scratch(), 'pack.zip');
      execFileSync(
        process.execPath,
        [
          join(import.meta.dirname, '../../src/cli/main.ts'),
          'export',
          'audit-pack',
          SYSTEM,
          '--content',
          content,
          '--out',
          out,
        ],
        { env: { ...process.env, TZ: zone } },
      );
      return readFileSync(out);
    });
    expect(packs[0]?.equals(packs[1] ?? Buffer.alloc(0))).toBe(true);
  }, 60_000);
});

test('a system that is not there is refused, and nothing is written', async () => {
  const content = join(scratch(), 'content');
  for (const { path, bytes } of baseFolder().files) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), bytes);
  }
  const ran = countersign(dirname(content), 'export', 'audit-pack', 'credit-chek');
  expect(ran).toMatchObject({
    code: 2,
    out: '',
    said: 'There is no system “credit-chek”.\n→ Did you mean “credit-check”?\n',
  });
  expect(existsSync(join(dirname(content), 'audit-pack-credit-chek-2026-03-01.zip'))).toBe(false);
}, 30_000);

test('a zip keeps the order, the day and the bytes of its files', () => {
  const files = [
    { path: 'b/größe.txt', bytes: Buffer.from('one') },
    { path: 'a.txt', bytes: Buffer.alloc(0) },
  ];
  const zip = zipOf(files, '2026-03-01');
  expect(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual([
    ['b/größe.txt', 'one'],
    ['a.txt', ''],
  ]);
  expect(Buffer.from(zipOf(files, '2026-03-01')).equals(zip)).toBe(true);
  for (const day of ['1970-01-01', '9999-12-31']) expect(() => zipOf(files, day)).not.toThrow();
});

test('a zip that leaves its files as large as they are is what fflate makes of them', () => {
  const files = [
    { path: 'a.txt', bytes: Buffer.from('one') },
    { path: 'b/größe.txt', bytes: Buffer.alloc(100_000, 'two') },
    { path: 'c.txt', bytes: Buffer.alloc(0) },
  ];
  const plain = { level: 0, os: 3, attrs: 0o100644 << 16 } as const;
  for (const [day, mtime] of [
    ['2026-03-01', new Date(2026, 2, 1, 12)],
    ['1970-01-01', new Date(1980, 0, 1, 12)],
    ['9999-12-31', new Date(2099, 11, 31, 12)],
  ] as const) {
    const made = zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, [bytes, { ...plain, mtime }]])));
    expect(Buffer.from(made).equals(storedZip(files, day))).toBe(true);
  }
});
