import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultsOf } from './fuzz.ts';
import { mutants, originalsIn } from './mutants.ts';

const root = join(import.meta.dirname, '../..');
const RECORDS = 1600;
const AT_ONCE = 400;

// `npm run fuzz` does the same with 100,000 records.
test('whatever is done to a record, it is read or refused, and breaks nothing', { timeout: 120_000 }, async () => {
  const originals = originalsIn(join(root, 'content'), join(root, 'test/rules/base'));
  const all = mutants(originals, 11, RECORDS);
  for (let from = 0; from < RECORDS; from += AT_ONCE)
    expect(await faultsOf(all.slice(from, from + AT_ONCE))).toEqual([]);
});
