import { writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { readHistory } from '../../../src/read/history/read-history.ts';
import { Repository, scratch } from './repository.ts';

const PATHS = [
  'systems/with space.mdx',
  'systems/line\nend.mdx',
  'systems/tab\there.mdx',
  'systems/"quoted" and \'so\'.mdx',
  'systems/größe-日本-👩‍🚀.mdx',
  'systems/back\\slash.mdx',
  '-leading.mdx',
  ':000000 100644 A',
  'commit 0123456789012345678901234567890123456789\ntree x',
];

describe('hostile content', () => {
  it('may have any bytes in its paths', async () => {
    const repo = new Repository();
    for (const path of PATHS) repo.write(`content/${path}`);
    repo.commit();
    const { commits, steps } = await readHistory(repo.in('content'));
    expect(commits).toHaveLength(1);
    expect([...steps.keys()].sort()).toEqual([...PATHS].sort());
  });

  it('cannot pass a message off as something that git said', async () => {
    const forged = `:100644 000000 ${'1'.repeat(40)} ${'0'.repeat(40)} D\ncontent/policy.yaml`;
    const repo = new Repository().write('content/policy.yaml');
    repo.commit(`${forged}\n\ncommit ${'2'.repeat(40)}\nauthor Noor <n@example.org> 1 +0000\n\n${forged}`);
    repo.write('content/people.yaml').commit('x'.repeat(100_000));
    const { commits, steps } = await readHistory(repo.in('content'));
    expect(commits).toHaveLength(2);
    expect(commits[0]?.subject).toHaveLength(200);
    expect([...steps].map(([path, all]) => [path, all.map(({ what }) => what)])).toEqual([
      ['policy.yaml', ['added']],
      ['people.yaml', ['added']],
    ]);
  });

  it('cannot forge a header line by an encoding in which a line end looks like letters', async () => {
    const repo = new Repository().write('content/policy.yaml');
    repo.commit();
    repo.git('add', '.');
    repo.write('content/people.yaml').git('add', '.');
    const id = repo.craft((tree, parent) =>
      [
        `tree ${tree}`,
        `parent ${parent}`,
        'author x+AAo-gpgsig forged+AAoACg- <a@example.org> 1772355600 +0000',
        'committer Ines Duarte <ines@example.org> 1772355600 +0000',
        'encoding UTF-7',
        '',
        'A subject',
      ].join('\n'),
    );
    const { commits } = await readHistory(repo.in('content'));
    expect(commits[0]).toMatchObject({ id, signed: false, subject: 'A subject', committer: { name: 'Ines Duarte' } });
  });

  it.each([
    ['Noor Haddad <noor@example.org> 1772355600 +0100', 'Noor Haddad', 'noor@example.org', '2026-03-01T09:00:00Z'],
    ['<noor@example.org> 1772355600 +0000', '', 'noor@example.org', '2026-03-01T09:00:00Z'],
    ['Noor <a> <b> 1772355600 +0000', 'Noor', 'a', '2026-03-01T09:00:00Z'],
    ['Noor Haddad', 'Noor Haddad', '', '1970-01-01T00:00:00Z'],
    ['Noor <n@example.org> soon', 'Noor', 'n@example.org', '1970-01-01T00:00:00Z'],
    ['Noor <n@example.org> 99999999999999 +0000', 'Noor', 'n@example.org', '9999-12-31T23:59:59Z'],
    ['Noor <n@example.org> -5 +0000', 'Noor', 'n@example.org', '1970-01-01T00:00:00Z'],
  ])('may have the author line %j', async (line, name, email, at) => {
    const repo = new Repository().write('content/policy.yaml');
    repo.commit();
    repo.write('content/people.yaml').git('add', '.');
    repo.craft((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor ${line}\ncommitter ${line}\n\nText`);
    const { commits } = await readHistory(repo.in('content'));
    expect(commits[0]?.author).toEqual({ name, email, at });
  });

  it('hides nothing in a message or a name, and turns nothing around', async () => {
    const repo = new Repository().write('content/policy.yaml');
    repo.commit();
    repo.write('content/people.yaml').git('add', '.');
    repo.craft((tree, parent) => {
      const who = 'Ana \u202eloS\u200b \u001b[31m <n@example.org> 1772355600 +0100';
      return `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\n\u202eereht \u001b]0;x\u0007 \u{e0041}`;
    });
    const { commits } = await readHistory(repo.in('content'));
    expect(commits[0]).toMatchObject({
      subject: '<U+202E>ereht <U+001B>]0;x<U+0007> <U+E0041>',
      author: { name: 'Ana <U+202E>loS<U+200B> <U+001B>[31m' },
      committer: { name: 'Ana <U+202E>loS<U+200B> <U+001B>[31m' },
    });
  });

  it('shows whether a commit is signed, without asking whether the signature is good', async () => {
    const repo = new Repository().write('content/policy.yaml');
    repo.commit('gpgsig is only a word here');
    repo.write('content/people.yaml').git('add', '.');
    repo.craft((tree, parent) => {
      const who = 'Priya Shah <p@example.org> 1772355600 +0000';
      return `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\ngpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n -----END SSH SIGNATURE-----\n\nSigned`;
    });
    expect((await readHistory(repo.in('content'))).commits.map(({ signed }) => signed)).toEqual([true, false]);
  });
});

describe('what could change what git says', () => {
  const build = () => {
    const repo = new Repository().write('content/systems/support-copilot.mdx', 'one\n'.repeat(30));
    repo.write('content/.gitattributes', '* -diff diff=evil filter=evil export-ignore text eol=crlf ident\n');
    repo.write('content/.mailmap', 'Somebody Else <else@example.org> <priya.shah@example.org>\n');
    repo
      .write('.gitmodules', '[submodule "content/x"]\n\tpath = content/x\n\turl = x\n\tignore = all\n')
      .commit('First');
    repo.git('mv', 'content/systems/support-copilot.mdx', 'content/systems/reply-copilot.mdx');
    repo.commit('Second');
    repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.git('rev-parse', 'HEAD')},content/x`);
    repo.git('commit', '-q', '-m', 'Third');
    repo.git('update-ref', 'refs/heads/branch', repo.git('commit-tree', '-p', 'HEAD', '-m', 'Branch', 'HEAD~1^{tree}'));
    repo.git('merge', '-q', '--no-ff', '-m', 'Merge', 'branch');
    repo.write('content/people.yaml').git('add', 'content/people.yaml');
    repo.craft((tree, parent) => {
      const who = 'Priya Shah <p@example.org> 1772355600 +0000';
      return `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----\n\nSigned`;
    });
    return repo;
  };

  it('is no configuration, of the user or of the repository', async () => {
    const repo = build();
    const before = await readHistory(repo.in('content'));
    const config = `${scratch()}/config`;
    writeFileSync(
      config,
      `[log]\n\tshowRoot = false\n\tfollow = true\n\tshowSignature = true\n\tmailmap = true\n\tdecorate = full\n\tabbrevCommit = true\n\tdiffMerges = off\n\tdate = relative\n` +
        `[diff]\n\trenames = copies\n\trelative = true\n\tnoprefix = true\n\torderFile = /nowhere\n\tignoreSubmodules = all\n\texternal = false\n\tsubmodule = log\n[diff "evil"]\n\ttextconv = false\n\tcommand = false\n` +
        `[filter "evil"]\n\tsmudge = false\n\tclean = false\n[core]\n\tquotePath = true\n\tabbrev = 5\n\tpager = false\n[color]\n\tui = always\n[format]\n\tpretty = oneline\n\tnotes = true\n[i18n]\n\tlogOutputEncoding = UTF-16\n`,
    );
    vi.stubEnv('GIT_CONFIG_GLOBAL', config);
    expect(await readHistory(repo.in('content'))).toEqual(before);
    expect(before.commits.map(({ changes }) => changes.length)).toEqual([1, 1, 1, 2, 3]);
    expect(before.commits[4]?.author.name).toBe('Priya Shah');
  });

  it('is no variable that a hook of another repository leaves behind', async () => {
    const repo = build();
    const before = await readHistory(repo.in('content'));
    const other = new Repository().write('content/policy.yaml');
    other.commit();
    vi.stubEnv('GIT_DIR', other.in('.git'));
    vi.stubEnv('GIT_WORK_TREE', other.top);
    vi.stubEnv('GIT_INDEX_FILE', other.in('.git/index'));
    vi.stubEnv('GIT_ICASE_PATHSPECS', '1');
    vi.stubEnv('GIT_TRACE', '1');
    vi.stubEnv('GIT_EXTERNAL_DIFF', 'false');
    expect(await readHistory(repo.in('content'))).toEqual(before);
  });

  it('is no replaced commit and no graft', async () => {
    const repo = build();
    const before = await readHistory(repo.in('content'));
    const [third, second, first] = before.commits.slice(2).map(({ id }) => id);
    repo.git('replace', '--graft', third ?? '', first ?? '');
    expect(repo.git('rev-list', 'HEAD').split('\n')).not.toContain(second);
    expect(await readHistory(repo.in('content'))).toEqual(before);
    repo.git('replace', '-d', third ?? '');
    repo.write('.git/info/grafts', `${third} ${first}\n`);
    expect(repo.git('rev-list', 'HEAD').split('\n')).not.toContain(second);
    expect(await readHistory(repo.in('content'))).toEqual(before);
  });
});
