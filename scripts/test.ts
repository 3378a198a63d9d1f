// `npm test`: what reads the program first, as many beside each other as there are cores, since each of them keeps only
// one busy; then what runs it. Ends where something failed. The last line of the output is `N passed, N failed`, which CI
// reads. With arguments (`npm test -- rules`) only the tests that they choose.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { scriptOf } from './setup/launch.mjs';

interface Check {
  readonly title: string;
  readonly command: readonly string[];
}

interface Tests extends Check {
  /** Vitest's results go here. */
  readonly results: string;
}

/** How a check ended. */
interface Ended {
  readonly status: number | null;
  readonly output: Buffer;
  readonly seconds: number;
}

interface Counts {
  passed: number;
  failed: number;
}

const root = dirname(import.meta.dirname);
const scratch = mkdtempSync(join(tmpdir(), 'countersign-test-'));
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const extra = process.argv.slice(2);

// The longest first, so that the others fill the time beside it.
const checks: readonly Check[] = [
  { title: 'Lint (eslint)', command: ['eslint', '--max-warnings', '0', '.'] },
  {
    title: 'Types of the pages (astro check)',
    command: ['astro', 'check', '--noSync', '--minimumSeverity', 'warning'],
  },
  { title: 'Types (tsc)', command: ['tsc', '--noEmit'] },
  { title: 'Format (prettier)', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
];
const tests: readonly Tests[] = [
  vitest('Unit tests, rules, scenarios', '--project', 'unit'),
  vitest('The site in a browser', '--project', 'site'),
];
const chosen = vitest(`Tests that match ${extra.join(' ')}`, ...extra);

const counts: Counts = { passed: 0, failed: 0 };
try {
  if (extra.length === 0) await runBesideEachOther(checks, counts);
  for (const each of extra.length > 0 ? [chosen] : tests) {
    if (counts.failed > 0) break;
    run(each, counts);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;

function vitest(title: string, ...args: string[]): Tests {
  const results = join(scratch, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  return { title, results, command: ['vitest', 'run', ...reporters, ...args] };
}

/** Runs checks, and prints what each of them said as a whole, in their order. A check that fails counts as one failure. */
async function runBesideEachOther(all: readonly Check[], total: Counts): Promise<void> {
  const waiting = all.values();
  const ended = new Map<Check, Ended>();
  const unprinted = [...all];
  const lane = async () => {
    for (const check of waiting) {
      ended.set(check, await runAside(check));
      for (let first = unprinted[0]; first && ended.has(first); first = unprinted[0]) {
        unprinted.shift();
        print(first, ended.get(first));
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  total.failed += [...ended.values()].filter(({ status }) => status !== 0).length;
}

async function runAside({ command }: Check): Promise<Ended> {
  const start = performance.now();
  const child = spawn(process.execPath, wordsOf(command), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const [status] = await once(child, 'close');
  return { status, output: Buffer.concat(said), seconds: secondsSince(start) };
}

function print({ title }: Check, ended: Ended | undefined): void {
  process.stdout.write(`\n── ${title} ──\n`);
  process.stdout.write(ended?.output ?? '');
  tell(title, ended?.status === 0, ended?.seconds ?? 0);
}

/** Runs tests and adds them up. A run that fails without a failed test counts as one failure. */
function run({ title, command, results }: Tests, total: Counts): void {
  process.stdout.write(`\n── ${title} ──\n`);
  const start = performance.now();
  rmSync(results, { force: true });
  const { status } = spawnSync(process.execPath, wordsOf(command), { cwd: root, stdio: 'inherit' });
  const { passed, failed } = readCounts(results);
  const isFine = status === 0 && failed === 0;
  total.passed += passed;
  total.failed += isFine ? 0 : Math.max(1, failed);
  tell(title, isFine, secondsSince(start));
}

function wordsOf([name = '', ...args]: readonly string[]): string[] {
  return [...scriptOf(root, name, lock), ...args];
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

function tell(title: string, isFine: boolean, seconds: number): void {
  process.stdout.write(`${isFine ? 'ok' : 'failed'}: ${title}, ${seconds.toFixed(1)} s\n`);
}

function readCounts(file: string): Counts {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
  } catch {
    return { passed: 0, failed: 0 }; // Vitest ended before it wrote its results; its exit code speaks
  }
}
