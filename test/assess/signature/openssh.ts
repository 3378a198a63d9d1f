import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** The programs of OpenSSH in a folder of its own. */
export const openssh = {
  isHere: spawnSync('ssh-keygen', ['-?']).error === undefined,
  whyNot: 'ssh-keygen is not here, so agreement with it is not tested: apt-get install openssh-client',
};

export interface SshKey {
  readonly file: string;
  readonly line: string;
}

let folder: string | undefined;
let count = 0;
// Once for each file of tests that makes keys.
afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
});

function fileFor(content: string | Uint8Array): string {
  folder ??= mkdtempSync(join(tmpdir(), 'countersign-openssh-'));
  const file = join(folder, String(++count));
  writeFileSync(file, content);
  return file;
}

/** A key of ssh-keygen's own; undefined where this version doesn't make such keys. */
export function makeSshKey(type: string, bits?: number): SshKey | undefined {
  const file = `${fileFor('')}-key`;
  const size = bits === undefined ? [] : ['-b', String(bits)];
  const made = spawnSync('ssh-keygen', ['-q', '-t', type, ...size, '-N', '', '-C', 'Inês Duarte, laptop', '-f', file]);
  return made.status === 0 ? { file, line: readFileSync(`${file}.pub`, 'utf8') } : undefined;
}

export function sshSign(
  key: SshKey,
  bytes: Uint8Array,
  { namespace = 'countersign-decision', hash = 'sha512' } = {},
): string {
  const made = spawnSync('ssh-keygen', ['-Y', 'sign', '-q', '-f', key.file, '-n', namespace, '-O', `hashalg=${hash}`], {
    input: bytes,
  });
  if (made.status !== 0) throw new Error(made.stderr.toString());
  return made.stdout.toString();
}

export interface SshQuestion {
  readonly bytes: Uint8Array;
  readonly signature: string;
  readonly allowed: string;
  readonly person: string;
  /** UTC, as ssh-keygen writes it: 20260301120000Z. */
  readonly time: string;
  /** That of decisions when left out. */
  readonly namespace?: string;
}

/** Whether `ssh-keygen -Y verify` takes the signature for the person's at that time. */
export function sshAccepts({ bytes, signature, allowed, person, time, namespace }: SshQuestion): boolean {
  const files = ['-f', fileFor(allowed), '-s', fileFor(Buffer.from(signature, 'latin1'))];
  const asked = spawnSync(
    'ssh-keygen',
    ['-Y', 'verify', ...files, '-I', person, '-n', namespace ?? 'countersign-decision', '-O', `verify-time=${time}`],
    { input: bytes },
  );
  return asked.status === 0;
}

/** The fingerprint that `ssh-keygen -l` shows for a key line. */
export function sshFingerprint(line: string): string | undefined {
  return spawnSync('ssh-keygen', ['-l', '-f', fileFor(line)])
    .stdout.toString()
    .split(' ')[1];
}
