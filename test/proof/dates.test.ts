import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { viewByDates } from '../../src/assess/dated-view.ts';
import { judge } from '../../src/run.ts';
import { Repository, scratch } from '../read/history/repository.ts';
import { AS_OF, baseFolder } from '../rules/registry.ts';
import { countersign, filesAtGoLive, LIVE, liveRepository, proofOf, replaced, SYSTEM } from './scratch-registry.ts';

const BY_DATES = 'It is what the files themselves date: the record as it stands today';

describe('where the history does not reach back', () => {
  test('a registry that was imported in one commit later', async () => {
    const repo = new Repository();
    for (const [path, text] of await filesAtGoLive()) repo.write(`content/${path}`, text);
    const commit = repo.commit('Import', '2026-02-01T09:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof).toMatchObject({ answer: 'approved', basis: 'dates', commit, committed: undefined, missing: [] });
    const notes = proof?.notes.join('\n');
    expect(notes).toContain(
      `The history of this repository begins after that day: the first commit of these files is of 1 February 2026 (commit ${commit}). So this is not what was recorded that day.`,
    );
    expect(notes).toContain(BY_DATES);
    expect(notes).toContain(`The record came to the history on 1 February 2026, with commit ${commit}.`);
    expect(proof?.standing?.approvals).toHaveLength(6);
  });

  test('a repository that is older than its registry', async () => {
    const repo = new Repository().write('content/frameworks/README', 'not yet');
    repo.commit('Frameworks first', '2025-06-01T09:00:00Z');
    repo.remove('content/frameworks/README');
    for (const [path, text] of await filesAtGoLive()) repo.write(`content/${path}`, text);
    repo.commit('Begin', '2026-02-01T09:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof).toMatchObject({ answer: 'approved', basis: 'dates' });
    expect(proof?.notes[0]).toContain(
      'The repository is older than that day, and the registry is not: nothing was registered in it yet',
    );
  });

  test('a shallow clone says what it lacks, and answers for the days that it has', async () => {
    const { repo } = await liveRepository();
    repo.write('elsewhere', 'x').commit('Later', '2026-01-05T09:00:00Z');
    const clone = join(scratch(), 'clone');
    repo.git('clone', '-q', '--depth=1', `file://${repo.top}`, clone);
    const before = await proofOf(join(clone, 'content'));
    expect(before?.basis).toBe('dates');
    expect(before?.notes[0]).toMatch(
      /^This clone is shallow and lacks the commits before 5 January 2026 \(commit [0-9a-f]{40}\), so it cannot show that day: fetch the whole history/,
    );
    const after = await proofOf(join(clone, 'content'), '2026-01-06');
    expect(after?.basis).toBe('history');
    expect(after?.notes.join('\n')).toContain('This clone is shallow: commits before its oldest one are missing');
  });

  test('a commit that claims an earlier day than the one that it stands on does not count for it', async () => {
    const repo = new Repository();
    for (const [path, text] of await filesAtGoLive()) repo.write(`content/${path}`, text);
    repo.commit('Import', '2026-02-01T09:00:00Z');
    const backdated = repo
      .write('content/evidence/note.txt', 'x')
      .commit('As if it had always been there', '2025-11-01T09:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof?.basis).toBe('dates');
    expect(proof?.notes.join('\n')).toContain(
      `commit ${backdated} claims to be of that day or earlier and stands on later commits`,
    );
  });

  test('the same where the history has that day', async () => {
    const { repo, commit } = await liveRepository();
    repo.write('elsewhere', 'x').commit('Later', '2025-12-10T09:00:00Z');
    const backdated = repo.write('content/evidence/note.txt', 'x').commit('Slipped in', '2025-11-30T10:00:00Z');
    const proof = await proofOf(repo.in('content'));
    expect(proof).toMatchObject({ basis: 'history', commit });
    expect(proof?.notes.join('\n')).toContain(`The dates of the history disagree: commit ${backdated} claims`);
  });

  test('no repository, and one without a commit', async () => {
    const repo = new Repository();
    for (const [path, text] of await filesAtGoLive()) repo.write(`content/${path}`, text);
    expect((await proofOf(repo.in('content')))?.notes[0]).toContain('The repository has no commit yet');
    const outside = new Repository();
    for (const [path, text] of await filesAtGoLive()) outside.write(`content/${path}`, text);
    outside.remove('.git/HEAD');
    const proof = await proofOf(outside.in('content'));
    expect(proof).toMatchObject({ answer: 'approved', basis: 'dates', commit: undefined });
    expect(proof?.notes[0]).toContain('The content folder lies in no git repository');
  });
});

describe('a system by what its files date', () => {
  async function viewOn(day: string, edit: (record: string) => string = (record) => record, id = SYSTEM) {
    const folder = baseFolder();
    const files = folder.files.map((file) =>
      file.path === `systems/${id}.mdx` ? { ...file, bytes: Buffer.from(edit(file.bytes.toString('utf8'))) } : file,
    );
    const { assessment } = await judge({ ...folder, files }, { dirty: false, prefix: '' }, { asOf: AS_OF });
    const view = assessment?.views.get(id);
    if (assessment === undefined || view === undefined) throw new Error('The base registry has no such system');
    return viewByDates(view, assessment.registry, day);
  }

  test('decisions, acceptances and evidence come as they are dated', async () => {
    const view = await viewOn('2025-11-25');
    expect(view.approvals.map(({ function: name, state }) => `${name} ${state}`)).toEqual([
      'security approved',
      'privacy approved',
      'legal approved',
      'operations approved',
      'business missing',
      'go-live missing',
    ]);
    expect(view.risks.map(({ state }) => state)).toEqual(['missing']);
    expect(view.review).toBeUndefined();
    const before = await viewOn('2025-11-10');
    expect(before.evidence.map(({ use }) => use.id)).toEqual([
      'credit-pentest',
      'credit-privacy',
      'credit-logging',
      'credit-monitoring',
    ]);
  });

  test('an acceptance that was renewed later is the earlier one', async () => {
    const renewed = (record: string) =>
      replaced(
        replaced(record, /accepted: 2025-11-26/, 'accepted: 2026-02-20'),
        /expires: 2026-11-25/,
        'expires: 2027-02-19',
      );
    const [risk] = (await viewOn(LIVE, renewed)).risks;
    expect(risk).toMatchObject({
      state: 'accepted',
      risk: { accepted_by: 'sam-roy', accepted: '2025-11-26', expires: '2026-11-25' },
    });
  });

  test('a risk that was found later was no gap, where business had listed those that it knew', async () => {
    const found = (record: string) =>
      replaced(
        record,
        /^reviews:/m,
        '  - { id: new-risk, risk: Found in January, owner: sam-roy, residual: low, accepted_by: sam-roy, accepted: 2026-01-20, expires: 2026-11-25, rationale: Rare. }\nreviews:',
      );
    expect((await viewOn(LIVE, found)).risks.map(({ risk }) => risk.id)).toEqual(['wrong-sort']);
  });

  test('the tier is the one that had been decided on', async () => {
    const personal = (record: string) => replaced(record, /audience: \[staff\]/, 'audience: [customers]');
    const view = await viewOn('2025-06-01', personal, 'leave-helper');
    expect(view.tier).toBe('low');
    expect(view.approvals.map(({ function: name, state }) => `${name} ${state}`)).toEqual([
      'security approved',
      'business approved',
    ]);
  });
});

describe('the command', () => {
  test('prints the answer and gives its exit code', async () => {
    const { repo } = await liveRepository({
      without: (path) => path.endsWith('legal.json') && path.startsWith('decisions/'),
    });
    const proof = countersign(repo.top, 'proof', SYSTEM, '--as-of', '2026-03-01');
    expect(proof.code).toBe(1);
    expect(proof.out).toContain(
      'Was “Credit Check” properly approved on 1 December 2025, its first live day?\nNo: what follows was missing on that day.\n\nWhat was missing\n  Nobody has decided for legal on “Credit Check”',
    );
    expect(proof.out).toContain('legal: not decided.');
    expect(proof.out).toContain(
      'security: approved, by Ana Sol (ana-sol), on 24 November 2025, until 23 May 2026.\n    Ana Sol held security up to the high tier from 1 January 2025, appointed by Sam Roy.\n',
    );
    const asJson = countersign(
      repo.top,
      'proof',
      SYSTEM,
      '--as-of',
      '2026-03-01',
      '--at',
      '2025-12-02',
      '--format',
      'json',
    );
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.out)).toMatchObject({
      system: SYSTEM,
      on: '2025-12-02',
      isGoLive: false,
      answer: 'not-approved',
      basis: 'history',
      missing: [{ code: 'decision/missing' }],
    });
  }, 60_000);

  test('gives 0 when all was in order, and 2 for what it cannot be asked', async () => {
    const { repo } = await liveRepository();
    const ask = (...words: string[]) => countersign(repo.top, 'proof', ...words, '--as-of', '2026-03-01');
    expect(ask(SYSTEM).code).toBe(0);
    for (const [words, said] of [
      [['credit-chek'], 'There is no system “credit-chek”.\n→ Did you mean “credit-check”?'],
      [[SYSTEM, '--at', '2025-13-01'], '“2025-13-01” is not a calendar date.'],
      [[SYSTEM, '--at', '2026-03-02'], '2026-03-02 is after the as-of date'],
      [[SYSTEM, '--format', 'xml'], 'There is no format “xml”.'],
    ] as const) {
      const ran = ask(...words);
      expect(ran, words.join(' ')).toMatchObject({ code: 2, out: '' });
      expect(ran.said).toContain(said);
    }
  }, 60_000);
});
