import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { throwAwayKey } from '../../../scripts/generate/ssh-key.ts';
import type { Proof } from '../../../src/assess/strength.ts';
import { splitCommit } from '../../../src/assess/trust/commit-signature.ts';
import { judge } from '../../../src/run.ts';
import { readContent } from '../../../src/read/content.ts';
import { makeSshKey, openssh, sshSign } from '../signature/openssh.ts';
import { RegistryRepository } from './registry-repository.ts';

const FILE = 'decisions/leave-helper/2025-05-26-security.json';
const NEW = 'decisions/leave-helper/2026-02-02-security.json';
const PREDICATE = { on: '2026-02-02', expires: '2028-02-01' };
const BAD = [`decision/bad-signature ${FILE}.sig`];

async function proofOf(registry: RegistryRepository, file: string): Promise<Proof> {
  const { assessment } = await registry.gate();
  const decision = assessment?.registry.decisions.find((other) => other.file === file);
  if (assessment === undefined || decision === undefined) throw new Error(`There is no decision ${file}`);
  return assessment.trust.proofOf(decision);
}

describe('a signed decision', () => {
  it('is asserted without a signature, and signed with one', async () => {
    const registry = new RegistryRepository().giveKey('ana-sol');
    expect(await proofOf(registry, FILE)).toMatchObject({ strength: 'asserted', fault: undefined });
    registry.sign(FILE, 'ana-sol').commit();
    expect(await proofOf(registry, FILE)).toMatchObject({
      strength: 'signed',
      fingerprint: expect.stringMatching(/^SHA256:/),
    });
  });

  // A new file: an edit of one that is there would be a finding of its own.
  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['no line end', (text: string) => text.trimEnd()],
    ['letters beyond ASCII', (text: string) => text.replace('"rationale": "', '"rationale": "Nærmere sett: 💡 ')],
  ])('is verified over its very bytes, also with %s', async (_what, change) => {
    const registry = new RegistryRepository().giveKey('ana-sol').decide(NEW, PREDICATE);
    registry
      .write(NEW, change(registry.read(NEW)))
      .sign(NEW, 'ana-sol')
      .commit();
    expect(await registry.findings()).toEqual([]);
    expect(await proofOf(registry, NEW)).toMatchObject({ strength: 'signed' });
    const folder = readContent(registry.content);
    const files = folder.files.map((file) =>
      file.path === NEW ? { ...file, bytes: Buffer.concat([file.bytes, Buffer.from(' ')]) } : file,
    );
    const { diagnostics } = await judge({ ...folder, files }, { dirty: false, prefix: '' }, { asOf: '2026-03-01' });
    expect(diagnostics.map(({ code }) => code)).toContain('decision/bad-signature');
  });

  it.each([
    ['of somebody else', (registry: RegistryRepository) => registry.giveKey('mia-strand').sign(FILE, 'mia-strand')],
    [
      'of another file',
      (registry: RegistryRepository) => registry.sign(NEW, 'ana-sol').move(`${NEW}.sig`, `${FILE}.sig`),
    ],
    [
      'made for something else',
      (registry: RegistryRepository) =>
        registry.write(`${FILE}.sig`, throwAwayKey('ana-sol').sign(Buffer.from(registry.read(FILE)), 'git')),
    ],
    [
      'with line ends that were converted',
      (registry: RegistryRepository) =>
        registry.sign(FILE, 'ana-sol').write(`${FILE}.sig`, registry.read(`${FILE}.sig`).replaceAll('\n', '\r\n')),
    ],
    ['that is none', (registry: RegistryRepository) => registry.write(`${FILE}.sig`, Buffer.from([0, 1, 2, 0xff]))],
    [
      'by a key that another person lists, too',
      (registry: RegistryRepository) =>
        registry
          .sign(FILE, 'ana-sol')
          .patch('people.yaml', { people: { 'eva-holt': { keys: [{ key: throwAwayKey('ana-sol').line }] } } }),
    ],
  ])('with a signature %s is an error that nothing lifts', async (what, spoil) => {
    const registry = new RegistryRepository().giveKey('ana-sol').decide(NEW, PREDICATE);
    spoil(registry).commit();
    const shared = what.includes('another person')
      ? ['people/shared-key people.yaml', 'people/shared-key people.yaml']
      : [];
    expect(await registry.findings()).toEqual([...BAD, ...shared]);
    expect(await proofOf(registry, FILE)).toMatchObject({ strength: 'asserted', fingerprint: undefined });
  });

  it.runIf(openssh.isHere).each([['ed25519'], ['ecdsa', 384], ['rsa', 2048]] as const)(
    'is signed as ssh-keygen signs it, with %s',
    async (type, bits?: number) => {
      const key = makeSshKey(type, bits);
      if (key === undefined) throw new Error('ssh-keygen makes no such key');
      const registry = new RegistryRepository();
      registry.patch('people.yaml', { people: { 'ana-sol': { keys: [{ key: key.line.trim() }] } } });
      registry.write(`${FILE}.sig`, sshSign(key, Buffer.from(registry.read(FILE)))).commit();
      expect(await proofOf(registry, FILE)).toMatchObject({ strength: 'signed' });
    },
  );
});

describe('the day on which a key has to be valid', () => {
  it('is that of the commit that brought the signature, never the one that the decision names', async () => {
    const stale = new RegistryRepository().giveKey('ana-sol', { until: '2026-02-02' });
    stale.decide(NEW, PREDICATE).sign(NEW, 'ana-sol').commit('Approve', '2026-02-03T00:00:00Z');
    expect(await stale.messages()).toEqual([expect.stringContaining('is not valid on 3 February 2026')]);

    const inTime = new RegistryRepository().giveKey('ana-sol', { until: '2026-02-02' });
    inTime.decide(NEW, PREDICATE).sign(NEW, 'ana-sol').commit('Approve', '2026-02-02T23:59:59Z');
    expect(await inTime.findings()).toEqual([]);
  });

  it('is that of the signature where an old decision is signed later', async () => {
    const late = new RegistryRepository().giveKey('ana-sol', { until: '2026-01-31' });
    late.sign(FILE, 'ana-sol').commit();
    expect(await late.findings()).toEqual(BAD);
    const fresh = new RegistryRepository().giveKey('ana-sol', { from: '2026-02-01' });
    fresh.sign(FILE, 'ana-sol').commit();
    expect(await fresh.findings()).toEqual([]);
  });

  it('is never before that of an earlier commit, whatever a committer’s clock says', async () => {
    const registry = new RegistryRepository().giveKey('ana-sol', { until: '2026-02-02' });
    registry.commit('Keys', '2026-02-10T09:00:00Z');
    registry.decide(NEW, PREDICATE).sign(NEW, 'ana-sol').commit('Approve', '2026-02-02T09:00:00Z');
    expect((await registry.messages()).join()).toContain('is not valid on 10 February 2026');
  });

  it('is the day of the decision where git does not know better', async () => {
    const registry = new RegistryRepository().giveKey('ana-sol', { until: '2026-02-02' });
    registry.decide(NEW, PREDICATE).sign(NEW, 'ana-sol');
    expect(await registry.findings()).toEqual([]);
  });
});

describe.runIf(openssh.isHere)('a decision that came in a signed commit', () => {
  const key = makeSshKey('ed25519');
  const made = (key: { file: string } | undefined, settings: string[] = []) => {
    const registry = new RegistryRepository();
    registry
      .patch('people.yaml', {
        people: { 'ana-sol': { keys: [{ key: (key as typeof key & { line: string }).line.trim() }] } },
      })
      .commit();
    registry.decide(NEW, PREDICATE);
    registry.commitSigned(key?.file ?? '', '--author', 'Ana Sol <Ana.Sol@nordlys.example>', ...settings);
    return registry;
  };

  it('is committed where its author is the person, and the key theirs', async () => {
    expect(await proofOf(made(key), NEW)).toMatchObject({
      strength: 'committed',
      fingerprint: expect.stringMatching(/^SHA256:/),
      fault: undefined,
    });
    expect(await proofOf(made(key), FILE)).toMatchObject({ strength: 'asserted' });
  });

  it('is asserted where the author is somebody else, or the key', async () => {
    expect(await proofOf(made(key, ['--author', 'Mia Strand <mia.strand@nordlys.example>']), NEW)).toMatchObject({
      strength: 'asserted',
      fault: undefined,
    });
    const registry = made(key).giveKey('ana-sol');
    expect(await proofOf(registry, NEW)).toMatchObject({ strength: 'asserted', fault: undefined });
  });

  it('is committed where the forge signed it for its author, and the registry pins the key of the forge', async () => {
    const forge = makeSshKey('ecdsa');
    const registry = new RegistryRepository().decide(NEW, PREDICATE);
    registry.commitSigned(forge?.file ?? '', '--author', 'Ana Sol <ana.sol@nordlys.example>');
    expect(await proofOf(registry, NEW)).toMatchObject({ strength: 'asserted' });
    const pinned = { forge_keys: [{ key: forge?.line.trim(), until: '2026-02-02' }] };
    registry.patch('registry.yaml', pinned);
    expect(await proofOf(registry, NEW)).toMatchObject({ strength: 'committed' });
    expect(await registry.messages('HEAD')).toEqual([
      expect.stringMatching(
        /^With this change a commit that the key SHA256:\S+ signed counts as made by whom it names/,
      ),
    ]);
    registry.patch('registry.yaml', { forge_keys: [{ ...pinned.forge_keys[0], until: '2026-01-11' }] });
    expect(await proofOf(registry, NEW)).toMatchObject({ strength: 'asserted' });
    registry.patch('registry.yaml', pinned).patch('people.yaml', {
      people: { 'mia-strand': { keys: [{ key: forge?.line.trim() }] } },
    });
    expect(await registry.findings()).toEqual(['people/shared-key people.yaml', 'people/shared-key registry.yaml']);
    expect(await proofOf(registry, NEW)).toMatchObject({ strength: 'asserted' });
  });

  it('is asserted where a later commit brought what the file says now', async () => {
    const registry = made(key);
    registry.write(NEW, `${registry.read(NEW)}\n`).commit();
    expect(await proofOf(registry, NEW)).toMatchObject({ strength: 'asserted' });
  });

  it('is asserted where the message only quotes a signature', async () => {
    const registry = made(key);
    const object = registry.repo.git('cat-file', 'commit', 'HEAD');
    const [, signature = ''] = /^(gpgsig .*?END SSH SIGNATURE-----)$/ms.exec(object) ?? [];
    const unsigned = object.replace(`${signature}\n`, '');
    const quoting = registry.repo.feed(`${unsigned}\n${signature}\n`, 'hash-object', '-t', 'commit', '-w', '--stdin');
    registry.repo.git('update-ref', 'refs/heads/main', quoting);
    expect(await proofOf(registry, NEW)).toMatchObject({ strength: 'asserted' });
  });

  it('is asserted where the signed commit was altered', async () => {
    const registry = made(key);
    const object = registry.repo.git('cat-file', 'commit', 'HEAD');
    const id = registry.repo.feed(
      object.replace('\n\nApprove', '\n\nApprove all'),
      'hash-object',
      '-t',
      'commit',
      '-w',
      '--stdin',
    );
    registry.repo.git('update-ref', 'refs/heads/main', id);
    expect(await proofOf(registry, NEW)).toMatchObject({ strength: 'asserted' });
  });

  it('takes a commit apart as git does', () => {
    const registry = made(key);
    const object = execFileSync('git', ['cat-file', 'commit', 'HEAD'], { cwd: registry.repo.top });
    const { payload, signature } = splitCommit(object) ?? {};
    expect(payload?.toString()).toBe(object.toString().replace(/^gpgsig .*?END SSH SIGNATURE-----\n/ms, ''));
    expect(signature?.toString()).toMatch(
      /^-----BEGIN SSH SIGNATURE-----\n[A-Za-z0-9+/=\n]+-----END SSH SIGNATURE-----\n$/,
    );
  });
});

describe('a commit object', () => {
  const commit = (...headers: string[]) =>
    Buffer.from(`tree 1\nauthor A <a@b.example> 1 +0000\n${headers.join('')}\ngpgsig in the message\n`);

  it('without a signature, with two, or cut short is taken for none', () => {
    expect(splitCommit(commit())).toBeUndefined();
    expect(splitCommit(commit('gpgsig one\n', 'gpgsig-sha256 two\n'))).toBeUndefined();
    expect(splitCommit(Buffer.from('tree 1'))).toBeUndefined();
    expect(splitCommit(Buffer.alloc(0))).toBeUndefined();
  });

  it('keeps what another header continues, such as a tag that was merged', () => {
    const split = splitCommit(commit('mergetag object 2\n gpgsig no\n more\n', 'gpgsig one\n two\n', 'encoding x\n'));
    expect(split?.signature.toString()).toBe('one\ntwo\n');
    expect(split?.payload.toString()).toBe(commit('mergetag object 2\n gpgsig no\n more\n', 'encoding x\n').toString());
  });
});
