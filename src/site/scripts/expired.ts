/** Shows the notice of a page whose last valid day is over on this computer’s calendar. */
export function warnWhenExpired(page: Document, now: Date): void {
  const notice = page.getElementById('expired');
  const until = notice?.dataset['until'];
  if (notice && until && localDay(now) > until) notice.hidden = false;
}

/** The local calendar date as YYYY-MM-DD. */
function localDay(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
