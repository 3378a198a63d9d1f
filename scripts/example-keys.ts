/**
 * Throw-away keys for the people of the example organisation: each who decided gets an ed25519 key, signs
 * the decision files, and only the public half stays, in people.yaml. The private halves go with the run.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DECISION_NAMESPACE } from '../src/assess/signature/verify-signature.ts';
import { sshSign } from '../src/write/ssh-sign.ts';

const run = promisify(execFile);

export interface KeyRing {
  /** The detached signature of a person over a text; makes their key when they have none yet. */
  readonly sign: (person: string, text: string) => Promise<string>;
  /** The public keys made so far, by person, in OpenSSH form. */
  readonly publicKeys: ReadonlyMap<string, string>;
}

/** Runs `work` with fresh keys and destroys them afterwards. */
export async function withKeys(work: (keys: KeyRing) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'example-keys-'));
  const publicKeys = new Map<string, string>();
  const keyOf = async (person: string): Promise<string> => {
    const file = join(folder, person);
    if (!publicKeys.has(person)) {
      await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', person, '-f', file]);
      publicKeys.set(person, (await readFile(`${file}.pub`, 'utf8')).trim().split(' ').slice(0, 2).join(' '));
    }
    return file;
  };
  try {
    await work({ publicKeys, sign: async (person, text) => sshSign(text, await keyOf(person), DECISION_NAMESPACE) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `people.yaml` with the keys of some people in place of those that it names; other lines stay as they are. */
export function withPublicKeys(text: string, keys: ReadonlyMap<string, string>): string {
  const kept = text.split('\n');
  const lines: string[] = [];
  let person: string | undefined;
  let blank = 0;
  const finish = () => {
    const key = person === undefined ? undefined : keys.get(person);
    if (key === undefined) return;
    const tail = lines.splice(lines.length - blank);
    lines.push('    keys:', `      - { key: "${key}" }`, ...tail);
  };
  for (let at = 0; at < kept.length; at++) {
    const line = kept[at] ?? '';
    const head = /^ {2}([a-z0-9-]+):\s*$/.exec(line);
    if (head) {
      finish();
      person = head[1];
    }
    if (/^ {4}keys:\s*$/.test(line) && keys.has(person ?? '')) {
      while (/^ {6}/.test(kept[at + 1] ?? '')) at++;
      continue;
    }
    lines.push(line);
    blank = line.trim() === '' ? blank + 1 : 0;
  }
  finish();
  return lines.join('\n');
}
