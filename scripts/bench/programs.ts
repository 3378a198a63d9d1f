import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { LEFT_BEHIND, writeBareAstro } from './bare-astro.ts';
import { COUNTERSIGN } from '../setup/launch.mjs';
import { commitAll } from './history.ts';
import type { Program } from './measure.ts';

/** Where the programs run and what they read. */
export interface Place {
  /** The repository. */
  readonly root: string;
  /** Both sides of a comparison read and write here. */
  readonly scratch: string;
  /** The folder of a synthetic registry of that many systems, written once. */
  readonly registry: (systems: number, kind?: RegistryKind) => Promise<string>;
}

/** `signed`: every decision with its signature. `committed`: a repository of its own, with a history. */
export type RegistryKind = 'plain' | 'signed' | 'committed';

export const CLI = 'src/cli/main.ts';

export async function check({ root, registry }: Place, systems: number, kind?: RegistryKind): Promise<Program> {
  return {
    title: titled('check', kind),
    cwd: root,
    args: [...COUNTERSIGN, CLI, 'check', '--content', await registry(systems, kind)],
  };
}

/** What a pull request runs, in a repository in which one record has changed since the last commit. */
export async function onChange(
  { root, registry }: Place,
  systems: number,
  [command = '', ...words]: readonly string[],
): Promise<Program> {
  const content = await registry(systems, 'committed');
  const [record = ''] = (await readdir(join(content, 'systems'))).sort();
  let rounds = 0;
  const prepare = () => appendFile(join(content, 'systems', record), `\nChanged for the ${++rounds}th time.\n`);
  return {
    title: [command, ...words].join(' '),
    cwd: root,
    prepare,
    args: [...COUNTERSIGN, CLI, command, '--content', content, ...words],
  };
}

function titled(name: string, kind: RegistryKind = 'plain'): string {
  return kind === 'plain' ? name : `${name} (${kind})`;
}

/** See floor.ts. */
export async function floor({ root, registry }: Place, systems: number): Promise<Program> {
  return { title: 'floor', cwd: root, args: ['scripts/bench/floor.ts', await registry(systems)] };
}

/** See judge.ts. */
export async function judge({ root, registry }: Place, systems: number, without: readonly string[]): Promise<Program> {
  const title = without.length > 0 ? `judging without ${without.join(', ')} rules` : 'judging';
  return { title, cwd: root, args: ['scripts/bench/judge.ts', await registry(systems), ...without] };
}

export async function build(
  { root, scratch, registry }: Place,
  systems: number,
  kind?: RegistryKind,
): Promise<Program & { out: string }> {
  const out = join(scratch, `site-${systems}`);
  const prepare = () => setAside(out, scratch);
  return {
    title: titled('build', kind),
    cwd: root,
    out,
    prepare,
    args: [...COUNTERSIGN, CLI, 'build', '--content', await registry(systems, kind), '--out', out, '--base-path', '/'],
  };
}

/** The same into the folder where the last one published, after one record changed and was committed. */
export async function buildAgain(place: Place, systems: number): Promise<Program> {
  const content = await place.registry(systems, 'committed');
  const [record = ''] = (await readdir(join(content, 'systems'))).sort();
  let rounds = 0;
  const prepare = async () => {
    await appendFile(join(content, 'systems', record), `\nBuilt for the ${++rounds}th time.\n`);
    await commitAll(content);
  };
  return { ...(await build(place, systems, 'committed')), title: 'second build', prepare };
}

let aside = 0;

/**
 * Takes what an earlier round wrote out of the way. It is deleted with everything else at the end: some file systems go
 * on deleting thousands of files for seconds after they said that they have, and make whoever writes next wait.
 */
async function setAside(path: string, scratch: string): Promise<void> {
  if (!existsSync(path)) return;
  const folder = join(scratch, 'earlier');
  await mkdir(folder, { recursive: true });
  await rename(path, join(folder, String(++aside)));
}

/** See bare-astro.ts. */
export async function bareAstro({ root, scratch, registry }: Place, systems: number): Promise<Program> {
  const cwd = join(scratch, `bare-${systems}`);
  await writeBareAstro(cwd, join(await registry(systems), 'systems'), join(root, 'node_modules'));
  const prepare = async () => {
    for (const name of LEFT_BEHIND) await setAside(join(cwd, name), scratch);
  };
  return { title: 'bare Astro', cwd, prepare, args: [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'] };
}
