// `npm run -s sbom`: prints what the program consists of, as CycloneDX 1.6, from package-lock.json alone.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bomOfLock, type Lock } from './sbom/bom-of-lock.ts';

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8')) as Lock;
process.stdout.write(`${JSON.stringify(bomOfLock(lock), null, 2)}\n`);
