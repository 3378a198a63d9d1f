import type { Predecessor } from '../read/snapshots/manifest.ts';
import { compareRows, type RowChanges } from './compare-rows.ts';
import { type Cell, KEYS, type RegisterName, type Registers, type Row } from './registers.ts';

/** A snapshot by name, with its registers. */
export interface NamedRegisters {
  readonly name: Predecessor;
  readonly registers: Registers;
}

/** How much of what the policy asks for has fresh evidence, over the systems in pilot or production. */
export interface CoverageTotal {
  readonly covered: number;
  readonly required: number;
}

/** What is different in a later snapshot, register by register. */
export interface SnapshotDiff {
  readonly before: Predecessor;
  readonly after: Predecessor;
  readonly registers: Readonly<Record<RegisterName, RowChanges>>;
  /** The registers that one of the two does not have, so that nothing is known of their rows. */
  readonly uncompared: readonly RegisterName[];
  readonly coverage: { readonly was: CoverageTotal; readonly is: CoverageTotal };
}

/** What of a row counts as a change: facts about the thing, not what follows from them elsewhere. */
const FIELDS: Readonly<Record<RegisterName, readonly string[]>> = {
  systems: [
    'title',
    'status',
    'tier',
    'in_order',
    'owner',
    'governance_owner',
    'sponsor',
    'audience',
    'autonomy',
    'data_classes',
    'models',
    'nhis',
    'supplier',
    'live_since',
    'next_review',
  ],
  intake: ['in_use', 'owner'],
  nhis: ['active', 'owner', 'systems', 'environment', 'auth', 'privileges', 'rotated', 'revocation_tested'],
  decisions: ['governs', 'strength'],
  risks: ['residual', 'state', 'owner', 'accepted_by', 'expires'],
  evidence: ['state', 'result', 'expires'],
  exceptions: ['systems', 'subjects', 'until'],
  findings: ['severity', 'excepted_by'],
  coverage: ['grade'],
};

const NONE: RowChanges = { added: [], gone: [], changed: [] };
const IN_USE: readonly Cell[] = ['pilot', 'production'];

/** Compares what two snapshots hold for others. */
export function diffSnapshots(before: NamedRegisters, after: NamedRegisters): SnapshotDiff {
  const names = Object.keys(KEYS) as RegisterName[];
  const compared = names.map((name): [RegisterName, RowChanges | undefined] => {
    const [was, is] = [before.registers.get(name), after.registers.get(name)];
    return [name, was && is && compareRows(was, is, { key: KEYS[name], fields: FIELDS[name] })];
  });
  return {
    before: before.name,
    after: after.name,
    registers: Object.fromEntries(
      compared.map(([name, changes]) => [name, changes ?? NONE]),
    ) as SnapshotDiff['registers'],
    uncompared: compared.flatMap(([name, changes]) => (changes === undefined ? [name] : [])),
    coverage: { was: coverageTotal(before.registers), is: coverageTotal(after.registers) },
  };
}

function coverageTotal(registers: Registers): CoverageTotal {
  const rows = (registers.get('systems') ?? []).filter(({ status }) => IN_USE.includes(status ?? null));
  const sum = (field: string) => rows.reduce((total, row) => total + numberIn(row, field), 0);
  return { covered: sum('controls_covered'), required: sum('controls_required') };
}

function numberIn(row: Row, field: string): number {
  const value = row[field];
  return typeof value === 'number' ? value : 0;
}
