import type { Progress } from '../diagnostic/progress.ts';
import type { Gate } from '../run.ts';
import type { ModelOptions, SiteModel } from '../publish/site-model.ts';

/**
 * What the pages render, handed over in memory: Astro prerenders in the same process, but loads its
 * modules a second time, so a module of ours could not hold it.
 */
export interface SiteStore {
  gate?: Gate | undefined;
  model?: SiteModel | undefined;
  /** What the command line asked for; `astro build` and `astro dev` leave it out. */
  request?: BuildRequest | undefined;
  /** Is told how many pages are rendered. */
  progress?: Progress | undefined;
  /** How many pages of the site that was published last serve again; there once they are known. */
  again?: number | undefined;
  /** Whether pages are rendered to be published, and not served while records are edited. */
  isBuild?: boolean;
  /** Leaves the published site as it was, and nothing of the one that is being written; there until that is published. */
  abandon?: (() => Promise<void>) | undefined;
}

export interface BuildRequest {
  readonly content: string;
  readonly asOf: string | undefined;
  readonly out: string;
  readonly basePath: string | undefined;
  readonly site: string | undefined;
  readonly publishFailing: boolean;
  /** Whether it is a copy that opens from a disk. */
  readonly offline: boolean;
  /** The name of an audience of registry.yaml; everyone when left out. */
  readonly audience: string | undefined;
  /** Whether every page is made anew, and none taken from the site that was published last. */
  readonly fresh?: boolean | undefined;
  /** Whether the site is published as a link that is turned. */
  readonly publishLink?: boolean | undefined;
  /** The snapshot that was published before. */
  readonly previous?: ModelOptions['previous'];
  /** The private key that signs the manifest. */
  readonly signSnapshot?: string | undefined;
}

const KEY = Symbol.for('countersign.site');
const holder = globalThis as typeof globalThis & { [KEY]?: SiteStore };

export function siteStore(): SiteStore {
  return (holder[KEY] ??= {});
}

/** Gives up what is being written. */
export async function abandonSite(): Promise<void> {
  const store = siteStore();
  const { abandon } = store;
  store.abandon = undefined;
  await abandon?.();
}

/** Whether the site that is being rendered opens from a disk, where nothing can be searched or fetched. */
export function isOffline(): boolean {
  return siteStore().request?.offline === true;
}

/** The model of the site that is being rendered. */
export function site(): SiteModel {
  const { model } = siteStore();
  if (model === undefined)
    throw new Error(
      'No model: pages are rendered by “countersign build”, “countersign dev”, “astro build” or “astro dev”.',
    );
  return model;
}
