/** The way from one file of a site to another, both below its top, with `/`. */
export function wayTo(target: string, from: string): string {
  const [here, there] = [from.split('/').slice(0, -1), target.split('/')];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}

/** An address of the site as the way from a file to a file: no server is there to find the index of a folder. */
function fileAddress(address: string, from: string, base: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address.slice(base.length)) ?? [];
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const isHere = file === from && rest.startsWith('#');
  return isHere ? rest : `${wayTo(file, from)}${rest}`;
}

const TAG = /<[a-z](?:[^<>"]|"[^"]*")*>/g;
const ADDRESS = /(\s(?:href|src|action|data-[a-z-]+)=")([^"]*)/g;
/** A page that stands beside the one that leads to it, such as `coverage/#nist-csf-2.0`. */
const BESIDE = /\shref="(?=[a-z0-9-]+\/[?#"])/g;

/**
 * A page as it works from a folder on disk: its addresses lead from file to file, and its scripts are plain ones, since
 * browsers run no module from a disk.
 * @param path where the page lies, below the top of the site
 * @param base the base path that it was rendered for, which begins and ends with `/`
 */
export function offlinePage(html: string, path: string, base: string): string {
  const folder = `${base}${path.slice(0, path.lastIndexOf('/') + 1)}`;
  const relative = (address: string) =>
    address.startsWith(base) && !address.startsWith('//') ? fileAddress(address, path, base) : address;
  return html
    .replace(TAG, (tag) =>
      tag
        .replace(BESIDE, (start) => start + folder)
        .replace(ADDRESS, (_, start: string, address: string) => start + relative(address)),
    )
    .replaceAll('<script type="module" ', '<script defer ');
}

interface StylesFrom {
  readonly base: string;
  readonly drawings: ReadonlyMap<string, string>;
}

/**
 * A style sheet whose typefaces lie beside it, and whose drawings stand in it: from a disk, browsers take none as a mask.
 * @param drawings the text of each SVG, by its path below the top of the site
 */
export function offlineStyles(css: string, path: string, { base, drawings }: StylesFrom): string {
  return css.replace(/url\((["']?)(\/[^"')]*)\1\)/g, (all, _quote: string, address: string) => {
    if (!address.startsWith(base)) return all;
    const target = address.slice(base.length);
    const drawing = drawings.get(target);
    return drawing === undefined
      ? `url("${wayTo(target, path)}")`
      : `url("data:image/svg+xml,${encodeURIComponent(drawing)}")`;
  });
}
