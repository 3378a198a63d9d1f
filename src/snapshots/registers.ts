import { z } from 'zod';
import { sha256Of, SnapshotFault } from '../read/snapshots/manifest.ts';
import type { SnapshotPlace } from '../read/snapshots/open-snapshot.ts';

/** The registers whose rows are compared, and what tells two rows of each apart. */
export const KEYS = {
  systems: ['system'],
  intake: ['intake'],
  nhis: ['nhi'],
  decisions: ['file'],
  risks: ['system', 'risk'],
  evidence: ['system', 'evidence'],
  exceptions: ['exception'],
  findings: ['fingerprint'],
  coverage: ['system', 'control'],
} as const;
export type RegisterName = keyof typeof KEYS;

const cell = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
/** What a cell holds, as the JSON of a register has it. */
export type Cell = string | number | boolean | readonly string[] | null;
/** A row of a register, by the names of its columns. */
export type Row = Readonly<Record<string, Cell>>;
const register = z.object({ rows: z.array(z.record(z.string(), cell)) });

/** The registers of a snapshot; one that is too large for its site is not there. */
export type Registers = ReadonlyMap<RegisterName, readonly Row[]>;

/**
 * The registers that a published snapshot holds for others, each held to the manifest; none of a manifest by itself.
 * @throws SnapshotFault when one is missing, was altered, or cannot be read
 */
export async function readRegisters({ where, manifest, read, isManifestAlone }: SnapshotPlace): Promise<Registers> {
  const registers = new Map<RegisterName, readonly Row[]>();
  if (isManifestAlone) return registers;
  for (const name of Object.keys(KEYS) as RegisterName[]) {
    const path = `api/registers/${name}.json`;
    const sum = manifest.manifest.files[path];
    if (sum === undefined) continue;
    const bytes = await read(path);
    if (bytes === undefined || sha256Of(bytes) !== sum)
      throw new SnapshotFault(
        `${path} of ${where} is ${bytes === undefined ? 'not there' : 'not what its manifest says'}.`,
        `Run “countersign verify --snapshot ${where}” to see what else is, and take the snapshot from where it was kept.`,
      );
    registers.set(name, rowsOf(bytes, `${where}, ${path}`));
  }
  return registers;
}

/** @throws SnapshotFault when it is no register */
export function rowsOf(bytes: Uint8Array, where: string): readonly Row[] {
  try {
    return register.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))).rows;
  } catch {
    throw new SnapshotFault(`${where} is no register.`, 'Compare snapshots that “countersign build” made.');
  }
}
