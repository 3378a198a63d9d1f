import { describe, expect, test } from 'vitest';
import { makeSshKey, openssh, sshSign } from '../assess/signature/openssh.ts';
import { LIVE, liveRepository, proofOf, RECORD, replaced, SYSTEM } from './scratch-registry.ts';

const LEGAL = `decisions/${SYSTEM}/2025-11-25-legal.json`;
const PENTEST = 'evidence/credit-pentest.txt';

describe('what was checked in on a day', () => {
  test('says who approved by what right, who accepted the risk, and on what evidence', async () => {
    const { repo, commit } = await liveRepository();
    repo.write('content/README', 'later').commit('Later', '2025-12-20T09:00:00Z');
    repo.remove('content/README').commit('Later still', '2025-12-21T09:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof?.missing).toEqual([]);
    expect(proof).toMatchObject({
      answer: 'approved',
      basis: 'history',
      isGoLive: true,
      commit,
      committed: '2025-11-30T09:00:00Z',
      arrivedLater: [],
      changedSince: [],
    });
    expect(proof?.standing).toMatchObject({
      tier: 'high',
      status: 'production',
      reasons: [expect.stringContaining('credit'), expect.stringContaining('high-risk')],
    });
    const approvals = proof?.standing?.approvals.map(({ function: name, state, by, on, authority }) => [
      name,
      state,
      by?.name,
      on,
      authority,
    ]);
    expect(approvals).toEqual([
      [
        'security',
        'approved',
        'Ana Sol',
        '2025-11-24',
        'held security up to the high tier from 1 January 2025, appointed by Sam Roy',
      ],
      [
        'privacy',
        'approved',
        'Per Dahl',
        '2025-11-24',
        'held privacy up to the high tier from 1 January 2025, appointed by Sam Roy',
      ],
      [
        'legal',
        'approved',
        'Eva Holt',
        '2025-11-25',
        'held legal up to the high tier from 1 January 2025, appointed by Sam Roy',
      ],
      [
        'operations',
        'approved',
        'Ivo Nagy',
        '2025-11-25',
        'held operations up to the high tier from 1 January 2025, appointed by Sam Roy',
      ],
      [
        'business',
        'approved',
        'Sam Roy',
        '2025-11-26',
        'held business up to the high tier from 1 January 2025, appointed by Ola Lie',
      ],
      ['go-live', 'approved', 'Ola Lie', '2025-11-28', expect.stringContaining('recorded it for the board')],
    ]);
    expect(proof?.standing?.risks).toMatchObject([
      {
        id: 'wrong-sort',
        state: 'accepted',
        by: { id: 'sam-roy' },
        on: '2025-11-26',
        file: `decisions/${SYSTEM}/2025-11-26-risk.json`,
      },
    ]);
    expect(proof?.standing?.required).toContainEqual({
      kind: 'security-test',
      title: 'Security test',
      item: 'credit-pentest',
    });
    expect(proof?.standing?.evidence[0]).toMatchObject({
      id: 'credit-pentest',
      state: 'fresh',
      reliedOnBy: ['security'],
    });
  });

  test('a decision that came later was not there, and its file says when it came', async () => {
    const { repo, files } = await liveRepository({ without: (path) => path === LEGAL });
    const commit = repo.write(`content/${LEGAL}`, files.get(LEGAL)).commit('Legal, at last', '2025-12-03T09:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof?.answer).toBe('not-approved');
    expect(proof?.missing.map(({ code, message }) => `${code}: ${message.slice(0, 29)}`)).toEqual([
      'decision/missing: Nobody has decided for legal ',
    ]);
    expect(proof?.arrivedLater).toEqual([
      { file: LEGAL, function: 'legal', on: '2025-11-25', came: '2025-12-03', commit },
    ]);
    const later = await proofOf(repo.in('content'), '2025-12-03');
    expect(later).toMatchObject({ commit, arrivedLater: [] });
    expect(later?.standing?.approvals.find(({ function: name }) => name === 'legal')?.state).toBe('approved');
  });

  test('people, policy and record are those of the day, not of today', async () => {
    const { repo, files } = await liveRepository();
    const people = files.get('people.yaml') ?? '';
    repo
      .write('content/people.yaml', replaced(people, /name: Ana Sol[^]*?appointed_by: sam-roy \}\]/, 'name: Ana Sol'))
      .commit('Ana moves on', '2026-01-10T09:00:00Z');
    repo
      .write(`content/${RECORD}`, replaced(files.get(RECORD) ?? '', /live_since: 2025-12-01/, 'live_since: 2025-12-08'))
      .commit('It went live later, we say now', '2026-01-11T09:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof).toMatchObject({ answer: 'approved', isGoLive: false });
    expect(proof?.standing?.approvals[0]).toMatchObject({ function: 'security', state: 'approved', faults: [] });
    expect(proof?.notes.join('\n')).toContain(
      'The record of that day said that it went live on 1 December 2025; today’s says 8 December 2025.',
    );
    const today = await proofOf(repo.in('content'), '2026-01-11');
    expect(today?.standing?.approvals[0]).toMatchObject({
      function: 'security',
      state: 'void',
      faults: ['Ana Sol does not hold security'],
    });
  });

  test('evidence is judged on the day: what was altered then, what has expired since', async () => {
    const { repo, files } = await liveRepository();
    repo.write(`content/${PENTEST}`, 'another file').commit('A slip', '2025-12-10T09:00:00Z');
    repo.write(`content/${PENTEST}`, files.get(PENTEST)).commit('Put right', '2025-12-12T09:00:00Z');
    const states = async (day: string) =>
      (await proofOf(repo.in('content'), day))?.standing?.evidence.find(({ id }) => id === 'credit-pentest')?.state;
    expect(await states('2025-12-09')).toBe('fresh');
    expect(await states('2025-12-11')).toBe('altered');
    expect(await states('2025-12-12')).toBe('fresh');
  });

  test('what its status did not ask for yet was missing all the same', async () => {
    const { repo, files } = await liveRepository({ without: (path) => path === LEGAL });
    const proposed = replaced(
      replaced(files.get(RECORD) ?? '', /status: production/, 'status: proposed'),
      /live_since: 2025-12-01\n/,
      '',
    );
    repo.write(`content/${RECORD}`, proposed).commit('Proposed', '2025-11-30T10:00:00Z');
    repo
      .write(`content/${RECORD}`, files.get(RECORD))
      .write(`content/${LEGAL}`, files.get(LEGAL))
      .commit('Live', '2025-12-01T10:00:00Z');
    const before = await proofOf(repo.in('content'), '2025-11-30');
    expect(before?.missing.filter(({ code }) => code === undefined)).toEqual([
      expect.objectContaining({ message: 'Nobody had decided for legal.' }),
    ]);
    expect(before?.notes.join('\n')).toContain(
      'The record of that day named no first live day; today’s says 1 December 2025.',
    );
    expect((await proofOf(repo.in('content')))?.answer).toBe('approved');
  });

  test.runIf(openssh.isHere)(
    openssh.isHere ? 'a signature counts by the keys of that day' : openssh.whyNot,
    async () => {
      const { repo, files } = await liveRepository();
      const security = `decisions/${SYSTEM}/2025-11-24-security.json`;
      const key = makeSshKey('ed25519');
      if (key === undefined) throw new Error('ssh-keygen made no key');
      const people = replaced(
        files.get('people.yaml') ?? '',
        /name: Ana Sol\n/,
        `name: Ana Sol\n    keys: [{ key: "${key.line.trim()}" }]\n`,
      );
      repo
        .write('content/people.yaml', people)
        .write(`content/${security}.sig`, sshSign(key, Buffer.from(files.get(security) ?? '')));
      repo.commit('Sign it', '2025-11-30T12:00:00Z');
      repo.write('content/people.yaml', files.get('people.yaml')).commit('The key is lost', '2026-01-10T09:00:00Z');
      const [approval] = (await proofOf(repo.in('content')))?.standing?.approvals ?? [];
      expect(approval?.proof).toEqual({
        strength: 'signed',
        fingerprint: expect.stringMatching(/^SHA256:/),
        fault: undefined,
      });
      const later = await proofOf(repo.in('content'), '2026-01-10');
      expect(later?.standing?.approvals[0]?.proof).toMatchObject({
        strength: 'asserted',
        fault: expect.stringContaining('none of this person’s'),
      });
      expect(later?.missing.map(({ code }) => code)).toEqual(['decision/bad-signature']);
    },
  );

  test('an exception of that day allows for what was missing', async () => {
    const { repo } = await liveRepository({ without: (path) => path === LEGAL });
    const exception = `title: Legal decides a week later\nrule: decision/missing\nsystems: [${SYSTEM}]\nsubjects: [legal]\nkind: standard\nreason: The counsel is away.\ncompensating: [Nobody is refused]\nrequested_by: kim-berg\napproved_by: ana-sol\nfrom: 2025-11-29\nuntil: 2025-12-20\ncloses_with: The decision of legal`;
    repo
      .write('content/exceptions/legal-later.mdx', `---\n${exception}\n---\n`)
      .commit('Grant an exception', '2025-11-30T11:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof).toMatchObject({ answer: 'approved', missing: [], permitted: [{ exception: 'legal-later' }] });
  });

  test('what has been edited or removed since is named', async () => {
    const { repo, files } = await liveRepository();
    const privacy = `decisions/${SYSTEM}/2025-11-24-privacy.json`;
    repo
      .write(`content/${LEGAL}`, `${files.get(LEGAL)} `)
      .remove(`content/${privacy}`)
      .commit('Tidy up', '2026-01-05T09:00:00Z');
    expect((await proofOf(repo.in('content')))?.changedSince).toEqual([
      { file: privacy, now: 'gone' },
      { file: LEGAL, now: 'different' },
    ]);
  });

  test('errors of other records are counted, not mixed in', async () => {
    const { repo } = await liveRepository();
    repo.write('content/systems/Upper.mdx', 'x').commit('A stray file', '2025-11-30T12:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof?.answer).toBe('approved');
    expect(proof?.notes.join('\n')).toContain('Besides, 1 error of other records stood that day');
  });

  test('a record that is broken that day cannot be judged', async () => {
    const { repo } = await liveRepository();
    repo.write(`content/${RECORD}`, '---\ntitle: [\n---\n').commit('Broken', '2025-11-30T12:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof).toMatchObject({ answer: 'not-judged', standing: undefined });
    expect(proof?.missing[0]).toMatchObject({ file: RECORD });
  });

  test('a record that is gone today is still answered for', async () => {
    const { repo } = await liveRepository();
    repo.git('rm', '-rq', `content/${RECORD}`, `content/decisions/${SYSTEM}`);
    repo.commit('Forget it', '2026-01-05T09:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof).toMatchObject({ answer: 'approved', isGoLive: false });
    expect(proof?.changedSince).toHaveLength(7);
  });
});

describe('a day on which it was not registered', () => {
  test('is said, with the day on which its record came', async () => {
    const { repo, files } = await liveRepository({
      without: (path) => path === RECORD || path.startsWith('decisions/'),
    });
    const intake = '---\ntitle: Credit Check\nin_use: true\nfirst_seen: 2025-11-10\nsource: Told by the shop\n---\n';
    repo.write(`content/intake/${SYSTEM}.mdx`, intake).commit('Hear of it', '2025-11-30T10:00:00Z');
    for (const [path, text] of files) repo.write(`content/${path}`, text);
    const commit = repo.remove(`content/intake/${SYSTEM}.mdx`).commit('Register it', '2026-01-15T09:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof).toMatchObject({ answer: 'not-registered', basis: 'history', standing: undefined });
    expect(proof?.notes.join('\n')).toContain(
      `The registry held no record of this system that day. Its record first came on 15 January 2026, with commit ${commit}. It was known as an intake record, and not registered.`,
    );
    expect(proof?.arrivedLater).toHaveLength(7);
    expect((await proofOf(repo.in('content'), LIVE))?.on).toBe(LIVE);
  });
});
