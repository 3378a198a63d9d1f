// Stands in for npm in the tests of setup: notes its command in FAKE_NPM_LOG and does what FAKE_NPM says.

import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const {
  refusesOver = [],
  failsWith,
  adds = {},
  changesLock,
  leavesOutNode,
  takes = 0,
} = JSON.parse(process.env['FAKE_NPM'] ?? '{}');
const command = process.argv[2];
appendFileSync(process.env['FAKE_NPM_LOG'] ?? '', `${command}\n`);
await sleep(takes);

const isClean = command === 'ci';
if (isClean && failsWith) refuse(failsWith);
if (isClean && refusesOver.length > 0) {
  refuse(
    ['code EUSAGE', '', 'npm ci can only install…', '', ...refusesOver].map((line) => `npm error ${line}`).join('\n'),
  );
}

if (isClean) rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/node/bin', { recursive: true });
mkdirSync('node_modules/satteri', { recursive: true });
writeFileSync('node_modules/satteri/cli.js', 'console.log("satteri", process.argv[2])');
rmSync('node_modules/node/bin/node', { force: true });
if (!leavesOutNode) symlinkSync(process.execPath, 'node_modules/node/bin/node');

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { '': _root, ...packages } = lock.packages;
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ ...lock, packages: { ...packages, ...adds } }));
if (changesLock) writeFileSync('package-lock.json', JSON.stringify({ ...lock, requires: true }));

/** @param {string} complaint */
function refuse(complaint) {
  process.stderr.write(`${complaint}\n`);
  process.exit(1);
}
