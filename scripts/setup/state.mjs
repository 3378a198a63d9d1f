// What is there: the two files that say what to install, and the stamp that says what was.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { disagreements } from './lockfile.mjs';
import { Refusal } from './say.mjs';

/** @param {string} root */
export const stampPath = (root) => join(root, 'node_modules', '.countersign-setup');

/** The stamp while an installation runs. */
export const unfinished = 'unfinished';

/** @param {string} root */
export const readStamp = (root) => (existsSync(stampPath(root)) ? readFileSync(stampPath(root), 'utf8').trim() : '');

/** The Node that the npm package `node` brings; its install script makes the file. @param {string} root */
export const bundledNode = (root) =>
  join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * What package-lock.json asks for, and why it is not what node_modules holds (`reason`, empty when it is).
 * Refuses when package.json and the lock disagree: no installation could then be right for both.
 * @param {string} root
 */
export const readState = (root) => {
  const manifest = readJson(root, 'package.json');
  const { text, value: lock } = readJson(root, 'package-lock.json');
  const differing = disagreements(manifest.value, lock);
  if (differing.length > 0) {
    throw new Refusal(
      `package.json and package-lock.json disagree, so it isn't clear what to install:\n  ${differing.join('\n  ')}\n` +
        'Write the wanted version in package.json, run `npm install`, and commit both files.',
    );
  }
  // Bindings are native, so a folder that two platforms share (a container's mount) is not installed for both.
  const stamp = createHash('sha256').update(`${process.platform}-${process.arch}\n${text}`).digest('hex');
  return { lock, stamp, reason: reasonToInstall(root, stamp) };
};

/** @param {string} root @param {string} stamp */
const reasonToInstall = (root, stamp) => {
  if (!existsSync(join(root, 'node_modules'))) return 'there is no node_modules yet';
  const found = readStamp(root);
  if (found === '') return 'node_modules was not made by this script';
  if (found === unfinished) return 'the last installation was cut off';
  if (found !== stamp) return 'node_modules was made from another package-lock.json or on another platform';
  return existsSync(bundledNode(root)) ? '' : 'the Node that this project runs on is missing from node_modules';
};

/** @param {string} root @param {string} name */
const readJson = (root, name) => {
  const file = join(root, name);
  try {
    const text = readFileSync(file, 'utf8');
    return { text, value: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(`${file} can't be read: ${why}\nRestore it with \`git checkout -- ${name}\`.`);
  }
};
