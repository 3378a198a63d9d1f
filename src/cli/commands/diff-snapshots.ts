import { predecessorOf } from '../../read/snapshots/manifest.ts';
import { diffSnapshots, type NamedRegisters } from '../../snapshots/diff.ts';
import { diffJson, diffText } from '../../snapshots/diff-text.ts';
import { readRegisters } from '../../snapshots/registers.ts';
import { formatOf } from '../judged.ts';
import { openSite } from '../open-site.ts';
import { UsageError } from '../usage.ts';

const REPORTERS = new Map([
  ['text', diffText],
  ['json', diffJson],
]);

/** Says what changed between two published snapshots, from the registers that each holds. */
export async function diffSnapshotsCommand(
  before: string,
  after: string,
  { format }: { readonly format?: string | undefined },
): Promise<number> {
  const report = formatOf(REPORTERS, format);
  const [was, is] = [await namedRegisters(before), await namedRegisters(after)];
  for (const [where, { registers }] of [
    [before, was],
    [after, is],
  ] as const)
    if (registers.size === 0)
      throw new UsageError(`${where} holds no registers to compare.`, 'Name the folder or the address of a site.');
  process.stdout.write(report(diffSnapshots(was, is)));
  return 0;
}

/** A published snapshot, by its name and with its registers; in a folder or at an address. */
export async function namedRegisters(where: string): Promise<NamedRegisters> {
  const place = await openSite(where);
  return { name: predecessorOf(place.manifest), registers: await readRegisters(place) };
}
