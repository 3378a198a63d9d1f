// The first thing in every npm script: makes node_modules what package-lock.json says, then runs a command
// with the Node of the npm package `node` first on PATH. Plain JavaScript for Node 20, since nothing is
// installed yet when it starts; everything that it says goes to stderr, so that a command's output stays its own.
//
//   node scripts/setup.mjs                     installs only
//   node scripts/setup.mjs countersign build   node src/cli/main.ts build, with room for short-lived values
//   node scripts/setup.mjs eslint .            a program of an installed package

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './setup/launch.mjs';
import { Refusal, say } from './setup/say.mjs';
import { readState } from './setup/state.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const command = process.argv.slice(2);

try {
  const state = readState(root);
  if (state.reason) {
    const { install } = await import('./setup/install.mjs');
    await install(root);
  }
  if (command.length > 0) process.exitCode = await launch(root, command, state.lock);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.message);
  process.exitCode = 2;
}
