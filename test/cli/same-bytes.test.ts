import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { checkedOut, linkPackages } from './checked-out.ts';
import { hashes } from './hashes.ts';
import { scratch } from './run.ts';

interface Place {
  readonly folder: string;
  readonly out: string;
  readonly umask: string;
  readonly env: Record<string, string>;
}

async function build({ folder, out, umask, env }: Place): Promise<Record<string, string>> {
  const words = ['src/cli/main.ts', 'build', '--as-of', '2026-03-01', '--out', out];
  const shell = ['-c', 'umask "$0"; exec "$@"', umask, process.execPath, ...words];
  await promisify(execFile)('sh', shell, { cwd: folder, env: { ...process.env, ...env } });
  return hashes(join(folder, out));
}

test('the same commit and day give the same bytes in another place, time zone and language, and in builds at once', async () => {
  const first = checkedOut();
  const second = join(await scratch(), 'another machine, İstanbul');
  first.git('clone', '-q', '.', second);
  for (const folder of [first.top, second]) linkPackages(folder);

  const there = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  const here = { TZ: 'America/Anchorage', LANG: 'C', LC_ALL: 'C' };
  const [own, elsewhere, away] = await Promise.all([
    build({ folder: first.top, out: 'dist', umask: '022', env: here }),
    build({ folder: second, out: '../public', umask: '077', env: there }),
    build({ folder: second, out: '../site/dist', umask: '022', env: here }),
  ]);
  expect(Object.keys(own).length).toBeGreaterThan(300);
  expect(elsewhere).toEqual(own);
  expect(away).toEqual(own);
});
