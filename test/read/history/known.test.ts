import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { HistoryCommit } from '../../../src/read/history/history.ts';
import type { KnownCommits } from '../../../src/read/history/read-log.ts';
import { readHistory } from '../../../src/read/history/read-history.ts';
import { Repository, scratch } from './repository.ts';

/** A memory that keeps values as text, as one on a disk does, and counts what it is given. */
class Kept implements KnownCommits {
  readonly #texts = new Map<string, string>();
  fresh = 0;

  readonly recall = (sum: string) => {
    const text = this.#texts.get(sum);
    return text === undefined ? undefined : (JSON.parse(text) as HistoryCommit | null);
  };

  readonly keep = (sum: string, commit: HistoryCommit | null) => {
    this.fresh++;
    this.#texts.set(sum, JSON.stringify(commit));
  };
}

function twoFolders(): Repository {
  const repo = new Repository().write('content/systems/a.mdx', 'one\n').write('other/systems/a.mdx', 'else\n');
  repo.commit('Begin');
  repo.write('other/systems/b.mdx').commit('Elsewhere only');
  repo.git('checkout', '-q', '-b', 'branch');
  repo.write('content/systems/b.mdx').commit('On a branch');
  repo.git('checkout', '-q', 'main');
  repo.write('content/systems/a.mdx', 'two\n').commit('On the line');
  repo.git('merge', '-q', '--no-ff', '-m', 'Merge', 'branch');
  return repo;
}

test('a history is the same where its commits are known, and only new commits are read', async () => {
  const repo = twoFolders();
  const kept = new Kept();
  const read = async () => {
    kept.fresh = 0;
    const folder = repo.in('content');
    const [known, plain] = [await readHistory(folder, { known: kept }), await readHistory(folder)];
    expect(known).toEqual(plain);
    return kept.fresh;
  };
  expect(await read()).toBe(4);
  expect(await read()).toBe(0);
  repo.write('content/systems/c.mdx').commit('One more');
  expect(await read()).toBe(1);
  repo.git('checkout', '-q', 'branch');
  expect(await read()).toBe(1);
});

test('what is known of a folder says nothing of another, nor that of a whole clone of a shallow one', async () => {
  const repo = twoFolders();
  const known = new Kept();
  await readHistory(repo.in('content'), { known });
  expect(await readHistory(repo.in('other'), { known })).toEqual(await readHistory(repo.in('other')));
  const clone = join(scratch(), 'clone');
  repo.git('clone', '-q', '--depth', '2', `file://${repo.top}`, clone);
  const shallow = await readHistory(join(clone, 'content'), { known });
  expect(shallow).toEqual(await readHistory(join(clone, 'content')));
  expect(shallow.commits.some(({ cut }) => cut)).toBe(true);
});
