import type { NhiEntry } from '../../assess/nhi/entries.ts';
import type { System } from '../../validate/registry.ts';
import { packPath } from '../audit-pack/pack-path.ts';
import type { OwnPages } from './own-pages.ts';
import { type PageSums, pageSums, type SumsQuestion } from './page-sums.ts';

/** A page that may be taken from the last site: whether it may is told by its sum. */
export interface ReusablePage {
  /** Below the top of the site. */
  readonly file: string;
  /** Other files that belong to it, and are taken with it or not at all. */
  readonly beside: readonly string[];
  /** The SHA-256 of what it rests on, lower-case hexadecimal. */
  readonly sum: string;
}

/** What a build has to know to take pages from the last one. */
export interface Reuse {
  /** The SHA-256 of what is the same for all of its pages; pages of a site with another are of no use. */
  readonly site: string;
  /** Every page that may rest on nothing but its sum. */
  readonly pages: () => Iterable<ReusablePage>;
  /** Whether the page of a file, once it is made, turned out to rest on nothing else. */
  readonly isOwn: (file: string) => boolean;
}

type Question = SumsQuestion & { readonly nhis: ReadonlyMap<string, NhiEntry> };

/** Makes the pages that may serve again. */
export interface PageMaker {
  readonly system: <T>(system: System, make: () => T) => T;
  readonly coverage: <T>(system: System, make: () => T) => T;
  readonly nhi: <T>(entry: NhiEntry, make: () => T) => T;
}

const make = <T>(_: unknown, page: () => T): T => page();
/** Where none does. */
export const MAKING_ALL: PageMaker = { system: make, coverage: make, nhi: make };

/** Of those, the pages of systems and of identities, which are nearly all. */
export class ReusablePages implements Reuse, PageMaker {
  readonly #own: OwnPages;
  readonly #sums: PageSums;
  readonly #question: Question;
  readonly #made = new Set<string>();

  constructor(own: OwnPages, question: Question) {
    this.#own = own;
    this.#question = question;
    this.#sums = pageSums(question);
  }

  get site(): string {
    return this.#sums.site;
  }

  *pages(): Iterable<ReusablePage> {
    const { context, nhis } = this.#question;
    for (const system of context.assessment.registry.systems.values()) {
      const sum = this.#sums.system(system);
      const { id } = system;
      yield { file: systemFile(id), beside: [packPath(id)], sum };
      yield { file: coverageFile(id), beside: [], sum };
    }
    for (const entry of nhis.values()) yield { file: nhiFile(entry.id), beside: [], sum: this.#sums.nhi(entry) };
  }

  isOwn(file: string): boolean {
    return this.#made.has(file);
  }

  system<T>(system: System, make: () => T): T {
    return this.#make(systemFile(system.id), [system], make);
  }

  coverage<T>(system: System, make: () => T): T {
    return this.#make(coverageFile(system.id), [system], make);
  }

  nhi<T>({ id, users }: NhiEntry, make: () => T): T {
    return this.#make(
      nhiFile(id),
      users.map(({ system }) => system),
      make,
      id,
    );
  }

  #make<T>(file: string, systems: readonly System[], make: () => T, nhi?: string): T {
    const nhis = systems.flatMap((system) => system.nhis.map(({ id }) => id));
    const owned = {
      systems: new Set(systems.map(({ id }) => id)),
      nhis: new Set(nhi === undefined ? nhis : [...nhis, nhi]),
    };
    const { page, isOwn } = this.#own.make(owned, make);
    if (isOwn) this.#made.add(file);
    return page;
  }
}

function systemFile(id: string): string {
  return `systems/${id}/index.html`;
}

function coverageFile(id: string): string {
  return `systems/${id}/coverage/index.html`;
}

function nhiFile(id: string): string {
  return `nhis/${id}/index.html`;
}
