/** Shows the notice of a page whose last valid day is over on this computer’s calendar, with what has run out since. */
export async function warnWhenExpired(page: Document, now: Date): Promise<void> {
  const notice = page.getElementById('expired');
  const until = notice?.dataset['until'];
  const today = localDay(now);
  if (!notice || !until || today <= until) return;
  notice.hidden = false;
  // Most pages are valid, so most readers never need it.
  const { tellRunOut } = await import('./run-out.ts');
  await tellRunOut(notice, today);
}

/** The local calendar date as YYYY-MM-DD. */
function localDay(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
