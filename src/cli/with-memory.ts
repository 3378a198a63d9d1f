import { entriesIn, fileOf } from '../parse/memory/entry.ts';
import { Memory, SHARDS } from '../parse/memory/memory.ts';
import { memoryFolder, readMemoryFiles } from '../read/memory-files.ts';
import { readProgramId } from '../read/program.ts';
import { type Gate, type GateOptions, runGate } from '../run.ts';
import { writeMemoryFiles } from '../write/memory-files.ts';

/**
 * The gate, with what earlier runs have read of the same bytes, and keeping what this one has. What it finds is what it
 * finds without.
 * @throws as {@link runGate} does
 */
export async function runGateWithMemory(options: GateOptions): Promise<Gate> {
  const folder = await memoryFolder(options.content);
  const [program, files] = await Promise.all([readProgramId(), readMemoryFiles(folder, SHARDS)]);
  const memory = new Memory(program, new Map(files.flatMap((file) => [...entriesIn(file)])));
  const gate = await runGate({ ...options, bodies: 'judged', memory });
  const learnt = memory.learnt(gate.sources, (source) => source.isInOrder === true);
  await writeMemoryFiles(folder, new Map([...learnt].map(([shard, entries]) => [shard, fileOf(entries)])));
  return gate;
}
