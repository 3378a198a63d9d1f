import type { RunsOut } from '../../publish/pages/runs-out.ts';
import { lineHtml } from '../components/html.ts';
import { loadJson } from './load-json.ts';

const MOST_NAMED = 5;

/** Says in the notice what has run out before today: of the page’s own system, and of the registry. */
export async function tellRunOut(notice: HTMLElement, today: string): Promise<void> {
  const place = notice.querySelector('.notice');
  const own = notice.querySelector<HTMLElement>('[data-own]');
  if (own) own.before(paragraph(ownSentence(own, today)));
  const { list: address } = notice.dataset;
  // A copy that opens from a disk can fetch nothing.
  if (address === undefined) return;
  try {
    const { first, days } = await loadJson<RunsOut>(address);
    const past = first.filter(({ day }) => day < today).slice(0, MOST_NAMED);
    const count = days.reduce((sum, [day, things]) => sum + (day < today ? things : 0), 0);
    // The list of a newer snapshot says nothing of this one.
    if (count === 0) return;
    const list = document.createElement('ul');
    list.innerHTML = past.map(({ text, systems }) => `<li>${lineHtml([`${text}: `, ...systems])}</li>`).join('');
    place?.append(paragraph(sentence(count, past.length)), list);
  } catch {
    // The notice itself says where to look.
  }
}

/** Leaves of the system’s own things those that have run out, and says whether there are any. */
function ownSentence(own: HTMLElement, today: string): string {
  const items = [...own.querySelectorAll<HTMLElement>('[data-day]')];
  const left = items.filter(({ dataset }) => (dataset['day'] ?? '') >= today);
  for (const item of left) item.remove();
  if (left.length === items.length) return 'Nothing of this system itself has run out.';
  // The page holds only the first few, so where all of them are past there may be more.
  return left.length > 0 ? 'Of this system has run out:' : 'Of this system has run out, and maybe more:';
}

function sentence(count: number, named: number): string {
  const things = `${count.toLocaleString('en-GB')} ${count === 1 ? 'thing has' : 'things have'} run out in the registry`;
  return count > named ? `${things}; the first ${named}:` : `${things}:`;
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}
