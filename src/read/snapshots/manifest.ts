import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The file of a site that says what it is a snapshot of, and what it holds. */
export const MANIFEST_FILE = 'snapshot.json';
/** The signature over that file, where it is signed. */
export const SIGNATURE_FILE = `${MANIFEST_FILE}.sig`;

const sha256 = z.string().regex(/^[\da-f]{64}$/, 'is no SHA-256 in small hexadecimal digits');
const day = z.iso.date();

/** A snapshot as the next one names it. */
const predecessor = z.object({
  /** Of the bytes of its manifest, which is what sha256sum says of them. */
  sha256,
  commit: z.string().nullable(),
  asOf: day,
  validUntil: day.nullable(),
  /** The audience whose edition it is; null where it shows everything. */
  audience: z.string().nullable().optional(),
});
export type Predecessor = z.infer<typeof predecessor>;

const manifest = z.object({
  /** The product and its version. */
  tool: z.string().optional(),
  /** The base path, which begins and ends with `/`. */
  base: z.string(),
  /** The whole id of the commit; null outside a repository. */
  commit: z.string().nullable(),
  /** Whether files of the content folder differed from it. */
  dirty: z.boolean(),
  asOf: day,
  /** The last day on which nothing fails. */
  validUntil: day.nullable(),
  /** The audience whose edition it is; null where it shows everything. */
  audience: z.string().nullable().optional(),
  /** The snapshot that was published before; null for the first, and where none was named. */
  previous: predecessor.nullable().optional(),
  /** The SHA-256 of every other file, by its path below the top of the site. */
  files: z.record(z.string(), sha256),
});
export type Manifest = z.infer<typeof manifest>;

/** A manifest with the bytes that it stands in; their hash is its name in a chain. */
export interface ReadManifest {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** A snapshot that cannot be read: not there, no manifest, or not to be had. */
export class SnapshotFault extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/**
 * Reads a manifest from its bytes; keys that it does not know are passed over, since a later version may have them.
 * @param where what the manifest is called in messages
 * @throws SnapshotFault when it is none
 */
export function parseManifest(bytes: Uint8Array, where: string): ReadManifest {
  const refuse = (why: string): never => {
    throw new SnapshotFault(
      `${where} is no manifest of a snapshot: ${why}.`,
      'Name a site that “countersign build” made.',
    );
  };
  try {
    const { data, error } = manifest.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (data !== undefined) return { manifest: data, bytes, sha256: sha256Of(bytes) };
    const [issue] = error.issues;
    return refuse(`${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'is not as it should be'}`);
  } catch (error) {
    if (error instanceof SnapshotFault) throw error;
    return refuse('it is not JSON');
  }
}

/** How a snapshot names the one before it. */
export function predecessorOf({ manifest, sha256: hash }: ReadManifest): Predecessor {
  const { commit, asOf, validUntil, audience = null } = manifest;
  return { sha256: hash, commit, asOf, validUntil, audience };
}

export function manifestText(content: Manifest): string {
  return `${JSON.stringify(content, null, 1)}\n`;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
