/** Opens what is folded where the address points into it, and everything before printing. */
export function openFolded(view: Window): void {
  const { document: page, location } = view;
  const openTarget = () => {
    const target = page.getElementById(decodeURIComponent(location.hash.slice(1)));
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
