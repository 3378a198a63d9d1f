// `npm run bench`: the figures of the design, each against its reference in the same run. See README.md beside this file.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generateRegistry } from '../generate/registry.ts';
import { type Figure, table } from './figure.ts';
import { buildFigures, checkFigures, COMMITS, PARTS } from './figures.ts';
import { commitHistory } from './history.ts';
import { FailedRun, say } from './measure.ts';
import { canSeeProcesses } from './process-tree.ts';
import type { Place, RegistryKind } from './programs.ts';

const USAGE = `Usage: npm run bench [-- OPTIONS]
  --systems N        systems for check (10000)
  --build-systems N  systems for build (1000)
  --only PARTS       some of ${PARTS.join(',')}
  --rounds N         runs of each program (3)
  --scratch DIR      where to write, one file system for both sides (the folder for temporary files)
  --json FILE        where the numbers go (bench-result.json in the folder for temporary files)
`;

const values = readOptions();
const parts = new Set(values.only.split(','));
const numbers = [values.systems, values['build-systems'], values.rounds].map(Number);
const [systems = 0, buildSystems = 0, rounds = 0] = numbers;

const isKnown = (part: string) => PARTS.some((known) => known === part);

if (numbers.some((number) => !Number.isInteger(number) || number < 1) || ![...parts].every(isKnown)) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  await mkdir(resolve(values.scratch), { recursive: true });
  const scratch = await mkdtemp(join(resolve(values.scratch), 'countersign-bench-'));
  const removeScratch = () => rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void removeScratch().finally(() => process.exit(1)));
  try {
    await run(scratch);
  } catch (error) {
    if (!(error instanceof FailedRun)) throw error;
    say(error.message);
    process.exitCode = 1;
  } finally {
    await removeScratch();
  }
}

function readOptions() {
  const temporary = tmpdir();
  const text = (standard: string) => ({ type: 'string', default: standard }) as const;
  try {
    return parseArgs({
      options: {
        systems: text('10000'),
        'build-systems': text('1000'),
        only: text(PARTS.join(',')),
        rounds: text('3'),
        scratch: text(temporary),
        json: text(join(temporary, 'bench-result.json')),
      },
    }).values;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.stderr.write(USAGE);
    process.exit(2);
  }
}

async function run(scratch: string): Promise<void> {
  if (!canSeeProcesses) say('This system has no /proc, so memory and CPU time are not measured.');
  const bench = { place: placeIn(scratch), rounds, parts };
  const figures: Figure[] = [...(await checkFigures(bench, systems)), ...(await buildFigures(bench, buildSystems))];
  process.stdout.write(`${table(figures)}\n`);
  const result = { node: process.version, platform: process.platform, systems, buildSystems, rounds, figures };
  await writeFile(values.json, `${JSON.stringify(result, null, 2)}\n`);
  say(`The numbers are in ${values.json}`);
}

function placeIn(scratch: string): Place {
  const made = new Map<string, Promise<string>>();
  const write = async (count: number, kind: RegistryKind) => {
    const top = join(scratch, `registry-${count}-${kind}`);
    const folder = join(top, 'content');
    say(`Writing a registry of ${count} systems (${kind})`);
    await mkdir(folder, { recursive: true });
    await generateRegistry(folder, { systems: count, seed: 1, isSigned: kind === 'signed' });
    if (kind === 'committed') await commitHistory(top, COMMITS);
    return folder;
  };
  const registry = (count: number, kind: RegistryKind = 'plain') => {
    const name = `${count} ${kind}`;
    const found = made.get(name) ?? write(count, kind);
    made.set(name, found);
    return found;
  };
  return { scratch, registry, root: resolve(import.meta.dirname, '../..') };
}
