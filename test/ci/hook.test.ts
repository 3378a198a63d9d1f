import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LEAVE } from '../change/changed-registry.ts';
import { Remote } from './runner.ts';
import { ROOT } from './workflow.ts';

const LONG = 120_000;

/** A clone with the hook installed as its first lines say, and what a commit from one of its folders gives. */
function withHook(before: (remote: Remote) => void = () => undefined) {
  const remote = new Remote();
  before(remote);
  const { registry } = remote;
  cpSync(join(ROOT, 'ci/hooks'), registry.repo.in('ci/hooks'), { recursive: true });
  registry.commit('Bring the hook');
  registry.repo.git('config', 'core.hooksPath', 'ci/hooks');
  const commit = (folder = '.') =>
    spawnSync('git', ['-c', 'user.name=Kim', '-c', 'user.email=kim@example.org', 'commit', '-q', '-m', 'Change'], {
      cwd: registry.repo.in(folder),
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: registry.repo.top, GIT_CONFIG_NOSYSTEM: '1' },
    });
  const stage = () => registry.repo.git('add', '.');
  return { registry, commit, stage };
}

test.each(['.', 'content/systems'])(
  'stops a commit from %s that breaks a record, and lets it pass once mended',
  (folder) => {
    const { registry, commit, stage } = withHook();
    const text = registry.read(LEAVE);
    registry.write(LEAVE, text.replace('[staff]', '[staff, partners]'));
    stage();
    const stopped = commit(folder);
    expect(stopped.status).toBe(1);
    expect(stopped.stdout + stopped.stderr).toContain('decision/stale');
    registry.write(LEAVE, `${text}\nMore prose.\n`);
    stage();
    expect(commit(folder)).toMatchObject({ status: 0 });
  },
  LONG,
);

test(
  'does not look at a commit that touches no record, nor block for what is inherited',
  () => {
    const { registry, commit, stage } = withHook(({ registry: old }) =>
      old.write(LEAVE, old.read(LEAVE).replace('owner: kim-berg', 'owner: gil-noor')),
    );
    registry.repo.write('notes.txt', 'x');
    stage();
    expect(commit()).toMatchObject({ status: 0, stdout: '' });
    const other = 'systems/order-helper.mdx';
    registry.write(other, `${registry.read(other)}\nMore prose.\n`);
    stage();
    const passed = commit();
    expect(passed.status, passed.stderr).toBe(0);
    expect(passed.stdout + passed.stderr).toContain('Inherited:');
  },
  LONG,
);
