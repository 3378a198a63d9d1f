import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { openssh } from '../assess/signature/openssh.ts';

/** Whether this computer has what an auditor verifies a pack with. */
export const canVerify = openssh.isHere && spawnSync('sha256sum', ['--version']).status === 0;

/** With the unzip that auditors have, with Python, or with what packed it. */
export function unzip(zip: string, folder: string): void {
  if (spawnSync('unzip', ['-q', zip, '-d', folder]).status === 0) return;
  if (spawnSync('python3', ['-m', 'zipfile', '-e', zip, folder]).status === 0) return;
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

export interface Line {
  readonly code: number | null;
  readonly out: string;
}

/** Runs the lines that the README gives, each in a shell of its own. */
export function verify(pack: string): Line[] {
  const lines = readFileSync(join(pack, 'README.txt'), 'utf8')
    .split('\n')
    .filter((line) => /^(?:sha256sum|cat) |^\(failed=/.test(line));
  expect(lines).toHaveLength(3);
  return lines.map((line) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: pack, encoding: 'utf8' });
    return { code: status, out: `${stdout}${stderr}` };
  });
}
