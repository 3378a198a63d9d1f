import { describe, expect, it } from 'vitest';
import { arrivalDays } from '../../../src/read/history/days.ts';
import { type Change, type HistoryCommit, historyOf } from '../../../src/read/history/history.ts';
import { altered, blobId, everEdited, introducedBy, removed, timeline } from '../../../src/read/history/questions.ts';

const RECORD = 'systems/support-copilot.mdx';
const SECURITY = 'decisions/support-copilot/2026-03-01-security.json';
const PRIVACY = 'decisions/support-copilot/2026-03-02-privacy.json';
const isDecision = (path: string) => path.startsWith('decisions/');

type Act = [path: string, before: string | undefined, after: string | undefined];

/** A history from what each day's commit did, oldest first. */
function history(days: readonly (readonly [day: string, ...acts: Act[]])[], { cut = false } = {}) {
  const commits = days.map(([day, ...acts], at): HistoryCommit => {
    const actor = { name: 'Priya Shah', email: 'priya.shah@example.org', at: `${day}T12:00:00Z` };
    const changes = acts.map(([path, before, after]): Change => {
      return {
        path,
        what: before === undefined ? 'added' : after === undefined ? 'deleted' : 'modified',
        before,
        after,
      };
    });
    return {
      id: `c${at}`,
      parents: [],
      author: actor,
      committer: actor,
      signed: false,
      subject: '',
      cut: cut && at === 0,
      changes,
    };
  });
  return historyOf({ state: 'read', head: commits.at(-1)?.id, shallow: cut }, commits.toReversed());
}

const full = history([
  ['2026-03-01', [RECORD, undefined, 'r1'], [SECURITY, undefined, 's1']],
  ['2026-03-04', [PRIVACY, undefined, 'p1'], [RECORD, 'r1', 'r2']],
  ['2026-03-06', [SECURITY, 's1', 's2']],
  ['2026-03-07', [SECURITY, 's2', 's1']],
  ['2026-03-05', [PRIVACY, 'p1', undefined]],
]);
const dayOf = arrivalDays(full, { timeZone: 'UTC' });

describe('what a history knows of a path', () => {
  it('who brought it first, and on which day', () => {
    expect(introducedBy(full, PRIVACY, dayOf)).toMatchObject({
      commit: { id: 'c1' },
      day: '2026-03-04',
      blob: 'p1',
      certain: true,
    });
    expect(introducedBy(full, 'decisions/never.json', dayOf)).toBeUndefined();
    const shallow = history(
      [
        ['2026-03-01', [SECURITY, undefined, 's1']],
        ['2026-03-02', [PRIVACY, undefined, 'p1']],
      ],
      { cut: true },
    );
    expect([SECURITY, PRIVACY].map((path) => introducedBy(shallow, path, dayOf)?.certain)).toEqual([false, true]);
  });

  it('a commit is never older than what it stands on', () => {
    expect(full.commits.map(dayOf)).toEqual(['2026-03-07', '2026-03-07', '2026-03-06', '2026-03-04', '2026-03-01']);
  });

  it('what was touched after it had been added, and whether that was put right', () => {
    expect(
      altered(full, isDecision).map(({ path, now, later }) => [
        path,
        now,
        later.map(({ commit, what }) => `${what} ${commit.id}`),
      ]),
    ).toEqual([
      [SECURITY, 'as added', ['modified c2', 'modified c3']],
      [PRIVACY, 'gone', ['deleted c4']],
    ]);
    expect(removed(full, isDecision).map(({ path }) => path)).toEqual([PRIVACY]);
    expect(everEdited(full, RECORD)?.now).toBe('different');
    expect(everEdited(history([['2026-03-01', [SECURITY, undefined, 's1']]]), SECURITY)).toBeUndefined();
  });

  it('a decision that came back: the same bytes put it right, others do not', () => {
    const back = (blob: string) =>
      everEdited(
        history([
          ['2026-03-01', [SECURITY, undefined, 's1']],
          ['2026-03-02', [SECURITY, 's1', undefined]],
          ['2026-03-03', [SECURITY, undefined, blob]],
        ]),
        SECURITY,
      )?.now;
    expect([back('s1'), back('s2')]).toEqual(['as added', 'different']);
  });

  it('where a removed file went, when the same commit put its bytes elsewhere', () => {
    const elsewhere = SECURITY.replace('support', 'reply');
    const moved = history([
      ['2026-03-01', [SECURITY, undefined, 's1']],
      ['2026-03-02', [elsewhere, undefined, 's1'], [SECURITY, 's1', undefined]],
    ]);
    expect(removed(moved, isDecision)).toMatchObject([{ path: SECURITY, movedTo: elsewhere }]);
    expect(removed(full, isDecision)[0]?.movedTo).toBeUndefined();
  });

  it('the life of a record and of what belongs to it', () => {
    expect(
      timeline(full, [SECURITY, RECORD], dayOf).map(({ commit, day, steps }) => [
        commit.id,
        day,
        steps.map(({ act, path }) => `${act} ${path}`),
      ]),
    ).toEqual([
      ['c0', '2026-03-01', [`created ${SECURITY}`, `created ${RECORD}`]],
      ['c1', '2026-03-04', [`changed ${RECORD}`]],
      ['c2', '2026-03-06', [`changed ${SECURITY}`]],
      ['c3', '2026-03-07', [`changed ${SECURITY}`]],
    ]);
    expect(timeline(full, ['systems/never.mdx'], dayOf)).toEqual([]);
  });

  it('the id of bytes that are not committed', () => {
    // git hash-object, of "Countersign\n"
    expect(blobId(Buffer.from('Countersign\n'), '0'.repeat(40))).toBe('90242c8e348ba100d867eefc73e25b2e552799fa');
    expect(blobId(Buffer.from('Countersign\n'), '0'.repeat(64))).toBe(
      'c7953624743f61bd6a81338976643b01f1921ec4cd45bc5d18671ae1780246b8',
    );
  });
});
