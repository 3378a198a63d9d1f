import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPeriod,
  daysBetween,
  earlier,
  inWords,
  isCalendarDate,
  isoWeek,
  isoWeekday,
  isPeriod,
  periodInWords,
  roughDays,
} from '../../src/diagnostic/calendar.ts';

describe('a calendar date', () => {
  it.each([
    '2026-03-01',
    '2024-02-29',
    '2000-02-29',
    '2028-02-29',
    '0001-01-01',
    '0004-02-29',
    '9999-12-31',
    '1970-01-01',
    '2026-12-31',
  ])('exists: %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '2027-02-30',
    '2027-02-29',
    '2100-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '10000-01-01',
    '26-01-01',
    '2026-1-1',
    '2026-01-1',
    '2026/01/01',
    '20260101',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026-W01-1',
    '2026-001',
    '-2026-01-01',
    '+002026-01-01',
    '２０２６-01-01',
    '٢٠٢٦-٠١-٠١',
    '',
  ])('does not: %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});

describe('a period', () => {
  it.each(['P90D', 'P6M', 'P2Y', 'P1Y6M', 'P2W', 'P1Y2M3W4D', 'P0D', 'P9999Y', 'P99999D'])('is one: %s', (text) => {
    expect(isPeriod(text)).toBe(true);
  });

  it.each([
    '',
    'P',
    '90D',
    'P90',
    'PD',
    'P-1D',
    '-P1D',
    'P1.5Y',
    'P1,5Y',
    'PT1H',
    'P1DT1H',
    'p90d',
    'P6M1Y',
    'P90D ',
    'P1H',
    'P99999Y',
    'P100000D',
    '90 days',
    'P٩D',
  ])('is none: %j', (text) => {
    expect(isPeriod(text)).toBe(false);
  });

  it('reads in words', () => {
    expect(periodInWords('P90D')).toBe('90 days');
    expect(periodInWords('P1Y6M')).toBe('1 year and 6 months');
    expect(periodInWords('P1W')).toBe('1 week');
  });

  it('compares roughly with another', () => {
    expect(roughDays('P12M')).toBeLessThan(roughDays('P366D'));
    expect(roughDays('P6M')).toBeGreaterThan(roughDays('P180D'));
    expect(roughDays('P2W')).toBe(14);
  });
});

describe('arithmetic', () => {
  it.each([
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2024-01-31', 'P1M', '2024-02-29'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2024-02-29', 'P4Y', '2028-02-29'],
    ['2096-02-29', 'P4Y', '2100-02-28'],
    ['2026-08-31', 'P6M', '2027-02-28'],
    ['2026-12-31', 'P1D', '2027-01-01'],
    ['2026-02-28', 'P1D', '2026-03-01'],
    ['2028-02-28', 'P1D', '2028-02-29'],
    ['2026-03-28', 'P1D', '2026-03-29'], // the night that is an hour short in much of Europe
    ['2026-10-24', 'P2D', '2026-10-26'],
    ['2011-12-29', 'P1D', '2011-12-30'], // the day that Samoa left out
    ['2026-01-01', 'P1Y2M3W4D', '2027-03-26'],
    ['2026-11-15', 'P14M', '2028-01-15'],
    ['2026-03-01', 'P0D', '2026-03-01'],
    ['0001-01-01', 'P1D', '0001-01-02'],
    ['0099-12-31', 'P1D', '0100-01-01'],
  ])('%s and %s is %s', (date, period, then) => {
    expect(addPeriod(date, period)).toBe(then);
  });

  it.each([
    ['2026-03-31', 'P1M', '2026-02-28'],
    ['2024-03-31', 'P1M', '2024-02-29'],
    ['2025-02-28', 'P1Y', '2024-02-28'],
    ['2026-01-01', 'P1D', '2025-12-31'],
    ['2026-01-15', 'P14M', '2024-11-15'],
  ])('%s less %s is %s', (date, period, then) => {
    expect(addPeriod(date, period, -1)).toBe(then);
  });

  it.each([
    ['9999-12-31', 'P1D', 1, '9999-12-31'],
    ['9999-01-01', 'P1Y', 1, '9999-12-31'],
    ['9998-06-15', 'P9999Y9999M9999W99999D', 1, '9999-12-31'],
    ['0001-01-01', 'P1D', -1, '0001-01-01'],
    ['0001-06-15', 'P1Y', -1, '0001-01-01'],
    ['2026-03-01', 'P9999Y9999M9999W99999D', -1, '0001-01-01'],
  ] as const)('stops where the calendar of text ends: %s, %s, %i', (date, period, times, then) => {
    expect(addPeriod(date, period, times)).toBe(then);
  });

  it('counts the days between two dates', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(daysBetween('0001-01-01', '9999-12-31')).toBe(3_652_058);
  });

  const date = fc
    .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9990-01-01T00:00:00Z'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));

  it('goes forth and back by days, and always gives a date that exists', () => {
    fc.assert(
      fc.property(date, fc.nat({ max: 3000 }), (from, days) => {
        const then = addPeriod(from, `P${days}D`);
        expect(isCalendarDate(then)).toBe(true);
        expect(daysBetween(from, then)).toBe(days);
        expect(addPeriod(then, `P${days}D`, -1)).toBe(from);
      }),
      { seed: 8 },
    );
  });

  it('never goes back when it goes forth', () => {
    const period = fc.tuple(
      fc.nat({ max: 9999 }),
      fc.nat({ max: 9999 }),
      fc.nat({ max: 9999 }),
      fc.nat({ max: 99_999 }),
    );
    fc.assert(
      fc.property(date, period, (from, [years, months, weeks, days]) => {
        const span = `P${years}Y${months}M${weeks}W${days}D`;
        expect(addPeriod(from, span) >= from).toBe(true);
        expect(addPeriod(from, span, -1) <= from).toBe(true);
      }),
      { seed: 9 },
    );
  });

  it('takes the earlier of two dates, of which one may be absent', () => {
    expect(earlier('2026-01-01', '2025-12-31')).toBe('2025-12-31');
    expect(earlier(undefined, '2025-12-31')).toBe('2025-12-31');
    expect(earlier('2026-01-01', undefined)).toBe('2026-01-01');
    expect(earlier(undefined, undefined)).toBeUndefined();
  });
});

it('writes dates in words, as precisely as they are known', () => {
  expect(inWords('2026-03-01')).toBe('1 March 2026');
  expect(inWords('2026-12')).toBe('December 2026');
  expect(inWords('2026')).toBe('2026');
});

describe('a week', () => {
  it.each([
    ['1970-01-01', 4, 1],
    ['2026-11-22', 7, 47],
    ['2026-12-28', 1, 53],
    ['2027-01-03', 7, 53],
    ['2027-01-04', 1, 1],
    ['2024-12-30', 1, 1],
    ['2022-01-01', 6, 52],
    ['1900-01-01', 1, 1],
  ])('%s is day %i of week %i', (date, day, week) => {
    expect([isoWeekday(date), isoWeek(date)]).toEqual([day, week]);
  });
});
