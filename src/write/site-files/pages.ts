import type { AstroPrerenderer, PathWithRoute, RouteData } from 'astro';
import type { Progress } from '../../diagnostic/progress.ts';
import { offlinePage } from '../offline/relative.ts';
import { keepBytes } from './page-response.ts';
import type { LastPages } from './last-pages.ts';
import type { SiteFiles } from './site-files.ts';

export interface Writing {
  /** The base path, which begins and ends with `/`. */
  readonly base: string;
  /** Whether the pages are to work from a disk. */
  readonly isOffline: boolean;
  /** The pages that need not be rendered. */
  readonly last?: Pick<LastPages, 'mayHave' | 'has'> | undefined;
  /** Is told how many pages are rendered. */
  readonly progress?: Progress | undefined;
}

/**
 * The same renderer, whose pages are written here: it hands back a response without a body, of which Astro makes no
 * file. Astro waits for other threads four times for each page, and with thousands of small pages that costs as much
 * as rendering them. What is no plain page, such as that for addresses that do not exist, is left to Astro.
 */
export function writingPages(
  inner: AstroPrerenderer,
  files: SiteFiles,
  { base, isOffline, last, progress }: Writing,
): AstroPrerenderer {
  let of = 0;
  let done = 0;
  let restore = (): void => undefined;
  return {
    ...inner,
    setup: async () => {
      await inner.setup?.();
      restore = keepBytes();
    },
    teardown: async () => {
      restore();
      await inner.teardown?.();
    },
    getStaticPaths: async () => {
      const paths = await inner.getStaticPaths();
      of = paths.length;
      if (last === undefined) return paths;
      // The others are made while another thread takes these over.
      const isLate = ({ pathname, route }: PathWithRoute) => {
        const path = pathOf(`${pathname.replace(/^\/|\/$/g, '')}/`, route);
        return path !== undefined && last.mayHave(path);
      };
      return [...paths.filter((path) => !isLate(path)), ...paths.filter(isLate)];
    },
    render: async (request, options) => {
      progress?.('render', ++done, of);
      const path = pathOf(new URL(request.url).pathname.slice(base.length), options.routeData);
      if (path !== undefined && (await last?.has(path))) return new Response(null);
      const rendered = await inner.render(request, options);
      const response = rendered instanceof Response ? rendered : rendered.response;
      if (response.status !== 200 || response.body === null || path === undefined) return rendered;
      if (isOffline && path.endsWith('.html')) files.write(path, offlinePage(await response.text(), path, base));
      else files.give(path, await response.arrayBuffer());
      return new Response(null);
    },
  };
}

/** The file of an address, or undefined for one that is left to Astro. */
function pathOf(address: string, { type, route }: RouteData): string | undefined {
  const path = decodeURI(address);
  const isFolder = path === '' || path.endsWith('/');
  if (type === 'endpoint') return isFolder ? undefined : path;
  return type === 'page' && isFolder && !/^\/(?:404|500)$/.test(route) ? `${path}index.html` : undefined;
}
