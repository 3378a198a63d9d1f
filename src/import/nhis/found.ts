import type { NhiData } from '../../validate/schema/nhi.ts';

type Fields = Partial<
  Pick<NhiData, 'title' | 'kind' | 'environment' | 'auth' | 'privileges' | 'used_by' | 'vendor' | 'trust' | 'secret'>
>;

/** An identity as an export describes it; what the export does not say is absent, never guessed. */
export interface FoundNhi {
  /** What it is called where it lives: an ARN, an address, an application id. */
  readonly account: string;
  /** What an id is made of. */
  readonly name: string;
  readonly fields: Fields;
  /** Absent where the export does not tell. */
  readonly active?: boolean;
  /** Who or what it belongs to by its tags: a text, not a person of the registry. */
  readonly ownedBy?: string;
  /** What a reader has to know and no field can hold. */
  readonly notes: readonly string[];
}

/** What a reader made of an export. */
export interface Export {
  readonly found: readonly FoundNhi[];
  /** Whether the export would hold an identity of that name, so that its absence means something. */
  readonly covers: (account: string) => boolean;
  /** What was left out on purpose, in words. */
  readonly left: readonly string[];
}

/** Reads the text of an export, from which secrets are masked already; or says why it cannot. */
export type ReadExport = (text: string, asOf: string) => Export | { readonly why: string };

/** The identity with only those of its fields that something is known of. */
export function known(fields: { readonly [K in keyof Fields]: Fields[K] | undefined }): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** What stands where a secret stood, once it is masked. */
const MASKED = /•{8}/;

/** The identity without the fields in which a secret stood: a value like that has no place in a record. */
export function withoutSecrets(found: FoundNhi): FoundNhi {
  const refused = Object.entries(found.fields).filter(([, value]) => MASKED.test(JSON.stringify(value)));
  if (refused.length === 0) return found;
  const fields = Object.fromEntries(
    Object.entries(found.fields).filter((entry) => !refused.some(([key]) => key === entry[0])),
  );
  const notes = refused.map(([key]) => `its ${key} is shaped like a secret and was not taken`);
  return { ...found, fields, notes: [...found.notes, ...notes] };
}
