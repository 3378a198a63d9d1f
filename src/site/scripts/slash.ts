const OFF = 'countersign.slash';

/** Whether the key `/` leads to the search; on until somebody turns it off (WCAG 2.2, 2.1.4). */
export function slashIsOn(): boolean {
  try {
    return localStorage.getItem(OFF) !== 'off';
  } catch {
    return true;
  }
}

export function setSlash(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'off');
  } catch {
    // Storage is blocked: the choice holds for this page only.
  }
}

/** The key `/` goes to the search field, or to the search page where none is in sight. */
export function slashSearches(view: Window): void {
  const { document: page } = view;
  view.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !slashIsOn())
      return;
    event.preventDefault();
    const field = [...page.querySelectorAll<HTMLInputElement>('input[type="search"]')].find(
      (input) => input.offsetParent !== null,
    );
    if (field) field.select();
    const search = page.querySelector<HTMLFormElement>('form.find')?.action;
    if (!field && search) view.location.assign(search);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select'))
  );
}
