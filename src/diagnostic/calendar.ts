/**
 * Calendar arithmetic on dates kept as text (YYYY-MM-DD). No time zone takes part: a date here is
 * a square on the calendar, and the only place that asks a clock is `read/clock.ts`.
 */
const DAY = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const PERIOD = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/;

/** True for a date that exists, such as 2028-02-29; false for 2027-02-30 or 2026-1-1. */
export function isCalendarDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** True for a period in years, months, weeks and days: ISO 8601-1:2019 §5.5.2, without times. */
export function isPeriod(text: string): boolean {
  return PERIOD.test(text);
}

/** The date a period after `date`; a day that the month lacks becomes the month's last day. */
export function addPeriod(date: string, period: string, times: 1 | -1 = 1): string {
  const parts = PERIOD.exec(period);
  if (!parts) return date;
  const [years, months, weeks, days] = parts.slice(1).map((part) => Number(part ?? 0) * times) as [
    number,
    number,
    number,
    number,
  ];
  const [year, month, day] = split(date);
  const at = year * 12 + (month - 1) + years * 12 + months;
  const target: [number, number] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  const kept = Math.min(day, daysInMonth(target[0], target[1]));
  return fromEpochDay(epochDay(target[0], target[1], kept) + weeks * 7 + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return epochDay(...split(to)) - epochDay(...split(from));
}

/** 1 for a Monday to 7 for a Sunday: ISO 8601-1:2019 §3.1.2. */
export function isoWeekday(date: string): number {
  // The first day of the epoch was a Thursday.
  return ((((epochDay(...split(date)) + 3) % 7) + 7) % 7) + 1;
}

/** The week that a date lies in, by the number that ISO 8601-1:2019 §4.4.4 gives it: week 1 has the year's first Thursday. */
export function isoWeek(date: string): number {
  const sunday = addPeriod(date, `P${7 - isoWeekday(date)}D`);
  const thursday = addPeriod(sunday, 'P3D', -1);
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}

/** The earlier of the two dates; either may be absent. */
export function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `1 March 2026`; also `March 2026` and `2026` for dates of lesser precision. */
export function inWords(date: string): string {
  const [year, month, day] = date.split('-');
  const name = month ? MONTHS[Number(month) - 1] : undefined;
  return [day ? String(Number(day)) : undefined, name, year].filter((part) => part !== undefined).join(' ');
}

const UNITS = ['year', 'month', 'week', 'day'];

/** `90 days`, `6 months`, `1 year and 6 months`. */
export function periodInWords(period: string): string {
  const parts = PERIOD.exec(period);
  if (!parts) return period;
  return parts
    .slice(1)
    .map((part, at) => (part ? `${Number(part)} ${UNITS[at]}${Number(part) === 1 ? '' : 's'}` : undefined))
    .filter((part) => part !== undefined)
    .join(' and ');
}

/** A rough length in days, only to compare two periods: a month counts 30.44, a year 365.25. */
export function roughDays(period: string): number {
  const parts = PERIOD.exec(period);
  if (!parts) return Number.NaN;
  const [years, months, weeks, days] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return years * 365.25 + months * 30.44 + weeks * 7 + days;
}

function split(date: string): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function epochDay(year: number, month: number, day: number): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return Math.round(at.getTime() / DAY);
}

/** The calendar of a date as text ends with the years 1 and 9999. */
function fromEpochDay(day: number): string {
  const at = new Date(day * DAY);
  if (at.getUTCFullYear() < 1) return '0001-01-01';
  if (at.getUTCFullYear() > 9999) return '9999-12-31';
  const year = String(at.getUTCFullYear()).padStart(4, '0');
  return `${year}-${String(at.getUTCMonth() + 1).padStart(2, '0')}-${String(at.getUTCDate()).padStart(2, '0')}`;
}
