// Throws records at the gate that are almost in order, and stops at the first that breaks a promise:
//
//   npm run fuzz [-- --records 100000] [--seed 1]
//
// Each batch has a seed of its own, which is told with what went wrong, so that one batch can be run again:
// npm run fuzz -- --records 250 --seed SEED.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultsOf } from '../test/fuzz/fuzz.ts';
import { mutants, originalsIn } from '../test/fuzz/mutants.ts';

const AT_ONCE = 250;
/** Far more than a batch ever took: something is stuck. */
const STUCK_MS = 120_000;

const { values } = parseArgs({
  options: { records: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const [records, first] = [Number(values.records), Number(values.seed)];

if (Number.isInteger(records) && records >= 1 && Number.isInteger(first)) process.exitCode = await fuzz();
else {
  process.stderr.write('Usage: npm run fuzz -- [--records NUMBER] [--seed NUMBER]\n');
  process.exitCode = 2;
}

async function fuzz(): Promise<number> {
  const root = join(import.meta.dirname, '..');
  const originals = originalsIn(join(root, 'content'), join(root, 'test/rules/base'));
  for (let done = 0; done < records; done += AT_ONCE) {
    const seed = first + done / AT_ONCE;
    const stuck = setTimeout(() => {
      process.stderr.write(`Stuck for two minutes in the batch of seed ${seed}.\n`);
      process.exit(1);
    }, STUCK_MS);
    const faults = await faultsOf(mutants(originals, seed, Math.min(AT_ONCE, records - done)));
    clearTimeout(stuck);
    if (faults.length > 0) {
      const folder = mkdtempSync(join(tmpdir(), 'countersign-fuzz-'));
      for (const [at, { what, mutant }] of faults.entries()) {
        process.stderr.write(`Seed ${seed}, from ${mutant?.from ?? 'several records'}: ${what}\n`);
        if (mutant) writeFileSync(join(folder, `${at}.txt`), mutant.text);
      }
      process.stderr.write(`The records are in ${folder}.\n`);
      return 1;
    }
    if ((done / AT_ONCE) % 20 === 19) process.stdout.write(`${(done + AT_ONCE).toLocaleString('en-GB')} records\n`);
  }
  process.stdout.write(`${records.toLocaleString('en-GB')} records, and no promise was broken.\n`);
  return 0;
}
