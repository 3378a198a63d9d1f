import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { mergeBase, readAt } from '../../../src/read/history/read-at.ts';
import { readBase } from '../../../src/read/history/read-base.ts';
import { readHistory } from '../../../src/read/history/read-history.ts';
import { Repository, scratch } from './repository.ts';

function threeCommits(): { repo: Repository; ids: string[] } {
  const repo = new Repository();
  const ids = ['one', 'two', 'three'].map((text) => repo.write('content/policy.yaml', text).commit(text));
  return { repo, ids };
}

describe('where a content folder may lie', () => {
  it('in no repository: there is no history, and whoever needs one is told', async () => {
    const folder = scratch();
    vi.stubEnv('GIT_CEILING_DIRECTORIES', join(folder, '..'));
    expect(await readHistory(folder)).toMatchObject({ state: 'no-repository', commits: [], head: undefined });
    await expect(readBase(folder, 'main')).rejects.toThrow('lies in no git repository');
  });

  it('in a repository without a commit', async () => {
    const repo = new Repository().write('content/policy.yaml');
    expect(await readHistory(repo.in('content'))).toMatchObject({ state: 'empty', commits: [] });
    expect(await readAt(repo.in('content'), '2026-03-01', { timeZone: 'UTC' })).toMatchObject({ commit: undefined });
    await expect(readBase(repo.in('content'), 'main')).rejects.toThrow('There is no commit “main”');
  });

  it('on a machine without git; but a folder that is not there is a fault of its own', async () => {
    const { repo } = threeCommits();
    await expect(readHistory(repo.in('nowhere'))).rejects.toMatchObject({ code: 'ENOENT', path: repo.in('nowhere') });
    vi.stubEnv('PATH', scratch());
    expect(await readHistory(repo.in('content'))).toMatchObject({ state: 'no-git', commits: [] });
  });

  it('never committed, or only on disk', async () => {
    const { repo } = threeCommits();
    mkdirSync(repo.in('drafts'));
    expect(await readHistory(repo.in('drafts'))).toMatchObject({ state: 'read', commits: [] });
    expect(await readBase(repo.in('drafts'), 'HEAD')).toMatchObject({ files: [], odd: [] });
  });

  it('at a detached head: the history ends there', async () => {
    const { repo, ids } = threeCommits();
    repo.git('checkout', '-q', '--detach', 'HEAD~1');
    const { head, commits } = await readHistory(repo.in('content'));
    expect([head, commits.length]).toEqual([ids[1], 2]);
  });

  it('in a worktree, also of a bare repository', async () => {
    const { repo, ids } = threeCommits();
    const folder = scratch();
    repo.git('worktree', 'add', '-q', join(folder, 'one'), 'HEAD~1');
    expect((await readHistory(join(folder, 'one/content'))).commits.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    repo.git('clone', '-q', '--bare', repo.top, join(folder, 'bare.git'));
    repo.git('-C', join(folder, 'bare.git'), 'worktree', 'add', '-q', join(folder, 'two'));
    expect((await readHistory(join(folder, 'two/content'))).commits).toHaveLength(3);
    expect((await readBase(join(folder, 'two/content'), 'HEAD~1')).files[0]?.bytes.toString()).toBe('two');
  });

  it('not in a repository that content makes of itself, whose config could name a program', async () => {
    const { repo } = threeCommits();
    const trap = new Repository('--bare');
    mkdirSync(repo.in('content/trap'));
    for (const name of ['HEAD', 'config', 'objects', 'refs'])
      renameSync(trap.in(name), repo.in(`content/trap/${name}`));
    await expect(readHistory(repo.in('content/trap'))).rejects.toThrow('holds the insides of a git repository');
  });

  it('in a repository that is broken: said, not taken for an empty history', async () => {
    const { repo } = threeCommits();
    repo.remove(`.git/objects/${repo.git('rev-parse', 'HEAD~1').replace(/^../, '$&/')}`);
    await expect(readHistory(repo.in('content'))).rejects.toThrow('git could not read the history');
  });
});

describe('a shallow clone', () => {
  it('is called one, and its last commit is marked as cut', async () => {
    const { repo, ids } = threeCommits();
    const clone = join(scratch(), 'clone');
    repo.git('clone', '-q', '--depth', '2', `file://${repo.top}`, clone);
    const { shallow, commits } = await readHistory(join(clone, 'content'));
    expect(shallow).toBe(true);
    expect(commits.map(({ id, cut, parents }) => ({ id, cut, parents }))).toEqual([
      { id: ids[2], cut: false, parents: [ids[1]] },
      { id: ids[1], cut: true, parents: [ids[0]] },
    ]);
    expect(commits[1]?.changes[0]?.what).toBe('added');
    expect(await readAt(join(clone, 'content'), '2025-01-01', { timeZone: 'UTC' })).toMatchObject({
      commit: undefined,
      shallow: true,
    });
    await expect(readBase(join(clone, 'content'), ids[0] ?? '')).rejects.toMatchObject({
      message: `There is no commit “${ids[0]}” in this repository.`,
      hint: expect.stringContaining('git fetch --unshallow'),
    });
  });

  it('that lacks the fork says that it is shallow', async () => {
    const { repo, ids } = threeCommits();
    repo.git('checkout', '-q', '-b', 'branch', 'HEAD~1');
    repo.write('content/people.yaml').commit();
    expect(await mergeBase(repo.in('content'), 'main')).toEqual({ commit: ids[1], shallow: false });
    const clone = join(scratch(), 'clone');
    repo.git('clone', '-q', '--depth', '1', '--no-single-branch', `file://${repo.top}`, clone);
    expect(await mergeBase(join(clone, 'content'), 'origin/main')).toEqual({ commit: undefined, shallow: true });
  });
});
