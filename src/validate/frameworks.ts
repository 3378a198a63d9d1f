import { didYouMean, listWords } from '../diagnostic/suggest.ts';
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
  /** The refs of the innermost level: what coverage counts. */
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
    const { id, name, statement, url } = entry;
    controls.set(ref, {
      ref,
      framework: data.id,
      id,
      label: entry.label ?? id,
      name,
      statement,
      url,
      level,
      parent,
      children,
    });
    for (const inner of entry.controls ?? []) children.push(visit(inner, level + 1, ref));
    return ref;
  };
  for (const entry of data.controls) visit(entry, 0, undefined);
  const deepest = data.levels.length - 1;
  const leaves = [...controls.values()].filter((control) => control.level === deepest).map((control) => control.ref);
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

export type Resolved =
  | { readonly ref: string }
  | { readonly fault: 'unknown' | 'withdrawn'; readonly detail: string; readonly hint: string };

/** Every spelling that a framework's controls answer to, without blanks and case, to the ref. */
type Aliases = ReadonlyMap<string, string>;
const aliasesOf = new WeakMap<Framework, Aliases>();

/**
 * The ref that a record means: the id itself, its printed form (`GOVERN 1.1`, `NHI1:2025`) or a padded
 * one (`NHI-01`). A withdrawn id is a fault that names its successors.
 */
export function resolveControl(text: string, frameworks: Frameworks): Resolved {
  const cut = text.indexOf(':');
  const [name, id] = [text.slice(0, cut), text.slice(cut + 1)];
  const framework = frameworks.get(name);
  if (framework === undefined) {
    const known = [...frameworks.keys()];
    return {
      fault: 'unknown',
      detail: `No framework “${name}” is in content/frameworks`,
      hint: didYouMean(name, known, `The frameworks are ${listWords(known, 'and')}.`),
    };
  }
  if (framework.controls.has(text)) return { ref: text };
  const aliases = aliasesOf.get(framework) ?? collectAliases(framework);
  const ref = aliases.get(folded(id));
  if (ref !== undefined) return { ref };
  return unresolved(id, framework);
}

function unresolved(id: string, framework: Framework): Resolved {
  const withdrawn = framework.data.withdrawn?.find((entry) => folded(entry.id) === folded(id));
  if (withdrawn) {
    const became = withdrawn.became.map((successor) => `${framework.id}:${successor}`);
    return {
      fault: 'withdrawn',
      detail: `“${id}” was withdrawn from ${framework.data.title}`,
      hint: became.length > 0 ? `Write ${listWords(became)} instead.` : 'It has no successor: remove it.',
    };
  }
  const known = [...framework.controls.values()].map((control) => control.id);
  return {
    fault: 'unknown',
    detail: `${framework.data.title} has no “${id}”`,
    hint: didYouMean(id, known, `Its ids look like ${listWords(known.slice(-2))}.`),
  };
}

function collectAliases(framework: Framework): Aliases {
  const aliases = new Map<string, string>();
  for (const { ref, id, label } of framework.controls.values()) {
    for (const form of [id, label, label.replace(/:\d{4}$/, '')]) aliases.set(folded(form), ref);
  }
  aliasesOf.set(framework, aliases);
  return aliases;
}

/** Case, blanks, hyphens and leading zeros tell no two controls of a framework apart. */
function folded(id: string): string {
  return id
    .toLowerCase()
    .replace(/[\s-]+/g, '-')
    .replace(/([a-z])-(?=\d)/g, '$1')
    .replace(/(^|[^\d])0+(?=\d)/g, '$1');
}
