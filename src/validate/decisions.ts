import { compare } from '../diagnostic/compare.ts';
import type { Source } from '../parse/source.ts';
import type { Collector } from './collector.ts';
import type { Take } from './kept-entries.ts';
import type { Decision } from './registry.ts';
import { decision } from './schema/decision.ts';

const NAME = /^decisions\/([^/]+)\/(\d{4}-\d{2}-\d{2})-(.+?)(?:-(\d+))?\.json$/;

export interface ReadDecisions {
  /** In the order of their days, and of the numbers in their names within a day. */
  readonly decisions: Decision[];
  /** `<system>/<function>` of the files too broken to read, so that nobody calls those decisions missing. */
  readonly unread: ReadonlySet<string>;
}

/** Decision files in the order they were made; a name that contradicts the content is a diagnostic. */
export function readDecisions(
  sources: readonly Source[],
  signatures: ReadonlyMap<string, Uint8Array>,
  { collector, take }: { readonly collector: Collector; readonly take: Take },
): ReadDecisions {
  const decisions: Decision[] = [];
  const unread = new Set<string>();
  for (const source of sources) {
    const signature = signatures.get(source.file);
    const read = take(source, (own) => readDecision(source, signature, own), signature);
    if (read) decisions.push(read);
    else unread.add(aboutOf(source));
  }
  const files = new Set(sources.map(({ file }) => file));
  for (const file of signatures.keys()) {
    if (!files.has(file))
      collector.fault('content/unknown-path', { file: `${file}.sig` }, 'it signs a decision file that does not exist');
  }
  return { decisions: decisions.sort(inOrder), unread };
}

/** `<system>/<function>`, by the name of the file. */
function aboutOf({ file }: Source): string {
  const [, folder = '', , name = ''] = NAME.exec(file) ?? [];
  return `${folder}/${name}`;
}

function readDecision(source: Source, signature: Uint8Array | undefined, collector: Collector): Decision | undefined {
  const entry = collector.entry(source, decision);
  if (entry === undefined) return undefined;
  const [, folder = '', day = '', name = '', number = '1'] = NAME.exec(source.file) ?? [];
  const { predicate, subject } = entry.data;
  const about = subject[0].name.replace(/^systems\//, '');
  if (about !== folder)
    collector.fault(
      'schema/wrong-value',
      entry.spot(['subject', 0, 'name']),
      `The decision is about “${subject[0].name}” and lies in the folder of “${folder}”`,
      `Move the file to decisions/${about}/.`,
    );
  if (predicate.on !== day)
    collector.fault(
      'schema/wrong-value',
      entry.spot(['predicate', 'on']),
      `The decision is dated ${predicate.on} and its file name says ${day}`,
      'Name the file after the day of the decision.',
    );
  if (predicate.function !== name)
    collector.fault(
      'schema/wrong-value',
      entry.spot(['predicate', 'function']),
      `The decision is one of “${predicate.function}” and its file name says “${name}”`,
      'Name the file after the function that decided.',
    );
  return {
    ...entry,
    data: predicate,
    spot: (path, key) => entry.spot(['predicate', ...path], key),
    isBroken: (path) => entry.isBroken(`predicate.${path}`),
    system: folder,
    number: Number(number),
    digest: subject[0].digest.sha256,
    signature,
  };
}

/** The second decision of a function on a day is `…-2.json`, which a plain sort would put first. */
function inOrder(a: Decision, b: Decision): number {
  return compare(a.data.on, b.data.on) || a.number - b.number || compare(a.file, b.file);
}
