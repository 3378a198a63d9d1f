const LABEL = 'Copy the file';

/** Puts a button that copies a file beside the place where it can be unfolded. */
export function addCopyButtons(page: Document): void {
  for (const folded of page.querySelectorAll<HTMLDetailsElement>('details.file')) {
    const file = folded.querySelector('pre');
    if (file === null) continue;
    const button = page.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = LABEL;
    // Said to those who do not see the button change.
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', () => void copy(file, folded).then((said) => (button.textContent = said)));
    folded.before(button);
  }
}

/** Copies the text; where the browser does not let a page do that, selects it, and says so. */
async function copy(file: HTMLElement, folded: HTMLDetailsElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(file.textContent ?? '');
    return 'Copied';
  } catch {
    folded.open = true;
    getSelection()?.selectAllChildren(file);
    return 'Selected: press Ctrl+C or ⌘C';
  }
}
