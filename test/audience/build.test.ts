import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type Section, SECTIONS, type Show } from '../../src/validate/schema/audience.ts';
import { manifestText } from '../../src/read/snapshots/manifest.ts';
import { countersign, scratch } from '../cli/run.ts';
import { CANARIES, NEVER_SHOWN, planted } from './canaries.ts';

/** Every file of the planted registry as it is published for its audience, opened as far as it can be, by path. */
async function published(shows: (section: Section) => Show): Promise<ReadonlyMap<string, string>> {
  const top = await scratch();
  for (const { path, bytes } of (await planted(shows)).files) {
    await mkdir(dirname(join(top, 'content', path)), { recursive: true });
    await writeFile(join(top, 'content', path), bytes);
  }
  const [content, out] = [join(top, 'content'), join(top, 'dist')];
  const words = ['--content', content, '--out', out, '--audience', 'readers', '--publish-failing'];
  expect((await countersign('build', ...words)).stdout).toContain('The site is in');
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, string]> => [relative(out, file), opened(await readFile(file))]),
    ),
  );
}

/** The bytes as text, with what is packed in them, and blanks that no line end cuts as blanks. */
function opened(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const inner =
    first === 0x1f && second === 0x8b
      ? [gunzipSync(bytes)]
      : first === 0x50 && second === 0x4b
        ? Object.values(unzipSync(bytes))
        : [];
  return [Buffer.from(bytes).toString().replaceAll('\u00a0', ' '), ...inner.map(opened)].join('\n');
}

/** The canaries that a site holds, each with the first file that holds it. */
function found(files: ReadonlyMap<string, string>): Map<string, string> {
  const all = SECTIONS.flatMap((section) => CANARIES[section]);
  const hits = new Map<string, string>();
  for (const [path, text] of files)
    for (const canary of all)
      if (!hits.has(canary) && (text.includes(canary) || path.includes(canary))) hits.set(canary, path);
  return hits;
}

test('nothing that is withheld is anywhere in the folder: no page, search index, workbook, pack, feed or manifest', async () => {
  const whole = await published(() => 'full');
  const canaries = SECTIONS.flatMap((section) => CANARIES[section]).filter((canary) => !NEVER_SHOWN.includes(canary));
  expect([...found(whole).keys()].sort()).toEqual(canaries.sort());
  for (const [inside, canary] of [
    [/\.pf_fragment$/, 'zqtext2x'],
    [/\.xlsx$/, 'zqtest2x'],
    [/audit-pack-.*\.zip$/, 'zqlegal1x'],
    [/\.ics$/, 'zqlegal2x'],
  ] as const)
    expect(
      [...whole].some(([path, text]) => inside.test(path) && text.includes(canary)),
      canary,
    ).toBe(true);

  const withheld = await published(() => 'withheld');
  expect([...found(withheld)]).toEqual([]);
  expect([...withheld.keys()].filter((path) => path.endsWith('.zip'))).toEqual([]);
  expect(JSON.parse(withheld.get('snapshot.json') ?? '')).toMatchObject({ audience: 'readers' });
  const page = withheld.get('systems/order-helper/index.html') ?? '';
  expect(page.match(/Withheld from this audience: Reasons\./g)?.length).toBeGreaterThan(5);
  expect(page).toContain('Edition: Readers');
}, 240_000);

test('an audience that nobody has defined is refused, and nothing is published', async () => {
  const out = join(await scratch(), 'dist');
  const ended = await countersign('build', '--audience', 'all-staf', '--out', out);
  expect(ended).toMatchObject({ code: 2 });
  expect(ended.stderr).toContain('registry.yaml has no audience “all-staf”.\n→ Did you mean “all-staff”?');
  await expect(readdir(out)).rejects.toThrow();
  for (const command of [['register', 'nhis'], ['calendar'], ['oscal-poam'], ['audit-pack', 'halden-assist']])
    expect(await countersign('export', ...command, '--audience', 'nobody')).toMatchObject({ code: 2 });
}, 120_000);

test.each([
  [null, ['--audience', 'all-staff'], 'the edition of everyone, and this one is that of the audience “all-staff”'],
  ['auditors', [], 'the edition of the audience “auditors”, and this one is that of everyone'],
  [
    'auditors',
    ['--audience', 'all-staff'],
    'of the audience “auditors”, and this one is that of the audience “all-staff”',
  ],
])(
  'a snapshot of %j is no --previous for %j: what changed since would tell what is withheld',
  async (before, asked, words) => {
    const top = await scratch();
    const [previous, out] = [join(top, 'before'), join(top, 'dist')];
    await mkdir(previous);
    const published = { base: '/', commit: null, dirty: false, asOf: '2026-11-01', validUntil: null, audience: before };
    await writeFile(join(previous, 'snapshot.json'), manifestText({ ...published, files: {} }));
    const ended = await countersign('build', '--out', out, '--previous', previous, ...asked);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(words);
    expect(ended.stderr).toContain('→ Write --previous with the snapshot that the same audience got before.');
    await expect(readdir(out)).rejects.toThrow();
  },
  60_000,
);

test('exports that hold what an audience may not see are refused to it, with the reason', async () => {
  const pack = await countersign('export', 'audit-pack', 'halden-assist', '--audience', 'auditors');
  expect(pack).toMatchObject({ code: 2 });
  expect(pack.stderr).toContain('An audit pack is not for the audience “auditors”');
  const results = await countersign('export', 'oscal-results', '--audience', 'all-staff');
  expect(results).toMatchObject({ code: 2 });
  expect(results.stderr).toContain('it holds “findings” in full');
  const risks = await countersign('export', 'register', 'risks', '--audience', 'all-staff');
  expect(risks).toMatchObject({ code: 0 });
  expect(risks.stdout).toContain('Residual risk 1');
}, 120_000);
