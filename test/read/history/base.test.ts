import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/read/content.ts';
import { readBase } from '../../../src/read/history/read-base.ts';
import { Repository, scratch } from './repository.ts';

describe('the content folder as it was', () => {
  it('is what it was on disk: the same paths, bytes and order', async () => {
    const repo = new Repository()
      .write('content/empty.txt', '')
      .write('content/evidence/scan.bin', randomBytes(400_000));
    repo
      .write('content/decisions/a/2026-03-01-security.json', '{}')
      .write('content/decisions/b/2026-03-01-security.json', '{}');
    repo
      .write('content/a-b.yaml')
      .write('content/a/b.yaml')
      .write('content/größe "1"\n.mdx', 'text\r\n')
      .write('elsewhere.txt');
    const id = repo.commit();
    const onDisk = readContent(repo.in('content'));
    repo.remove('content/empty.txt').write('content/a/b.yaml', 'changed').commit();
    repo.write(
      'content/.gitattributes',
      '* text eol=crlf ident export-ignore filter=evil working-tree-encoding=UTF-16\n',
    );
    const base = await readBase(repo.in('content'), 'HEAD~1');
    expect(base.commit).toBe(id);
    expect(base.odd).toEqual([]);
    expect(base.files.map(({ path }) => path)).toEqual(onDisk.files.map(({ path }) => path));
    for (const [at, { path, bytes }] of onDisk.files.entries()) {
      expect(base.files[at]?.bytes.equals(bytes), path).toBe(true);
    }
  });

  it('is only as much of it as is wanted', async () => {
    const repo = new Repository()
      .write('content/policy.yaml')
      .write('content/systems/a.mdx')
      .write('content/decisions/a/x.json');
    repo.commit();
    const wanted = (path: string) => path === 'policy.yaml' || path.startsWith('decisions/');
    expect((await readBase(repo.in('content'), 'main', wanted)).files.map(({ path }) => path)).toEqual([
      'decisions/a/x.json',
      'policy.yaml',
    ]);
  });

  it('has links, submodules and paths that are no text as odd entries', async () => {
    const repo = new Repository().write('content/policy.yaml');
    const head = repo.commit();
    const blob = repo.feed('/etc/passwd', 'hash-object', '-w', '--stdin');
    const subtree = repo.feed(
      Buffer.concat([
        Buffer.from(`100644 blob ${blob}\tb`),
        Buffer.from([0xff, 0]),
        Buffer.from(`120000 blob ${blob}\tlink\x00160000 commit ${head}\tmodule\x00`),
      ]),
      'mktree',
      '-z',
      '--missing',
    );
    const top = repo.feed(`040000 tree ${subtree}\tcontent\n`, 'mktree');
    repo.git('tag', 'odd', repo.git('commit-tree', '-m', 'Odd', top));
    expect(await readBase(repo.in('content'), 'odd')).toMatchObject({
      files: [],
      odd: [
        { path: 'b\ufffd', what: 'unreadable' },
        { path: 'link', what: 'symbolic link' },
        { path: 'module', what: 'special file' },
      ],
    });
  });

  it.each(['', 'docs/registry', '*', ':(top)', '-x', 'line\nend', ' '])('is found at %j', async (folder) => {
    const repo = new Repository().write(`${folder || '.'}/policy.yaml`, 'here');
    if (folder !== '') repo.write('other/policy.yaml', 'there');
    repo.commit();
    const { files } = await readBase(repo.in(folder), 'HEAD');
    expect(files.map(({ path, bytes }) => `${path} ${bytes}`)).toEqual(['policy.yaml here']);
  });

  it('was a file or a link: said, not read', async () => {
    const repo = new Repository().write('content', 'a file');
    repo.commit();
    repo.remove('content').write('content/policy.yaml').commit();
    await expect(readBase(repo.in('content'), 'HEAD~1')).rejects.toThrow('was not a folder');
  });

  it('is refused where a partial clone lacks it, and nothing is fetched', async () => {
    const repo = new Repository().write('content/policy.yaml', 'one');
    repo.commit();
    repo.write('content/policy.yaml', 'two').commit();
    repo.git('config', 'uploadpack.allowFilter', 'true');
    repo.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const clone = join(scratch(), 'clone');
    repo.git('clone', '-q', '--filter=blob:none', `file://${repo.top}`, clone);
    await expect(readBase(join(clone, 'content'), 'HEAD~1')).rejects.toThrow(/lacks the object|could not read/);
    expect((await readBase(join(clone, 'content'), 'HEAD')).files).toHaveLength(1);
  });
});

describe('the ref of a base', () => {
  const repository = () => {
    const repo = new Repository().write('content/policy.yaml');
    return { repo, id: repo.commit() };
  };

  it('may be a branch, a tag, a commit, or a way from one', async () => {
    const { repo, id } = repository();
    repo.git('tag', '-a', '-m', 'A release', 'v1');
    repo.write('content/people.yaml').commit();
    for (const ref of ['main~1', 'v1', id, id.slice(0, 12), 'HEAD^', 'refs/tags/v1']) {
      expect((await readBase(repo.in('content'), ref)).commit, ref).toBe(id);
    }
  });

  it.each([
    'nowhere',
    '',
    '-x',
    '--all',
    '--git-dir',
    '^main',
    'main..main',
    'main main',
    'main\nmain',
    'main\0',
    'main:content',
    '$(touch x)',
    '0'.repeat(40),
  ])('is refused as %j, by name', async (ref) => {
    const { repo } = repository();
    const message = /^There is no commit “.*” in this repository\.$/;
    await expect(readBase(repo.in('content'), ref)).rejects.toThrow(message);
  });

  it('may not mean two commits: a tag that is called like a branch does not take its place', async () => {
    const { repo, id } = repository();
    repo.write('content/people.yaml').commit();
    repo.git('update-ref', 'refs/remotes/origin/main', id);
    repo.git('update-ref', 'refs/tags/origin/main', 'HEAD');
    repo.git('config', 'core.warnAmbiguousRefs', 'false');
    await expect(readBase(repo.in('content'), 'origin/main')).rejects.toThrow(
      '“origin/main” could mean more than one commit',
    );
    expect((await readBase(repo.in('content'), 'refs/remotes/origin/main')).commit).toBe(id);
  });
});
