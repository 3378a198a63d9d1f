/** What is used of Pagefind’s own script, https://pagefind.app/docs/api/. */
export interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  filters(): Promise<Counts>;
  search(words: string | null, options: { filters: Filters }): Promise<{ results: readonly Result[]; filters: Counts }>;
}

export type Filters = Record<string, { any: readonly string[] }>;
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** One page that fits, as far as it is known before it is loaded. */
export interface Result {
  readonly score: number;
  data(): Promise<Found>;
}

/** One page that was found. */
export interface Found {
  readonly url: string;
  readonly meta: { readonly title?: string; readonly kind?: string };
  /** Escaped text in which the words that fit are in `mark`. */
  readonly excerpt: string;
}

/** An index in a folder, which an address with a slash at its end names. */
export async function openPagefind(folder: string, base: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind;
  await pagefind.options({ baseUrl: base, excerptLength: 28 });
  // Until its filters are loaded, Pagefind counts only those that a question names.
  await pagefind.filters();
  return pagefind;
}
