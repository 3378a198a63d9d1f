/** Repeatable chance: the same seed and salt always give the same throws, on every platform. */
export class Dice {
  #state: number;

  constructor(seed: number, salt: number) {
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(salt + 1, 0xc2b2ae35);
  }

  /** At least 0 and less than 1 (mulberry32, Tommy Ettinger, public domain). */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number; both ends are possible. */
  int(from: number, to: number): number {
    return from + Math.floor(this.#next() * (to - from + 1));
  }

  chance(percent: number): boolean {
    return this.#next() * 100 < percent;
  }

  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    return list[this.int(0, list.length - 1)] as T;
  }

  /** That many different items, in the order of the list. */
  some<T>(list: readonly T[], count: number): T[] {
    const chosen = new Set<number>();
    while (chosen.size < Math.min(count, list.length)) chosen.add(this.int(0, list.length - 1));
    return [...chosen].sort((a, b) => a - b).map((at) => list[at] as T);
  }

  /** 64 hexadecimal digits in the place of a SHA-256; never 0 first, which YAML readers may take for a number. */
  sha256(): string {
    const rest = Array.from({ length: 9 }, () => this.int(0, 0xfffffff).toString(16).padStart(7, '0'));
    return this.int(1, 15).toString(16) + rest.join('');
  }
}
