import { Memory } from '../../src/parse/memory/memory.ts';
import type { Gate } from '../../src/run.ts';
import { gateWith, type GateWith, type Patch } from './registry.ts';

const PROGRAM = 'this program';

/** Everything that was ever learnt: of each example all that the others have in common with it, and differ in. */
const learnt = new Map<string, Buffer>();

/** The gate over an example by a run that remembers all earlier ones; and how many systems it had to judge anew. */
export async function remembering(
  patches: readonly Patch[],
  alter?: GateWith['alter'],
): Promise<Gate & { readonly judgedAnew: number }> {
  const memory = new Memory(PROGRAM, new Map(learnt));
  const gate = await gateWith(patches, { memory, ...(alter && { alter }) });
  let judgedAnew = 0;
  for (const entries of memory.learnt(gate.sources, ({ isInOrder }) => isInOrder === true).values()) {
    for (const { key, line } of entries) {
      if (key.startsWith('f') && !learnt.has(key)) judgedAnew++;
      learnt.set(key, line);
    }
  }
  return { ...gate, judgedAnew };
}
