/** Makes a frame that scrolls sideways reachable by keyboard, and only while it does. */
export function reachFrames(page: Document): void {
  for (const frame of page.querySelectorAll<HTMLElement>('.ledger, .wide, .frame')) {
    const observer = new ResizeObserver(() => {
      reach(frame);
    });
    observer.observe(frame);
    if (frame.firstElementChild) observer.observe(frame.firstElementChild);
  }
}

function reach(frame: HTMLElement): void {
  const scrolls = frame.scrollWidth > frame.clientWidth + 1;
  const name =
    frame.querySelector('caption')?.textContent ?? frame.querySelector('svg')?.getAttribute('aria-label') ?? 'Table';
  for (const [attribute, value] of Object.entries({ tabindex: '0', role: 'region', 'aria-label': name })) {
    if (scrolls) frame.setAttribute(attribute, value);
    else frame.removeAttribute(attribute);
  }
}
