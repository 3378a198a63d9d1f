import { describe, expect, it } from 'vitest';
import { readAllowedSigners } from '../../src/assess/signature/read-allowed-signers.ts';
import { checkSnapshot, SNAPSHOT_NAMESPACE } from '../../src/snapshots/check-snapshot.ts';
import { checkText } from '../../src/snapshots/check-text.ts';
import { makeSshKey, openssh, type SshKey, sshAccepts, sshSign } from '../assess/signature/openssh.ts';
import { facts, manifestOf } from './facts.ts';

const manifest = manifestOf('2026-03-01');
const { bytes } = manifest;

describe.skipIf(!openssh.isHere)('a signature over a manifest', () => {
  const key = makeSshKey('ed25519') as SshKey;
  const line = key.line.trim();
  const signature = sshSign(key, bytes, { namespace: SNAPSHOT_NAMESPACE });
  const check = (allowed: string, by = signature) =>
    checkSnapshot(
      facts(manifest, {
        signature: Buffer.from(by),
        signers: readAllowedSigners(allowed, SNAPSHOT_NAMESPACE).signers,
        mustBeSigned: true,
      }),
    );

  // Each line as ssh-keygen itself judges it on 1 March 2026, and here.
  it.each([
    ['a name alone', `ci ${line}`, true],
    ['its namespace', `ci namespaces="git,countersign-snapshot" ${line}`, true],
    ['a pattern of namespaces', `ci namespaces="countersign-*" ${line}`, true],
    ['another namespace', `ci namespaces="countersign-decision" ${line}`, false],
    ['days that it is in', `ci valid-after="20260301Z",valid-before="20260302Z" ${line}`, true],
    ['days to the second', `ci valid-after="20260101000000Z",valid-before="20261231235959Z" ${line}`, true],
    ['days before it', `ci valid-before="20260301Z" ${line}`, false],
    ['days after it', `ci valid-after="20260302Z" ${line}`, false],
    ['a comment, a blank line and other signers', `# who may\n\nsomebody ${line.replace(/.$/, 'x')}\nci ${line}`, true],
    ['nobody', '', false],
  ])('counts as ssh-keygen says, for %s', (_, allowed, isTaken) => {
    const question = { bytes, signature, allowed: `${allowed}\n`, person: 'ci', time: '20260301120000Z' };
    expect(sshAccepts({ ...question, namespace: SNAPSHOT_NAMESPACE })).toBe(isTaken);
    expect(check(allowed).holds).toBe(isTaken);
  });

  it('says whose it is, and why it does not count', () => {
    expect(checkText(check(`"the pipeline" ${line}`))).toMatch(/Signed by the pipeline, with SHA256:\S{43}\.\n/);
    expect(checkText(check(''))).toContain(
      'does not count: it was made with a key that is none of those who may sign.',
    );
    const other = sshSign(key, Buffer.from('another'), { namespace: SNAPSHOT_NAMESPACE });
    expect(checkText(check(`ci ${line}`, other))).toContain('the manifest was changed after it was signed');
    const decision = sshSign(key, bytes);
    expect(checkText(check(`ci ${line}`, decision))).toContain('for the namespace “countersign-decision”');
  });

  it('has to be there where signers are named', () => {
    const unsigned = checkSnapshot(facts(manifest, { mustBeSigned: true }));
    expect(unsigned.holds).toBe(false);
    expect(checkText(unsigned)).toContain('It is not signed, and should be.');
  });

  it('is judged by lines that are understood whole, or not at all', () => {
    const { signers, faults } = readAllowedSigners(
      [`*@example.org cert-authority ${line}`, 'ci', `ci valid-before="soon" ${line}`].join('\n'),
      SNAPSHOT_NAMESPACE,
    );
    expect(signers).toEqual([]);
    expect(faults).toEqual([
      'line 1: “cert-authority” is not understood here: list each key by itself',
      expect.stringMatching(/^line 2: this is no line of allowed signers/),
      'line 3: “soon” is no time: write 20261231',
    ]);
  });
});
