import { filledAddress, newFileAddress } from '../../../publish/new-file-address.ts';
import type { Destination, MadeFile } from '../../../publish/forms/form.ts';
import { download } from '../download.ts';

/** Copies, downloads or opens what a form makes. Nothing leaves the browser but by the address that the reader opens. */
export function readyActions(
  form: HTMLElement,
  { edit, prefix }: Destination,
  made: () => MadeFile,
): (file: MadeFile) => void {
  const told = form.querySelector<HTMLElement>('[data-told]');
  const tell = (text: string) => {
    if (told) told.textContent = text;
  };
  const open = form.querySelector<HTMLAnchorElement>('[data-open]');
  form.querySelector('[data-copy]')?.addEventListener('click', () => void copy(made().text, form).then(tell));
  form.querySelector('[data-download]')?.addEventListener('click', () => {
    const { path, text } = made();
    download(path.split('/').at(-1) ?? 'record', text);
    tell('Downloaded.');
  });
  open?.setAttribute('target', '_blank');
  open?.setAttribute('rel', 'noopener');
  open?.addEventListener('click', () => {
    // The forge is given the text in the address where it takes that, and where the address is not too long for it.
    if (open.dataset['filled'] !== 'yes')
      void copy(made().text, form).then((said) => tell(`${said} Paste it into the page that opens.`));
  });
  return (file) => {
    if (open === null || edit === undefined) return;
    const path = `${prefix}${file.path}`;
    const filled = filledAddress(edit, path, file.text);
    const address = filled ?? newFileAddress(edit, undefined, path);
    open.hidden = address === undefined;
    if (address !== undefined) open.href = address;
    open.dataset['filled'] = filled === undefined ? 'no' : 'yes';
  };
}

async function copy(text: string, form: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied.';
  } catch {
    const shown = form.querySelector<HTMLElement>('[data-text]');
    shown?.closest('details')?.setAttribute('open', '');
    if (shown) getSelection()?.selectAllChildren(shown);
    return 'Selected: press Ctrl+C or ⌘C.';
  }
}
