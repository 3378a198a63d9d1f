import type { Path, Spot } from '../diagnostic/diagnostic.ts';
import type { EvidenceFile, SecretPlace, Source } from '../parse/source.ts';
import type { Crosswalk } from './crosswalks.ts';
import type { Framework, Frameworks } from './frameworks.ts';
import type { Status } from './schema/common.ts';
import type { Predicate } from './schema/decision.ts';
import type { EvidenceData } from './schema/evidence.ts';
import type { ExceptionData } from './schema/exception.ts';
import type { NhiData } from './schema/nhi.ts';
import type { PersonData } from './schema/people.ts';
import type { PolicyData } from './schema/policy.ts';
import type { RegistryFile } from './schema/registry-file.ts';
import type { GuideData } from './schema/shared.ts';
import type { IntakeData, ModelData, SystemData } from './schema/system.ts';

/** A file whose data passed its schema, as far as it did. */
export interface Entry<T> {
  readonly id: string;
  readonly file: string;
  readonly data: T;
  readonly source: Source;
  /** True where the file holds something wrong at, below or above this path, so that what is absent there is not missing. */
  readonly isBroken: (path: string) => boolean;
  /** The spot of a path of `data`. */
  readonly spot: (path: Path, key?: boolean) => Spot;
}

/** A thing that a record lists itself or takes from shared/ with `use`. */
export interface Use<T> {
  readonly id: string;
  readonly data: T;
  readonly shared: boolean;
  readonly sharedBecause: string | undefined;
  /** Where the record lists it. */
  readonly spot: Spot;
  /** Where its fields stand: the same, or in shared/. */
  readonly definedAt: (path: Path) => Spot;
  /** True where the schema refused something at or below a path of its fields, so that it is not missing. */
  readonly isBroken: (path: Path) => boolean;
}

export interface System extends Entry<SystemData> {
  /** `production`, the strictest, when the record does not say. */
  readonly status: Status;
  readonly nhis: readonly Use<NhiData>[];
  readonly models: readonly Use<ModelData>[];
  readonly evidence: readonly Use<EvidenceData>[];
}

export type Intake = Entry<IntakeData>;
export type Exception = Entry<ExceptionData>;
export type Guide = Entry<GuideData>;

/** A decision file. Its name and its content agree, or it is a diagnostic. */
export interface Decision extends Entry<Predicate> {
  /** The system that it is about, or `_policy`. */
  readonly system: string;
  /** Which of its function on that day, from 1. */
  readonly number: number;
  /** The SHA-256 of the package as the file states it. */
  readonly digest: string;
  /** Its detached signature, byte for byte. */
  readonly signature: Uint8Array | undefined;
}

export interface Person extends PersonData {
  readonly id: string;
  readonly spot: (path: Path) => Spot;
}

export interface SharedThing<T> {
  readonly id: string;
  readonly because: string;
  readonly data: T;
  readonly file: string;
  readonly at: Path;
  readonly isBroken: (path: Path) => boolean;
}

/** Everything that the folder holds, typed and with its references resolved. */
export interface Registry {
  readonly config: RegistryFile;
  readonly policy: PolicyData;
  readonly teams: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, Person>;
  readonly systems: ReadonlyMap<string, System>;
  readonly intake: ReadonlyMap<string, Intake>;
  /** Oldest first; those of a day by the number in their file name. */
  readonly decisions: readonly Decision[];
  /** `<system>/<function>` of decision files that could not be read. */
  readonly unreadDecisions: ReadonlySet<string>;
  /** Ids of frameworks that could not be read, or not whole, or that registry.yaml names and nobody added. */
  readonly unreadFrameworks: ReadonlySet<string>;
  readonly exceptions: ReadonlyMap<string, Exception>;
  readonly guides: readonly Guide[];
  readonly frameworks: Frameworks;
  /** Those between frameworks in use. */
  readonly crosswalks: readonly Crosswalk[];
  readonly shared: {
    readonly nhis: ReadonlyMap<string, SharedThing<NhiData>>;
    readonly models: ReadonlyMap<string, SharedThing<ModelData>>;
    readonly evidence: ReadonlyMap<string, SharedThing<EvidenceData>>;
  };
  readonly evidenceFiles: ReadonlyMap<string, EvidenceFile>;
  readonly assets: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Where the value of a secret stood. */
  readonly secrets: readonly SecretPlace[];
}

/** What is the same for every system: policy, people, frameworks, exceptions, shared things and files of evidence. */
export type CommonRegistry = Omit<Registry, 'systems' | 'intake' | 'decisions' | 'guides' | 'sources' | 'secrets'>;

/** That and no more: a view of a system outlives the registry that it was made of. */
export function commonOf(registry: CommonRegistry): CommonRegistry {
  const { config, policy, teams, people, exceptions, frameworks, crosswalks, shared, evidenceFiles, assets } = registry;
  const { unreadDecisions, unreadFrameworks } = registry;
  const things = { config, policy, teams, people, exceptions, frameworks, crosswalks, shared, evidenceFiles, assets };
  return { ...things, unreadDecisions, unreadFrameworks };
}

export type { Framework };
