import type { AstroPrerenderer, RouteData } from 'astro';
import type { SiteFiles } from './site-files.ts';

/**
 * The same renderer, whose pages are written here: it hands back a response without a body, of which Astro makes no
 * file. Astro waits for other threads four times for each page, and with thousands of small pages that costs as much
 * as rendering them. What is no plain page, such as that for addresses that do not exist, is left to Astro.
 * @param base the base path, which begins and ends with `/`
 */
export function writingPages(inner: AstroPrerenderer, files: SiteFiles, base: string): AstroPrerenderer {
  return {
    ...inner,
    render: async (request, options) => {
      const rendered = await inner.render(request, options);
      const response = rendered instanceof Response ? rendered : rendered.response;
      const path = pathOf(new URL(request.url).pathname.slice(base.length), options.routeData);
      if (response.status !== 200 || response.body === null || path === undefined) return rendered;
      files.write(path, new Uint8Array(await response.arrayBuffer()));
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
