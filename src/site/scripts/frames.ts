/** Makes a frame that scrolls sideways reachable by keyboard, and only while it does. */
export function reachFrames(page: Document): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (!(target instanceof HTMLElement)) continue;
      const scrolls = target.scrollWidth > target.clientWidth + 1;
      set(target, 'tabindex', scrolls ? '0' : undefined);
      set(target, 'role', scrolls ? 'region' : undefined);
      set(target, 'aria-label', scrolls ? (target.querySelector('caption')?.textContent ?? 'Drawing') : undefined);
    }
  });
  for (const frame of page.querySelectorAll('.ledger, .wide, .frame')) observer.observe(frame);
}

function set(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
