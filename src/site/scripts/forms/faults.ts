import type { FormFault } from '../../../publish/forms/form.ts';
import { fieldsIn } from './answers.ts';

/**
 * Says what is wrong: beside each field that somebody has been in, and all of it in a list above the finished file, each
 * with the way to its field.
 */
export function showFaults(form: HTMLElement, faults: readonly FormFault[], touched: ReadonlySet<Element>): void {
  const places = placesIn(form);
  for (const [path, field] of places) {
    const own = faults.filter((fault) => fault.path === path || fault.path.startsWith(`${path}.`));
    const told = touched.has(field) || [...touched].some((one) => field.contains(one));
    const isWrong = own.length > 0 && told;
    field.toggleAttribute('data-wrong', isWrong);
    if (field.matches('input, select, textarea')) field.setAttribute('aria-invalid', String(isWrong));
    const id = (field.getAttribute('aria-describedby') ?? '').split(' ').at(-1) ?? '';
    const note = document.getElementById(id);
    if (note) note.textContent = isWrong ? own.map(({ message }) => message).join(' ') : '';
  }
  const list = form.querySelector<HTMLElement>('[data-faults]');
  // A list that says the same stays, or the way that somebody is clicking on would be gone before the click ends.
  const said = JSON.stringify(faults);
  if (list === null || list.dataset['said'] === said) return;
  list.dataset['said'] = said;
  list.replaceChildren(...summary(faults, places));
}

/** The fields of the form and its lists, by their paths. */
function placesIn(form: HTMLElement): Map<string, HTMLElement> {
  const lists = [...form.querySelectorAll<HTMLElement>('[data-list]')];
  return new Map([
    ...lists.map((list) => [list.dataset['list'] ?? '', list] as const),
    ...fieldsIn(form).map((field) => [field.dataset['path'] ?? '', field] as const),
  ]);
}

function summary(faults: readonly FormFault[], places: ReadonlyMap<string, HTMLElement>): Node[] {
  if (faults.length === 0) return [paragraph('Nothing is missing, and nothing is wrong.')];
  const list = document.createElement('ul');
  for (const { path, message } of faults) {
    const place = places.get(path) ?? places.get(path.split('.')[0] ?? '');
    const item = document.createElement('li');
    if (place === undefined) item.textContent = message;
    else item.append(wayTo(place, message));
    list.append(item);
  }
  return [paragraph(faults.length === 1 ? 'One thing is left:' : `${faults.length} things are left:`), list];
}

function wayTo(place: HTMLElement, message: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'way';
  button.textContent = message;
  button.addEventListener('click', () => {
    const target = place.matches('input, select, textarea')
      ? place
      : place.querySelector<HTMLElement>('input, select, textarea, button');
    target?.focus();
  });
  return button;
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}
