import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin, ViteDevServer } from 'vite';
import { makeReport } from '../report/make-report.ts';
import { textReport } from '../report/text.ts';
import { EditedFolder } from '../change/edited-folder.ts';
import { type Gate, runGate } from '../run.ts';
import { finishOffline } from '../write/offline/finish-offline.ts';
import { finishSite, writeExports } from '../write/finish-site.ts';
import { LastPages } from '../write/site-files/last-pages.ts';
import { type SiteNoteKeeper, siteNoteKeeper } from '../write/site-note.ts';
import { writingPacks } from '../write/site-files/packs.ts';
import { writingPages } from '../write/site-files/pages.ts';
import { SiteFiles } from '../write/site-files/site-files.ts';
import { searchOfSite } from '../write/search/search-of-site.ts';
import { beginStaging, type Staging } from '../write/publish-folder.ts';
import { type RenderFolder, renderFolder } from '../write/render-folder.ts';
import { readRuleDocs } from '../read/rule-docs.ts';
import { audienceOf } from '../publish/audience/audience.ts';
import { siteModel } from '../publish/site-model.ts';
import { abandonSite, type BuildRequest, siteStore } from './site-store.ts';

const DEFAULTS: BuildRequest = {
  content: 'content',
  asOf: undefined,
  out: 'dist',
  basePath: undefined,
  site: undefined,
  publishFailing: false,
  audience: undefined,
  offline: false,
};
/** What an editor does to a file in one go comes within so long. */
const SETTLE_MS = 30;

/** From a disk no module can be loaded, ahead or otherwise. */
const WITHOUT_PRELOADING: Plugin = {
  name: 'countersign:without-preloading',
  configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
};

/**
 * The gate as an Astro integration: `astro build` and `astro dev` judge the registry before anything is
 * rendered, and a build is staged and swapped in only when it is whole.
 */
export default function countersign(): AstroIntegration {
  let staging: Staging | undefined;
  let search: Promise<string[] | undefined> = Promise.resolve(undefined);
  let pages: LastPages | undefined;
  let note: SiteNoteKeeper | undefined;
  let request = DEFAULTS;
  let edited: EditedFolder | undefined;
  let base = '/';
  let files: SiteFiles | undefined;
  let rendered: RenderFolder | undefined;
  const discard = async (): Promise<void> => {
    await rendered?.remove();
    await staging?.discard();
  };
  return {
    name: 'countersign',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        if (command !== 'build' && command !== 'dev') return;
        siteStore().isBuild = command === 'build';
        request = siteStore().request ?? DEFAULTS;
        const { content, asOf } = request;
        // What an audience may not see is taken out of the judgement itself.
        if (command === 'dev') edited = new EditedFolder({ content, asOf }, request.audience === undefined);
        const gate = siteStore().gate ?? (await (edited?.judge(new Set()) ?? runGate({ content, asOf })));
        if (command === 'build') stopOnFindings(gate, request);
        else process.stderr.write(textReport(makeReport(gate, `${request.content}/`)));
        const settings = gate.assessment?.registry.config;
        base = withSlash(request.basePath ?? settings?.base ?? config.base);
        const site = request.site ?? settings?.site;
        updateConfig({
          base,
          ...(site === undefined ? {} : { site }),
          vite: { define: { COUNTERSIGN_BASE: JSON.stringify(base) } },
        });
        await offer(gate, request, base);
        if (command !== 'build') return;
        staging = await beginStaging(request.out, request.publishLink);
        siteStore().abandon = staging.discard;
        rendered = await renderFolder(staging.folder, process.cwd());
        siteStore().abandon = discard;
        updateConfig({
          outDir: pathToFileURL(`${rendered.folder}/`),
          // The folder is new, and the search index is written into it while pages are rendered.
          vite: { build: { emptyOutDir: false }, plugins: request.offline ? [WITHOUT_PRELOADING] : [] },
          cacheDir: new URL('./node_modules/.cache/countersign/', pathToFileURL(`${process.cwd()}/`)),
        });
      },
      'astro:server:setup': ({ server }) => {
        if (edited) watch(server, request, edited);
      },
      'astro:build:start': async ({ setPrerenderer }) => {
        const { model } = siteStore();
        if (model === undefined || staging === undefined) return;
        note = await siteNoteKeeper(request.content, request.out);
        // Copies for a disk are other pages, and what `astro build` makes is left to Astro.
        const last = siteStore().request && !request.offline && !request.fresh ? await note.last() : undefined;
        const written = new SiteFiles(staging.folder);
        files = written;
        siteStore().abandon = async () => {
          await written.stop();
          await discard();
        };
        const { commitId: commit, asOf } = model.snapshot;
        const taken = new LastPages(written, { reuse: model.reuse, last, commit, asOf });
        pages = taken;
        siteStore().model = writingPacks(model, written);
        // `astro build` itself says of each page that it wrote it, and does.
        const { request: asked, progress } = siteStore();
        const { offline: isOffline } = request;
        if (asked) setPrerenderer((own) => writingPages(own, written, { base, isOffline, last: taken, progress }));
        const { search: records, searchParts: parts } = model;
        if (!isOffline) search = searchOfSite({ records, parts, folder: staging.folder, files: written, last });
        // Whoever waits for it hears of a failure; a build that fails before that has a fault of its own to tell.
        search.catch(() => undefined);
        // While others wait for the bundler.
        writeExports(model, written);
      },
      'astro:build:done': async () => {
        const { model } = siteStore();
        if (model === undefined || staging === undefined || files === undefined) return;
        try {
          if (request.offline && rendered) await finishOffline(rendered.folder, base);
          await rendered?.collect(files);
          const manifest = await finishSite({ folder: staging.folder, files, model, search, request, base });
          await rendered?.remove();
          await staging.publish();
          if (model.reuse && !request.offline)
            await note?.keep({ manifest, site: model.reuse.site, search: await search, pages: pages?.note() ?? {} });
          siteStore().again = pages?.count;
          siteStore().abandon = undefined;
        } catch (error) {
          await abandonSite();
          throw error;
        }
      },
    },
  };
}

function withSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`;
}

/** Puts the model where the pages find it; a registry that cannot be judged leaves the last one standing. */
async function offer(gate: Gate, { content, audience, previous }: BuildRequest, base: string): Promise<void> {
  const store = siteStore();
  store.gate = gate;
  if (gate.assessment === undefined) return;
  store.model = siteModel(gate, {
    base,
    ruleDocs: await readRuleDocs(),
    contentPrefix: content === '.' ? '' : `${content}/`,
    previous,
    audience: audienceOf(audience, gate.assessment.registry.config),
  });
}

/** What `astro build` itself has to refuse; the command line has done so before it comes here. */
function stopOnFindings(gate: Gate, request: BuildRequest): void {
  const failing = gate.diagnostics.some(({ severity }) => severity === 'error');
  if (siteStore().request === undefined && gate.diagnostics.length > 0)
    process.stderr.write(textReport(makeReport(gate, `${request.content}/`)));
  if (gate.assessment === undefined || (failing && !request.publishFailing)) {
    throw new Error('The registry is not in order, so nothing was built and what is published stays as it is.');
  }
}

/** In development a saved record shows its page, or its findings, without a restart. */
function watch(server: ViteDevServer, request: BuildRequest, edited: EditedFolder): void {
  const folder = resolve(request.content);
  server.middlewares.use((_, response, next) => {
    if (siteStore().model) next();
    else
      response
        .writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
        .end(
          siteStore().gate
            ? textReport(makeReport(siteStore().gate as Gate, `${request.content}/`))
            : 'Nothing was judged yet.',
        );
  });
  server.watcher.add(folder);
  let timer: NodeJS.Timeout | undefined;
  const changed = new Set<string>();
  const again = (path: string) => {
    if (!path.startsWith(folder)) return;
    changed.add(relative(folder, path).replaceAll('\\', '/'));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const since = new Set(changed);
      changed.clear();
      edited
        .judge(since)
        .then((gate) => show(gate, server, request))
        .catch((error: unknown) => server.config.logger.error(String(error)));
    }, SETTLE_MS);
  };
  for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, again);
}

async function show(gate: Gate, server: ViteDevServer, request: BuildRequest): Promise<void> {
  process.stderr.write(textReport(makeReport(gate, `${request.content}/`)));
  await offer(gate, request, withSlash(server.config.base));
  // Astro keeps the paths of dynamic routes until its content changes; this is how it is told so.
  for (const environment of Object.values(server.environments)) environment.hot.send('astro:content-changed', {});
  server.ws.send({ type: 'full-reload' });
}
