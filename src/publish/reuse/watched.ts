/** Is told what was asked for: the thing of an id, or all of them. */
export type Note = (id?: string) => void;

/** The same map, which says what is asked of it. */
export class WatchedMap<V> implements ReadonlyMap<string, V> {
  readonly #map: ReadonlyMap<string, V>;
  readonly #note: Note;

  constructor(map: ReadonlyMap<string, V>, note: Note) {
    this.#map = map;
    this.#note = note;
  }

  get(id: string): V | undefined {
    this.#note(id);
    return this.#map.get(id);
  }

  has(id: string): boolean {
    this.#note(id);
    return this.#map.has(id);
  }

  get size(): number {
    return this.#all().size;
  }

  keys(): MapIterator<string> {
    return this.#all().keys();
  }

  values(): MapIterator<V> {
    return this.#all().values();
  }

  entries(): MapIterator<[string, V]> {
    return this.#all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(act: (value: V, id: string, all: ReadonlyMap<string, V>) => void): void {
    for (const [id, value] of this.#all()) act(value, id, this);
  }

  #all(): ReadonlyMap<string, V> {
    this.#note();
    return this.#map;
  }
}

/** The same set, which says which of its members it is asked for. */
export class WatchedSet extends Set<string> {
  readonly #note: Note;

  constructor(set: ReadonlySet<string>, note: Note) {
    super(set);
    this.#note = note;
  }

  override has(id: string): boolean {
    this.#note(id);
    return super.has(id);
  }

  override values(): SetIterator<string> {
    this.#note();
    return super.values();
  }

  override [Symbol.iterator](): SetIterator<string> {
    return this.values();
  }
}

/** The same object, which says when some of what it holds, about everything at once, is asked for. */
export function watchedKeys<T extends object>(whole: T, keys: readonly (keyof T)[], note: Note): T {
  const watched = { ...whole };
  for (const key of keys) {
    const value = whole[key];
    Object.defineProperty(watched, key, {
      enumerable: true,
      get: () => {
        note();
        return value;
      },
    });
  }
  return watched;
}
