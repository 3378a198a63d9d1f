// A synthetic registry of any size, for measuring and for trying things out:
//
//   npm run generate -- DIR --systems 10000 [--seed 1] [--signed]
//
// It passes `check`, and the same seed always gives the same files.

import { mkdir, readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { generateRegistry } from './generate/registry.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    systems: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    signed: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
const [systems, seed] = [Number(values.systems), Number(values.seed)];

if (
  folder === undefined ||
  positionals.length > 1 ||
  !(systems >= 1) ||
  !Number.isInteger(systems) ||
  !Number.isInteger(seed)
) {
  process.stderr.write('Usage: npm run generate -- DIR --systems NUMBER [--seed NUMBER] [--signed]\n');
  process.exitCode = 2;
} else {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) {
    process.stderr.write(`${folder} is not empty.\n→ Name a folder that is empty or not there yet.\n`);
    process.exitCode = 2;
  } else {
    const files = await generateRegistry(folder, { systems, seed, isSigned: values.signed });
    process.stdout.write(`${folder}: ${systems} systems in ${files} files.\n`);
  }
}
