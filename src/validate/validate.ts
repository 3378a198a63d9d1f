import type { z } from 'zod';
import type { Outcome } from '../diagnostic/diagnostic.ts';
import { didYouMean } from '../diagnostic/suggest.ts';
import type { ParsedContent, Source } from '../parse/source.ts';
import type { Kind } from '../parse/kinds.ts';
import { checkControls } from './check-controls.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkPolicy } from './check-policy.ts';
import { checkReferences } from './check-references.ts';
import { Collector } from './collector.ts';
import { readCrosswalks } from './crosswalks.ts';
import { type Framework, type Frameworks, layOut } from './frameworks.ts';
import { readDecisions } from './decisions.ts';
import type { KeptEntries, Take } from './kept-entries.ts';
import type { Entry, Person, Registry, SharedThing, System } from './registry.ts';
import { isUnread, namedIn } from './named.ts';
import { isBrokenAt, resolveSystem, type Shelf, type Shelves } from './resolve-uses.ts';
import { crosswalk } from './schema/crosswalk.ts';
import { exception } from './schema/exception.ts';
import { framework } from './schema/framework.ts';
import { id } from './schema/common.ts';
import { people, type PeopleData } from './schema/people.ts';
import { policy } from './schema/policy.ts';
import { type RegistryFile, registryFile } from './schema/registry-file.ts';
import { guide, sharedEvidence, sharedModels, sharedNhis } from './schema/shared.ts';
import { intake, system } from './schema/system.ts';

/**
 * Parsed files to a typed registry with its references resolved. The value is absent only when one of
 * registry.yaml, policy.yaml and people.yaml is missing or says too little to judge anything by.
 * @param kept what was made of the same files the last time
 */
export function validate(content: ParsedContent, kept?: KeptEntries): Outcome<Registry | undefined> {
  const collector = new Collector();
  const take: Take = kept?.taking(content.sources, collector) ?? ((_, make) => make(collector));
  const kinds = Map.groupBy(content.sources.values(), ({ kind }) => kind);
  const ofKind = (kind: Kind): readonly Source[] => kinds.get(kind) ?? [];
  const all = <T>(kind: Kind, schema: z.ZodType<T>): Map<string, Entry<T>> => {
    const entries = new Map<string, Entry<T>>();
    for (const source of ofKind(kind)) {
      const entry = take(source, (own) => own.entry(source, schema));
      if (entry) entries.set(entry.id, entry);
    }
    return entries;
  };
  const config = single(content, { kind: 'registry', file: 'registry.yaml', schema: registryFile }, collector);
  const rules = single(content, { kind: 'policy', file: 'policy.yaml', schema: policy }, collector);
  const persons = single(content, { kind: 'people', file: 'people.yaml', schema: people }, collector);
  const catalogues = readFrameworks(ofKind('framework'), collector);
  const shelves = {
    nhis: readShared(
      { sources: ofKind('shared-nhis'), schema: sharedNhis, list: (data) => data.nhis, key: 'nhis' },
      collector,
    ),
    models: readShared(
      { sources: ofKind('shared-models'), schema: sharedModels, list: (data) => data.models, key: 'models' },
      collector,
    ),
    evidence: readShared(
      { sources: ofKind('shared-evidence'), schema: sharedEvidence, list: (data) => data.evidence, key: 'evidence' },
      collector,
    ),
  };
  const systems = readSystems(ofKind('system'), shelves, take);
  const records = all('intake', intake);
  if (ofKind('system').length + ofKind('intake').length === 0)
    collector.fault('content/missing-file', { file: 'systems' }, 'record: neither a system nor an intake record');
  const exceptions = all('exception', exception);
  const guides = [...all('guide', guide).values()];
  const { decisions, unread } = readDecisions(ofKind('decision'), content.signatures, { collector, take });
  const crosswalks = all('crosswalk', crosswalk);
  if (!config || !rules || !persons) return { value: undefined, diagnostics: collector.diagnostics };
  const frameworks = inUse(catalogues, config, collector);
  const registry: Registry = {
    config: config.data,
    policy: rules.data,
    teams: new Map(Object.entries(persons.data.teams ?? {}).map(([id, { name }]) => [id, name])),
    people: readPeople(persons),
    systems,
    intake: records,
    decisions,
    unreadDecisions: unread,
    unreadFrameworks: new Set([
      ...catalogues.unread,
      ...(config.data.frameworks ?? []).filter((id) => !catalogues.frameworks.has(id)),
    ]),
    exceptions,
    guides,
    frameworks,
    crosswalks: readCrosswalks(
      crosswalks,
      { all: new Set(catalogues.frameworks.keys()), inUse: frameworks, unread: catalogues.unread },
      collector,
    ),
    shared: { nhis: shelves.nhis.things, models: shelves.models.things, evidence: shelves.evidence.things },
    evidenceFiles: content.evidence,
    assets: content.assets,
    sources: content.sources,
    secrets: content.secrets,
  };
  checkPolicy(rules, collector);
  checkControls(registry, rules, collector);
  checkReferences(registry, collector);
  checkDuplicates(registry, collector);
  return { value: registry, diagnostics: collector.diagnostics };
}

function readSystems(sources: readonly Source[], shelves: Shelves, take: Take): Map<string, System> {
  const systems = new Map<string, System>();
  for (const source of sources) {
    const read = take(source, (own) => {
      const entry = own.entry(source, system);
      return entry && resolveSystem(entry, shelves, own);
    });
    if (read) systems.set(read.id, read);
  }
  return systems;
}

/** Everyone who is named. Whoever's entry cannot be read is somebody all the same, and their own fault says so. */
export function readPeople(persons: Entry<PeopleData>): Map<string, Person> {
  const ids = new Set([...Object.keys(persons.data.people), ...namedIn(persons.source, 'people')]);
  const known = [...ids].filter((name) => id.safeParse(name).success);
  return new Map(
    known.map((id) => [
      id,
      { id, ...(persons.data.people[id] ?? { name: id }), spot: (path) => persons.spot(['people', id, ...path]) },
    ]),
  );
}

function single<T>(
  content: ParsedContent,
  wanted: { kind: Kind; file: string; schema: z.ZodType<T> },
  collector: Collector,
): Entry<T> | undefined {
  const source = content.sources.get(wanted.file);
  if (source) return collector.entry(source, wanted.schema);
  collector.fault('content/missing-file', { file: wanted.file }, wanted.file);
  return undefined;
}

interface ReadFrameworks {
  readonly frameworks: Map<string, Framework>;
  /** Those that could not be read, or not whole, so that nobody calls what they hold unknown. */
  readonly unread: ReadonlySet<string>;
}

function readFrameworks(sources: readonly Source[], collector: Collector): ReadFrameworks {
  const frameworks = new Map<string, Framework>();
  const unread = new Set<string>();
  for (const source of sources) {
    const entry = collector.entry(source, framework);
    if (!entry || entry.isBroken('controls')) unread.add(source.id);
    if (!entry) continue;
    if (entry.data.id !== source.id)
      collector.fault(
        'schema/wrong-value',
        entry.spot(['id']),
        `The id “${entry.data.id}” is not the name of the file`,
        `Write id: ${source.id}.`,
      );
    const { framework: laid, faults } = layOut({ ...entry.data, id: source.id }, entry.file);
    // Where an entry could not be read, that is the fault, and not that one is missing.
    if (!unread.has(source.id))
      for (const fault of faults) collector.fault('framework/counts', entry.spot(['counts']), fault);
    frameworks.set(source.id, laid);
  }
  return { frameworks, unread };
}

function inUse({ frameworks, unread }: ReadFrameworks, config: Entry<RegistryFile>, collector: Collector): Frameworks {
  const wanted = config.data.frameworks;
  if (wanted === undefined) return frameworks;
  const chosen = new Map<string, Framework>();
  for (const [at, id] of wanted.entries()) {
    const found = frameworks.get(id);
    if (found) chosen.set(id, found);
    else if (!unread.has(id)) {
      collector.fault(
        'reference/unknown',
        config.spot(['frameworks', at]),
        `The framework “${id}” is not in content/frameworks`,
        didYouMean(id, [...frameworks.keys()], 'Add its file, or take it out.'),
      );
    }
  }
  return chosen;
}

interface SharedFile<F, T> {
  /** None or one. */
  readonly sources: readonly Source[];
  readonly schema: z.ZodType<F>;
  readonly list: (data: F) => readonly (T & { id: string; shared_because: string })[];
  readonly key: string;
}

function readShared<F, T>(wanted: SharedFile<F, T>, collector: Collector): Shelf<T> {
  const things = new Map<string, SharedThing<T & { id: string }>>();
  const [source] = wanted.sources;
  const named = namedIn(source, wanted.key);
  const entry = source && collector.entry(source, wanted.schema);
  if (entry) {
    for (const [at, item] of wanted.list(entry.data).entries()) {
      const path = entry.spot([wanted.key, at]).path ?? [];
      if (things.has(item.id)) collector.fault('schema/duplicate-id', entry.spot([wanted.key, at, 'id']), item.id);
      things.set(item.id, {
        id: item.id,
        because: item.shared_because,
        data: item,
        file: entry.file,
        at: path,
        isBroken: (inner) => isBrokenAt(entry, { file: entry.file, path: [...path, ...inner] }),
      });
    }
  }
  return { things, isUnread: (id) => isUnread(source) || (named.has(id) && !things.has(id)) };
}
