import type { FrameworkControl, FrameworkData } from './schema/framework.ts';

/** One entry of a framework, with its place in the tree. */
export interface Control {
  /** `<framework>:<id>`. */
  readonly ref: string;
  readonly framework: string;
  readonly id: string;
  /** The printed form. */
  readonly label: string;
  readonly name: string | undefined;
  readonly statement: string | undefined;
  readonly url: string | undefined;
  /** Its own, or those of what it is part of; likewise the days on which it applies. */
  readonly roles: FrameworkControl['roles'];
  readonly applies: FrameworkControl['applies'];
  readonly topics: FrameworkControl['topics'];
  /** 0 for the outermost level. */
  readonly level: number;
  readonly parent: string | undefined;
  readonly children: readonly string[];
}

export interface Framework {
  readonly id: string;
  readonly file: string;
  readonly data: FrameworkData;
  /** Every entry by ref, parents before children. */
  readonly controls: ReadonlyMap<string, Control>;
  /** The refs of the entries without parts: what coverage counts. */
  readonly leaves: readonly string[];
}

export type Frameworks = ReadonlyMap<string, Framework>;

/** Lays a catalogue out flat; gives too what its counts promise and the file does not hold. */
export function layOut(data: FrameworkData, file: string): { framework: Framework; faults: readonly string[] } {
  const controls = new Map<string, Control>();
  const counts: number[] = [];
  const twice: string[] = [];
  const visit = (entry: FrameworkControl, level: number, parent: string | undefined): string => {
    const ref = `${data.id}:${entry.id}`;
    if (controls.has(ref)) twice.push(entry.id);
    counts[level] = (counts[level] ?? 0) + 1;
    const children: string[] = [];
    const { id, name, statement, url, topics } = entry;
    const above = parent === undefined ? undefined : controls.get(parent);
    controls.set(ref, {
      ref,
      framework: data.id,
      id,
      label: entry.label ?? id,
      name,
      statement,
      url,
      roles: entry.roles ?? above?.roles,
      applies: entry.applies ?? above?.applies,
      topics,
      level,
      parent,
      children,
    });
    for (const inner of entry.controls ?? []) children.push(visit(inner, level + 1, ref));
    return ref;
  };
  for (const entry of data.controls) visit(entry, 0, undefined);
  const leaves = [...controls.values()].filter(({ children }) => children.length === 0).map(({ ref }) => ref);
  return {
    framework: { id: data.id, file, data, controls, leaves },
    faults: [...countFaults(data, counts), ...twice.map((id) => `The id “${id}” stands twice in ${data.id}`)],
  };
}

function countFaults(data: FrameworkData, counts: readonly number[]): string[] {
  if (data.counts.length !== data.levels.length)
    return [`${data.id} names ${data.levels.length} levels and ${data.counts.length} counts`];
  const below = counts.slice(data.levels.length).reduce((sum, count) => sum + count, 0);
  if (below > 0) return [`${data.id} names ${data.levels.length} levels and holds ${below} entries below the last`];
  return data.levels.flatMap((level, at) => {
    const [promised, found] = [data.counts[at] ?? 0, counts[at] ?? 0];
    return promised === found ? [] : [`${data.id} promises ${promised} entries of level ${level} and holds ${found}`];
  });
}
