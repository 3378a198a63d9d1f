import { z } from 'zod';
import type { Kind } from '../parse/kinds.ts';
import { crosswalk } from './schema/crosswalk.ts';
import { decision } from './schema/decision.ts';
import { exception } from './schema/exception.ts';
import { framework } from './schema/framework.ts';
import { people } from './schema/people.ts';
import { policy } from './schema/policy.ts';
import { registryFile } from './schema/registry-file.ts';
import { guide, sharedEvidence, sharedModels, sharedNhis } from './schema/shared.ts';
import { intake, system } from './schema/system.ts';

interface Described {
  readonly kind: Kind;
  /** What the schema is of, as an editor shows it. */
  readonly title: string;
  readonly schema: z.ZodType;
}

const DESCRIBED: readonly Described[] = [
  { kind: 'system', title: 'An AI system: the fields of systems/<id>.mdx', schema: system },
  { kind: 'intake', title: 'A system that is not registered: the fields of intake/<id>.mdx', schema: intake },
  { kind: 'exception', title: 'A time-bound exception: the fields of exceptions/<id>.mdx', schema: exception },
  { kind: 'guide', title: 'A guide for readers: the fields of guides/<name>.mdx', schema: guide },
  { kind: 'decision', title: 'A decision: decisions/<system>/<date>-<function>.json', schema: decision },
  {
    kind: 'registry',
    title: 'What the registry is called and how it is published: registry.yaml',
    schema: registryFile,
  },
  { kind: 'policy', title: 'What the organisation asks of a system: policy.yaml', schema: policy },
  { kind: 'people', title: 'Everyone that a record may name: people.yaml', schema: people },
  { kind: 'shared-nhis', title: 'Identities that several systems use: shared/nhis.yaml', schema: sharedNhis },
  { kind: 'shared-models', title: 'Models that several systems use: shared/models.yaml', schema: sharedModels },
  {
    kind: 'shared-evidence',
    title: 'Evidence that several systems rest on: shared/evidence.yaml',
    schema: sharedEvidence,
  },
  { kind: 'framework', title: 'A catalogue of controls: frameworks/<id>.yaml', schema: framework },
  {
    kind: 'crosswalk',
    title: 'Which controls of two frameworks are related: frameworks/crosswalks/<from>--<to>.yaml',
    schema: crosswalk,
  },
];

/** The kinds of files that have a JSON Schema. */
export const SCHEMA_KINDS: readonly Kind[] = DESCRIBED.map(({ kind }) => kind);

/**
 * The JSON Schema (draft-07, which editors know best) of a kind of file, as text; undefined for one that has none. It
 * says of every field what it means, with an example. What it cannot say, such as that an id exists, `check` does.
 */
export function jsonSchemaOf(kind: string): string | undefined {
  const described = DESCRIBED.find((candidate) => candidate.kind === kind);
  if (described === undefined) return undefined;
  const { $schema, ...rest } = z.toJSONSchema(described.schema, { target: 'draft-07', io: 'input' });
  return `${JSON.stringify({ $schema, title: described.title, ...rest }, null, 2)}\n`;
}

/** The name of the file that holds the JSON Schema of a kind. */
export function schemaFileName(kind: Kind): string {
  return `${kind}.schema.json`;
}
