import { describe, expect, test } from 'vitest';
import type { DueDate } from '../../src/assess/due-dates.ts';
import { inlineText } from '../../src/publish/inline-text.ts';
import { monthGrid } from '../../src/publish/pages/month-grid.ts';
import { siteModel } from '../../src/publish/site-model.ts';
import { exampleGate } from '../assess/example.ts';

const due = (date: string, more: Partial<DueDate> = {}): DueDate => ({
  date,
  kind: 'decision',
  what: 'Decision of security',
  who: undefined,
  subject: undefined,
  fails: true,
  systems: ['halden-assist'],
  ...more,
});

const CONTEXT = {
  asOf: '2026-11-22',
  hrefOf: (date: string) => `#d-${date}`,
  titleOf: (system: string) => system.toUpperCase(),
};

function dayOf(grid: ReturnType<typeof monthGrid>, date: string) {
  return grid.weeks.flatMap(({ days }) => days).find((day) => day?.date === date);
}

describe('a month', () => {
  test.each([
    ['2026-11', [44, 45, 46, 47, 48, 49], 6, 1],
    ['2027-02', [5, 6, 7, 8], 0, 7],
    ['2027-01', [53, 1, 2, 3, 4], 4, 7],
    ['2028-02', [5, 6, 7, 8, 9], 1, 2],
  ])('%s has the weeks %j, from Monday to Sunday', (month, weeks, before, last) => {
    const grid = monthGrid(month, [], CONTEXT);
    expect(grid.weekdays.map(({ short }) => short)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    expect(grid.weeks.map(({ number }) => number)).toEqual(weeks);
    for (const { days } of grid.weeks) expect(days).toHaveLength(7);
    expect(grid.weeks[0]?.days.findIndex((day) => day !== undefined)).toBe(before);
    expect(grid.weeks.at(-1)?.days.findLastIndex((day) => day !== undefined)).toBe(last - 1);
  });

  test('ends where the calendar of dates as text does', () => {
    expect(dayOf(monthGrid('9999-12', [], CONTEXT), '9999-12-31')?.number).toBe(31);
  });

  test('puts dates of one kind together, those that fail the build first, and counts what has no room', () => {
    const day = dayOf(
      monthGrid(
        '2026-12',
        [
          due('2026-12-31', { kind: 'review', fails: false }),
          due('2026-12-31', { kind: 'rotation', subject: 'svc-a' }),
          due('2026-12-31'),
          due('2026-12-31'),
          due('2026-12-31', { kind: 'evidence', systems: ['a', 'b'] }),
          due('2026-12-31', { kind: 'drill', fails: false }),
        ],
        CONTEXT,
      ),
      '2026-12-31',
    );
    expect(day?.entries).toEqual([
      { text: 'Rotation', about: 'svc-a', fails: true },
      { text: '2 decisions', about: undefined, fails: true },
      { text: 'Evidence', about: '2 systems', fails: true },
    ]);
    expect(day?.more).toBe(2);
  });

  test('says which day everything was judged on', () => {
    expect(dayOf(monthGrid('2026-11', [], CONTEXT), '2026-11-22')?.isAsOf).toBe(true);
    expect(dayOf(monthGrid('2026-11', [], CONTEXT), '2026-11-23')?.isAsOf).toBe(false);
  });
});

describe('the calendar', () => {
  test('has a sheet for every month of the coming year that something runs out in, and a list for every month', async () => {
    const { sections } = siteModel(await exampleGate(), {
      base: '/',
      ruleDocs: new Map(),
      contentPrefix: 'content/',
    }).calendar();
    const sheets = sections.filter(({ month }) => month !== undefined).map(({ anchor }) => anchor);
    expect(sheets[0]).toBe('m-2026-12');
    expect(sheets.at(-1)).toBe('m-2027-11');
    expect(sections.length).toBeGreaterThan(sheets.length);
    for (const { month, table } of sections) {
      if (month === undefined) continue;
      const days = month.weeks
        .flatMap((week) => week.days)
        .filter((day) => day !== undefined && day.entries.length > 0);
      // Each day leads to the first line of the list that is about it.
      expect(days.map((day) => day?.href)).toEqual(
        table.anchors?.filter((anchor) => anchor !== undefined).map((anchor) => `#${anchor}`),
      );
      for (const [at, anchor] of (table.anchors ?? []).entries())
        if (anchor) expect(inlineText(table.rows[at]?.[0] ?? [])).toMatch(new RegExp(`^${Number(anchor.slice(-2))} `));
    }
  });
});
