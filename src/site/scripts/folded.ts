/** Opens what is folded where the address points into it, and everything before printing. */
export function openFolded(view: Window): void {
  const { document: page, location } = view;
  const openTarget = () => {
    const target = page.getElementById(anchorOf(location.hash));
    const folded = target?.closest('details');
    if (!folded || folded.open) return;
    folded.open = true;
    target?.scrollIntoView();
  };
  openTarget();
  view.addEventListener('hashchange', openTarget);
  view.addEventListener('beforeprint', () => {
    for (const folded of page.querySelectorAll<HTMLDetailsElement>('main details')) folded.open = true;
  });
}

/** The anchor that an address names; as it stands where its escapes are none. */
function anchorOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
