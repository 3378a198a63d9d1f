import { describe, expect, it } from 'vitest';
import { dayIn, notBeforeParents } from '../../../src/read/history/days.ts';
import { mergeBase, readAt } from '../../../src/read/history/read-at.ts';
import { Repository } from './repository.ts';

function commits(...dates: string[]): { folder: string; ids: string[] } {
  const repo = new Repository();
  const ids = dates.map((at) => repo.write('content/policy.yaml', at).commit(at, at));
  return { folder: repo.in('content'), ids };
}

describe('the state at the end of a day', () => {
  it('is that of the newest commit of the day, in the time zone that is asked for', async () => {
    const { folder, ids } = commits('2026-03-01T10:00:00Z', '2026-03-01T23:30:00Z', '2026-03-02T12:00:00Z');
    const at = async (day: string, timeZone: string) => (await readAt(folder, day, { timeZone })).commit;
    expect(await at('2026-03-01', 'UTC')).toBe(ids[1]);
    expect(await at('2026-03-01', 'Europe/Berlin')).toBe(ids[0]);
    expect(await at('2026-03-01', 'America/Lima')).toBe(ids[1]);
    expect(await at('2026-02-28', 'UTC')).toBeUndefined();
    expect(await at('2030-01-01', 'UTC')).toBe(ids[2]);
    expect(await readAt(folder, '2026-03-01', { timeZone: 'UTC' })).toEqual({
      commit: ids[1],
      at: '2026-03-01T23:30:00Z',
      disputed: undefined,
      shallow: false,
    });
  });

  it('counts commits outside the folder too, and only the first-parent line', async () => {
    const repo = new Repository().write('content/policy.yaml');
    repo.commit('Start', '2026-03-01T10:00:00Z');
    repo.git('checkout', '-q', '-b', 'branch');
    repo.write('content/people.yaml').commit('On the branch', '2026-03-02T10:00:00Z');
    repo.git('checkout', '-q', 'main');
    const elsewhere = repo.write('README.md').commit('Elsewhere', '2026-03-01T11:00:00Z');
    expect((await readAt(repo.in('content'), '2026-03-05', { timeZone: 'UTC' })).commit).toBe(elsewhere);
  });

  it('does not believe a backdated commit, and names it', async () => {
    const { folder, ids } = commits('2026-03-01T10:00:00Z', '2026-06-01T10:00:00Z', '2026-03-15T10:00:00Z');
    expect(await readAt(folder, '2026-04-01', { timeZone: 'UTC' })).toMatchObject({ commit: ids[0], disputed: ids[2] });
    expect(await readAt(folder, '2026-06-01', { timeZone: 'UTC' })).toMatchObject({
      commit: ids[2],
      disputed: undefined,
    });
  });

  it('is not spoilt for good by a clock that ran ahead of the as-of date', async () => {
    const { folder, ids } = commits('2026-03-01T10:00:00Z', '2099-01-01T10:00:00Z', '2026-03-03T10:00:00Z');
    expect(await readAt(folder, '2026-04-01', { timeZone: 'UTC', asOf: '2026-11-22' })).toMatchObject({
      commit: ids[2],
      disputed: undefined,
    });
    expect(await readAt(folder, '2026-04-01', { timeZone: 'UTC' })).toMatchObject({ commit: ids[0], disputed: ids[2] });
  });
});

describe('days', () => {
  it('come from instants by the rules of a time zone, also when clocks change', () => {
    expect(dayIn('Europe/Berlin')('2026-03-28T22:59:59Z')).toBe('2026-03-28');
    expect(dayIn('Europe/Berlin')('2026-03-28T23:00:00Z')).toBe('2026-03-29');
    expect(dayIn('Europe/Berlin')('2026-03-29T22:00:00Z')).toBe('2026-03-30');
    expect(dayIn('Pacific/Kiritimati')('2026-01-01T10:00:00Z')).toBe('2026-01-02');
  });

  it('never run backwards along a line of commits', () => {
    expect(notBeforeParents(['2026-03-01', '2026-02-01', '2026-03-05', '2026-01-01'])).toEqual([
      '2026-03-01',
      '2026-03-01',
      '2026-03-05',
      '2026-03-05',
    ]);
    expect(notBeforeParents(['2099-01-01', '2026-02-01'], '2026-11-22')).toEqual(['2099-01-01', '2026-02-01']);
  });
});

it('finds no merge base of two histories that share nothing', async () => {
  const repo = new Repository().write('content/policy.yaml');
  repo.commit();
  const other = repo.git('commit-tree', '-m', 'Another root', repo.git('write-tree'));
  expect(await mergeBase(repo.in('content'), other)).toEqual({ commit: undefined, shallow: false });
  await expect(mergeBase(repo.in('content'), '--all')).rejects.toThrow('There is no commit “--all”');
});
