/** Lets things be added to the lists of a form and taken out again; every label and note keeps its own field. */
export function readyLists(form: HTMLElement, changed: () => void): void {
  for (const list of form.querySelectorAll<HTMLElement>('[data-list]')) {
    const template = list.querySelector('template');
    const add = list.querySelector<HTMLButtonElement>('[data-add]');
    if (template === null || add === null) continue;
    let number = 0;
    add.addEventListener('click', () => {
      const item = numbered(template.content.cloneNode(true) as DocumentFragment, ++number);
      list.insertBefore(item, add);
      list.querySelector<HTMLElement>('.item:last-of-type [data-path]')?.focus();
      changed();
    });
    list.addEventListener('click', ({ target }) => {
      if (!(target instanceof HTMLElement) || !target.matches('[data-take-out]')) return;
      target.closest('.item')?.remove();
      add.focus();
      changed();
    });
  }
}

const REFERRING = ['id', 'for', 'name', 'aria-describedby'];

function numbered(item: DocumentFragment, number: number): DocumentFragment {
  for (const name of REFERRING)
    for (const element of item.querySelectorAll(`[${name}]`))
      element.setAttribute(name, (element.getAttribute(name) ?? '').replaceAll('-0-', `-${number}-`));
  return item;
}
