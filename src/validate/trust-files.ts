import type { ParsedContent } from '../parse/source.ts';
import { Collector } from './collector.ts';
import type { Person } from './registry.ts';
import { people } from './schema/people.ts';
import { policy, type PolicyData } from './schema/policy.ts';
import { type RegistryFile, registryFile } from './schema/registry-file.ts';
import { readPeople } from './validate.ts';

/** The files that say who may decide what, and what is asked of a system. */
export interface TrustFiles {
  /** Nobody, where the file was missing or could not be read. */
  readonly people: ReadonlyMap<string, Person>;
  readonly policy: PolicyData | undefined;
  readonly config: RegistryFile | undefined;
}

/** These files as they were before a change; what was wrong with them then was said then. */
export function readTrustFiles({ sources }: Pick<ParsedContent, 'sources'>): TrustFiles {
  const collector = new Collector();
  const read = <T>(file: string, schema: Parameters<typeof collector.entry<T>>[1]) => {
    const source = sources.get(file);
    return source && collector.entry(source, schema);
  };
  const persons = read('people.yaml', people);
  return {
    people: persons ? readPeople(persons) : new Map(),
    policy: read('policy.yaml', policy)?.data,
    config: read('registry.yaml', registryFile)?.data,
  };
}
