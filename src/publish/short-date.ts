import { remembering } from '../assess/remember.ts';
import { inWords } from '../diagnostic/calendar.ts';

/** A date in the short words of tables and facts, `1 Mar 2026`, which no line end cuts. */
export const shortDate = remembering((date) =>
  inWords(date)
    .replace(/(\p{L}{3})\p{L}*/u, '$1')
    .replaceAll(' ', '\u00a0'),
);
