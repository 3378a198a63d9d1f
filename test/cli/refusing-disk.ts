// Loaded before the product (`--import`): a disk that has no room, or a published folder that cannot be moved away.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { rename } = fs.promises;
const { writeFileSync } = fs;

function refusal(code: string, more: object): Error {
  return Object.assign(new Error(`${code}: refused`), { code, ...more });
}

if (process.env['DISK'] === 'busy')
  fs.promises.rename = async (from, to) => {
    if (String(to).endsWith('.dist-previous')) throw refusal('EBUSY', { path: from, dest: to });
    return rename(from, to);
  };
if (process.env['DISK'] === 'full')
  fs.writeFileSync = (file, ...more) => {
    // Without its name, as Node tells it.
    if (String(file).endsWith('people/index.html')) throw refusal('ENOSPC', {});
    writeFileSync(file, ...more);
  };
syncBuiltinESMExports();
