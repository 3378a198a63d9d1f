import { isCalendarDate } from '../../diagnostic/calendar.ts';

/** How a mapping may say that a column writes its dates. ISO 8601 is understood in each of them. */
export const DATE_FORMS = ['iso', 'm/d/yyyy', 'd/m/yyyy', 'd-m-yyyy', 'd.m.yyyy'] as const;
export type DateForm = (typeof DATE_FORMS)[number];

export type DateFault = 'spreadsheet-date' | 'no-such-date' | 'ambiguous-date' | 'unclear-date';

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DAY_OR_MONTH_FIRST = /^(?:(\d{1,2})([/.-]))?(\d{1,2})([/.-])(\d{4})$/;
/** `24-Nov` is a day or a year; `5/6/2024` outside its declared form is two days. */
const AMBIGUOUS = /^(?:\d{1,2}[-/. ]\p{L}{3,9}|\p{L}{3,9}[-/. ]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})$/u;
const EARLIEST = '1900';
/**
 * Spreadsheets count days from 1900, so a cell that held the year 2024 and is shown as a date reads
 * 7/16/1905. Nothing that an inventory of AI lists began before 1906, so such a date is a number.
 */
const FIRST_CREDIBLE = '1906';

/**
 * A date with the precision that the text has: `2024`, `2024-05` or `2024-05-03`. A text that is not
 * of the declared form, or that names no day of the calendar, is a fault and never completed.
 */
export function readDate(text: string, form: DateForm): { readonly date: string } | { readonly fault: DateFault } {
  const parts = isoParts(text) ?? declaredParts(text, form);
  if (parts === undefined) return { fault: AMBIGUOUS.test(text) ? 'ambiguous-date' : 'unclear-date' };
  const date = parts.map((part, at) => part.padStart(at === 0 ? 4 : 2, '0')).join('-');
  if (!isCalendarDate(parts.length === 3 ? date : `${date}${'-01'.repeat(3 - parts.length)}`))
    return { fault: 'no-such-date' };
  if (date < EARLIEST) return { fault: 'unclear-date' };
  return date < FIRST_CREDIBLE && parts.length === 3 ? { fault: 'spreadsheet-date' } : { date };
}

function isoParts(text: string): string[] | undefined {
  return ISO.exec(text)
    ?.slice(1)
    .filter((part) => part !== undefined);
}

/** Year, month and, where it is given, day. */
function declaredParts(text: string, form: DateForm): string[] | undefined {
  const match = DAY_OR_MONTH_FIRST.exec(text);
  if (!match || form === 'iso') return undefined;
  const [, first, firstSeparator, second = '', separator, year = ''] = match;
  const declared = form.charAt(1);
  if (separator !== declared || (firstSeparator ?? separator) !== declared) return undefined;
  if (first === undefined) return [year, second];
  return form.startsWith('m') ? [year, first, second] : [year, second, first];
}
