/** Today in an IANA time zone, YYYY-MM-DD. The only place in the product that asks what time it is. */
export function today(timeZone: string, now: Date = new Date()): string {
  // en-CA writes year-month-day; the parts are read by name, so that no locale data can change it.
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}
