// `npm test`: every check of this repository, one after another, ending at the first that fails. The last line of the
// output is `N passed, N failed`, which CI reads. With arguments (`npm test -- rules`) only the tests that they choose.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { scriptOf } from './setup/launch.mjs';

interface Step {
  readonly title: string;
  readonly command: readonly string[];
  /** Vitest's results go here; the other steps have none. */
  readonly results?: string;
}

interface Counts {
  passed: number;
  failed: number;
}

const root = dirname(import.meta.dirname);
const scratch = mkdtempSync(join(tmpdir(), 'countersign-test-'));
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const extra = process.argv.slice(2);

const checks: readonly Step[] = [
  {
    title: 'Types of the pages (astro check)',
    command: ['astro', 'check', '--noSync', '--minimumSeverity', 'warning'],
  },
  { title: 'Types (tsc)', command: ['tsc', '--noEmit'] },
  { title: 'Lint (eslint)', command: ['eslint', '--max-warnings', '0', '.'] },
  { title: 'Format (prettier)', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
];
const tests: readonly Step[] = [
  vitest('Unit tests, rules, scenarios', '--project', 'unit'),
  vitest('The site in a browser', '--project', 'site'),
];
const chosen = vitest(`Tests that match ${extra.join(' ')}`, ...extra);

const counts: Counts = { passed: 0, failed: 0 };
try {
  for (const step of extra.length > 0 ? [chosen] : [...checks, ...tests]) {
    if (!run(step, counts)) break;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;

function vitest(title: string, ...args: string[]): Step {
  const results = join(scratch, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  return { title, results, command: ['vitest', 'run', ...reporters, ...args] };
}

/** Runs one step and adds up its tests. A step that fails without a failed test counts as one failure. */
function run({ title, command, results }: Step, total: Counts): boolean {
  const [name = '', ...args] = command;
  process.stdout.write(`\n── ${title} ──\n`);
  const start = performance.now();
  if (results) rmSync(results, { force: true });
  const { status } = spawnSync(process.execPath, [...scriptOf(root, name, lock), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  const { passed, failed } = results ? readCounts(results) : { passed: 0, failed: 0 };
  const isFine = status === 0 && failed === 0;
  total.passed += passed;
  total.failed += isFine ? 0 : Math.max(1, failed);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${isFine ? 'ok' : 'failed'}: ${title}, ${seconds} s\n`);
  return isFine;
}

function readCounts(file: string): Counts {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
  } catch {
    return { passed: 0, failed: 0 }; // Vitest ended before it wrote its results; its exit code speaks
  }
}
