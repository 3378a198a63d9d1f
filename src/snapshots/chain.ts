import type { Predecessor, ReadManifest } from '../read/snapshots/manifest.ts';

/** A snapshot in a chain, or one that should be in it. */
export interface Link {
  /** Where it lies. */
  readonly where: string;
  readonly manifest: ReadManifest;
}

/** How a snapshot hangs together with those before it. */
export interface Chain {
  /** The earlier ones that were given and are in the chain, newest first. */
  readonly links: readonly Link[];
  /** The next one before them, which was not given; null where the chain is followed to its first snapshot. */
  readonly open: Predecessor | null;
  /** Those that were given and that nothing in the chain names. */
  readonly strays: readonly Stray[];
}

export interface Stray extends Link {
  /** Where the chain names another manifest of the same commit and day: what stands here was rewritten. */
  readonly named: Predecessor | undefined;
}

/** Follows the names of predecessors, each the SHA-256 of a manifest, from a snapshot back through those that are given. */
export function chainOf(tip: ReadManifest, given: readonly Link[]): Chain {
  const byName = new Map(given.map((link) => [link.manifest.sha256, link]));
  const links: Link[] = [];
  const named: Predecessor[] = [];
  let open = tip.manifest.previous ?? null;
  // Nothing can name itself, but a chain of files that somebody made may be given twice.
  while (open !== null) {
    named.push(open);
    const link = byName.get(open.sha256);
    if (link === undefined || links.includes(link)) break;
    links.push(link);
    open = link.manifest.manifest.previous ?? null;
  }
  const inChain = new Set([tip.sha256, ...links.map(({ manifest }) => manifest.sha256)]);
  const strays = given
    .filter(({ manifest }) => !inChain.has(manifest.sha256))
    .map((link) => ({ ...link, named: named.find((one) => isSame(one, link.manifest)) }));
  return { links, open, strays };
}

function isSame({ commit, asOf }: Predecessor, { manifest }: ReadManifest): boolean {
  return commit === manifest.commit && asOf === manifest.asOf;
}
