import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../src/read/snapshots/manifest.ts';
import { checkSnapshot } from '../../src/snapshots/check-snapshot.ts';
import { checkJson, checkText } from '../../src/snapshots/check-text.ts';
import { facts, manifestOf } from './facts.ts';

const first = manifestOf('2026-01-01');
const second = manifestOf('2026-02-01', first);
const third = manifestOf('2026-03-01', second);
const given = (...manifests: (typeof first)[]) =>
  manifests.map((manifest) => ({ where: `kept/${manifest.manifest.asOf}.json`, manifest }));

describe('the files of a snapshot', () => {
  it('hold where each is what the manifest says, and no other is there', () => {
    const check = checkSnapshot(facts(first));
    expect(check).toMatchObject({ holds: true, files: { named: 2, missing: [], changed: [], added: [] } });
    expect(checkText(check)).toContain('2 files are as the manifest says, and no other is there.\nIt is not signed.\n');
  });

  it.each([
    ['is missing', (sums: Map<string, string>) => void sums.delete('index.html'), 'index.html is missing'],
    [
      'was changed',
      (sums: Map<string, string>) => void sums.set('systems/index.html', sha256Of(Buffer.from('others'))),
      'systems/index.html is not what the manifest says',
    ],
    [
      'was added',
      (sums: Map<string, string>) => void sums.set('evil\u001b[2J.js', 'no plain file'),
      'evil<U+001B>[2J.js is not in the manifest',
    ],
  ])('do not hold where one %s', (_, tamper, words) => {
    const sums = new Map(Object.entries(first.manifest.files));
    tamper(sums);
    const check = checkSnapshot(facts(first, { sums }));
    expect(check.holds).toBe(false);
    expect(checkText(check)).toContain(`Of 2 files:\n  ${words}\n`);
    expect(checkText(check)).toMatch(/It does not hold\.\n$/);
  });

  it('of another machine are only those that the manifest names', () => {
    const check = checkSnapshot(facts(first, { isWholeFolder: false }));
    expect(check.files.added).toBeUndefined();
    expect(checkText(check)).toContain('; what else is there cannot be seen from here.');
  });
});

describe('a chain of snapshots', () => {
  it('is followed to its first', () => {
    const check = checkSnapshot(facts(third, { given: given(first, second) }));
    expect(check.holds).toBe(true);
    expect(check.chain.links.map(({ manifest }) => manifest.manifest.asOf)).toEqual(['2026-02-01', '2026-01-01']);
    expect(checkText(check)).toContain(`${first.sha256}.\nThat is the first of the chain.\nIt holds.`);
    expect(JSON.parse(checkJson(check))).toMatchObject({
      holds: true,
      sha256: third.sha256,
      previous: { sha256: second.sha256, asOf: '2026-02-01' },
      chain: { open: null, strays: [], links: [{ sha256: second.sha256 }, { sha256: first.sha256 }] },
    });
  });

  it('says where what was given ends', () => {
    const check = checkSnapshot(facts(third));
    expect(check.holds).toBe(true);
    expect(checkText(check)).toContain('Before it, not given: the one as of 1 February 2026, commit ');
    expect(checkSnapshot(facts(third, { given: given(second) })).chain.open?.sha256).toBe(first.sha256);
    expect(checkText(checkSnapshot(facts(first)))).toContain('It names no snapshot before it.');
  });

  it('shows one that was rewritten, and everything before it', () => {
    const rewritten = manifestOf('2026-02-01', first, { 'index.html': sha256Of(Buffer.from('nicer')) });
    const check = checkSnapshot(facts(third, { given: given(first, rewritten) }));
    expect(check.holds).toBe(false);
    expect(check.chain.links).toEqual([]);
    expect(checkText(check)).toContain(
      `Rewritten: kept/2026-02-01.json, as of 1 February 2026, commit ${rewritten.manifest.commit?.slice(0, 10)}, SHA-256 ${rewritten.sha256}. The chain names ${second.sha256} for that commit and day.`,
    );
    expect(checkText(check)).toContain('Not in the chain: kept/2026-01-01.json');
  });

  it('shows one that belongs to no chain, or comes later', () => {
    const check = checkSnapshot(facts(second, { given: given(first, third) }));
    expect(check.holds).toBe(false);
    expect(check.chain.strays.map(({ where, named }) => [where, named])).toEqual([['kept/2026-03-01.json', undefined]]);
  });

  it('may be given with the snapshot itself, and twice', () => {
    expect(checkSnapshot(facts(third, { given: given(first, second, third, second) })).holds).toBe(true);
  });
});
