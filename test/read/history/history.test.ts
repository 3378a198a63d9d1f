import { chmodSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { History } from '../../../src/read/history/history.ts';
import { blobId } from '../../../src/read/history/questions.ts';
import { readHistory } from '../../../src/read/history/read-history.ts';
import { Repository } from './repository.ts';

const DECISION = 'decisions/support-copilot/2026-03-01-security.json';

/** What each commit did, newest first, as `added systems/a.mdx`. */
function acts({ commits }: History): string[][] {
  return commits.map(({ changes }) => changes.map(({ what, path }) => `${what} ${path}`));
}

describe('the history of a content folder', () => {
  it('has its commits newest first, with who, when in UTC, and the ids of the bytes', async () => {
    const repo = new Repository().write('content/systems/support-copilot.mdx', 'one\n');
    const first = repo.commit('Add the support copilot\n\nIt drafts replies.', '2026-03-01T00:30:00+0200');
    const second = repo.write('content/systems/support-copilot.mdx', 'two\n').commit('', '2026-03-02T23:30:00-0500');
    const history = await readHistory(repo.in('content'));
    expect(history).toMatchObject({ state: 'read', head: second, shallow: false });
    expect(history.commits).toEqual([
      expect.objectContaining({ id: second, parents: [first], subject: '' }),
      {
        id: first,
        parents: [],
        author: { name: 'Priya Shah', email: 'priya.shah@example.org', at: '2026-02-28T22:30:00Z' },
        committer: { name: 'Ines Duarte', email: 'ines.duarte@example.org', at: '2026-02-28T22:30:00Z' },
        signed: false,
        subject: 'Add the support copilot',
        cut: false,
        changes: [
          {
            path: 'systems/support-copilot.mdx',
            what: 'added',
            before: undefined,
            after: blobId(Buffer.from('one\n'), first),
          },
        ],
      },
    ]);
    expect(history.commits[0]?.committer.at).toBe('2026-03-03T04:30:00Z');
    expect(history.commits[0]?.changes[0]).toMatchObject({
      what: 'modified',
      before: blobId(Buffer.from('one\n'), first),
      after: blobId(Buffer.from('two\n'), first),
    });
  });

  it('sees a rename as a deletion and an addition of the same bytes', async () => {
    const repo = new Repository().write('content/systems/support-copilot.mdx', 'The same text\n'.repeat(20));
    repo.commit();
    repo.git('mv', 'content/systems/support-copilot.mdx', 'content/systems/reply-copilot.mdx');
    repo.commit();
    const history = await readHistory(repo.in('content'));
    expect(acts(history)[0]).toEqual(['added systems/reply-copilot.mdx', 'deleted systems/support-copilot.mdx']);
    expect(history.commits[0]?.changes[0]?.after).toBe(history.commits[0]?.changes[1]?.before);
  });

  it('takes a merge for what it changed against its first parent, and leaves out the branch', async () => {
    const repo = new Repository().write('content/policy.yaml');
    repo.commit('Start');
    repo.git('checkout', '-q', '-b', 'branch');
    repo.write(`content/${DECISION}`, 'draft').commit('Draft it');
    const onBranch = repo.write(`content/${DECISION}`, 'final').commit('Decide it');
    repo.git('checkout', '-q', 'main');
    const onMain = repo.write('content/people.yaml').commit('Add people');
    repo.git('merge', '-q', '--no-ff', '-m', 'Merge the decision', 'branch');
    const history = await readHistory(repo.in('content'));
    expect(history.commits.map(({ subject }) => subject)).toEqual(['Merge the decision', 'Add people', 'Start']);
    expect(history.commits[0]?.parents).toEqual([onMain, onBranch]);
    expect(acts(history)[0]).toEqual([`added ${DECISION}`]);
  });

  it('keeps every step of a path that was removed and came back', async () => {
    const repo = new Repository().write(`content/${DECISION}`, 'one').write('content/policy.yaml');
    repo.commit();
    repo.remove(`content/${DECISION}`).commit();
    repo.write(`content/${DECISION}`, 'two').commit();
    const { steps } = await readHistory(repo.in('content'));
    expect(steps.get(DECISION)?.map(({ what, order }) => [what, order])).toEqual([
      ['added', 0],
      ['deleted', 1],
      ['added', 2],
    ]);
  });

  it('leaves out commits that changed nothing below the folder, or only an executable bit', async () => {
    const repo = new Repository().write('content/policy.yaml').write('src/main.ts');
    repo.commit('Start');
    repo.write('src/main.ts', 'more').write('content-of-others/policy.yaml').commit('Elsewhere');
    repo.commit('Nothing');
    chmodSync(repo.in('content/policy.yaml'), 0o755);
    repo.commit('Make it executable');
    const { commits, steps } = await readHistory(repo.in('content'));
    expect(commits.map(({ subject }) => subject)).toEqual(['Make it executable', 'Start']);
    expect(steps.get('policy.yaml')).toHaveLength(1);
  });

  it.each(['', 'docs/registry/content', 'a folder', '*', ':(top)', '-content', 'line\nend', 'größe "so"', ' '])(
    'finds the folder %j, and only that',
    async (folder) => {
      const repo = new Repository().write(folder === '' ? 'policy.yaml' : `${folder}/policy.yaml`);
      if (folder !== '') repo.write('elsewhere.yaml').write(`${folder} too/x.yaml`);
      repo.commit();
      expect(acts(await readHistory(repo.in(folder)))).toEqual([['added policy.yaml']]);
    },
  );

  it('reads links and submodules as changes of their paths', async () => {
    const repo = new Repository();
    const blob = repo.feed('/etc/passwd', 'hash-object', '-w', '--stdin');
    repo.write('content/policy.yaml').commit();
    repo.git('update-index', '--add', '--cacheinfo', `120000,${blob},content/people.yaml`);
    repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.git('rev-parse', 'HEAD')},content/systems`);
    repo.git('commit', '-q', '-m', 'Odd things');
    expect(acts(await readHistory(repo.in('content')))[0]).toEqual(['added people.yaml', 'added systems']);
  });

  it('reads a repository of SHA-256 ids', async () => {
    const repo = new Repository('--object-format=sha256').write('content/policy.yaml', 'text');
    const id = repo.commit();
    const { head, commits } = await readHistory(repo.in('content'));
    expect([head, commits[0]?.id]).toEqual([id, id]);
    expect(id).toHaveLength(64);
    expect(commits[0]?.changes[0]?.after).toBe(blobId(Buffer.from('text'), id));
  });

  it('comes to the same files as git itself, over many commits and merges', async () => {
    const repo = new Repository();
    const names = Array.from({ length: 12 }, (_, at) => `content/systems/system-${at}.mdx`);
    for (let at = 0; at < 60; at++) {
      if (at % 9 === 4) repo.git('checkout', '-q', '-b', `branch-${at}`);
      const name = names[(at * 7) % names.length] ?? '';
      if (at % 5 === 3 && repo.git('ls-files', '--', name) !== '') repo.remove(name);
      else repo.write(name, `version ${at % 4}\n`);
      repo.write('content/log.txt', `${at}`).commit();
      if (at % 9 === 7) {
        repo.git('checkout', '-q', 'main');
        repo.git('merge', '-q', '--no-ff', '-X', 'theirs', '-m', `Merge ${at}`, `branch-${at - 3}`);
      }
    }
    repo.git('checkout', '-q', 'main');
    const history = await readHistory(repo.in('content'));
    const replayed = [...history.steps].flatMap(([path, steps]) => {
      const id = steps.at(-1)?.after;
      return id ? [`${id} ${path}`] : [];
    });
    const listed = repo
      .git('ls-tree', '-r', 'HEAD:content')
      .split('\n')
      .map((line) => line.slice('100644 blob '.length).replace('\t', ' '));
    expect(replayed.sort()).toEqual(listed.sort());
    expect(history.commits).toHaveLength(Number(repo.git('rev-list', '--first-parent', '--count', 'HEAD')));
  }, 60_000);
});
