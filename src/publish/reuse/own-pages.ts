import type { SiteContext } from '../site-context.ts';
import { type Note, WatchedMap, watchedKeys, WatchedSet } from './watched.ts';

/** What a page is about: all that it may be made of, besides what is the same for every system. */
export interface Owned {
  readonly systems: ReadonlySet<string>;
  readonly nhis: ReadonlySet<string>;
}

/**
 * Tells the pages that were made of nothing but what they are about and what is the same for all systems. Builders get
 * the whole context, so it is watched while they are at work: where one asks for another system, its findings or its
 * dates, or goes through all of them, the page rests on more than its sum says.
 */
export class OwnPages {
  readonly context: SiteContext;
  #owned: Owned | undefined;
  #isOwn = true;

  constructor(whole: SiteContext) {
    const note = (kind: keyof Owned): Note => {
      return (id) => {
        if (this.#owned && (id === undefined || !this.#owned[kind].has(id))) this.#isOwn = false;
      };
    };
    const [ofSystem, ofNhi] = [note('systems'), note('nhis')];
    const { assessment, bySystem, bySubject, deadlinesBySystem } = whole;
    const { registry, views } = assessment;
    this.context = watchedKeys(
      {
        ...whole,
        bySystem: new WatchedMap(bySystem, ofSystem),
        bySubject: new WatchedMap(bySubject, ofNhi),
        deadlinesBySystem: new WatchedMap(deadlinesBySystem, ofSystem),
        failing: new WatchedSet(whole.failing, ofSystem),
        assessment: watchedKeys(
          {
            ...assessment,
            views: new WatchedMap(views, ofSystem),
            registry: watchedKeys(
              {
                ...registry,
                systems: new WatchedMap(registry.systems, ofSystem),
                intake: new WatchedMap(registry.intake, ofSystem),
              },
              ['decisions', 'guides', 'sources', 'secrets'],
              ofSystem,
            ),
          },
          ['findings'],
          ofSystem,
        ),
      },
      ['findings', 'deadlines'],
      ofSystem,
    );
  }

  /** Makes a page and says whether it is of its own. Pages are made one after the other. */
  make<T>(owned: Owned, page: () => T): { readonly page: T; readonly isOwn: boolean } {
    [this.#owned, this.#isOwn] = [owned, true];
    try {
      return { page: page(), isOwn: this.#isOwn };
    } finally {
      this.#owned = undefined;
    }
  }
}
