import { spawn } from 'node:child_process';
import { childrenCpuSeconds, watchMemory } from './process-tree.ts';

/** A program to run, with this very Node. */
export interface Program {
  readonly title: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Before each run; not measured. */
  readonly prepare?: () => Promise<void>;
}

/** One run, or the medians of several. */
export interface Measurement {
  readonly seconds: number;
  /** CPU time of the whole process tree; absent where the system does not tell. */
  readonly cpuSeconds: number | undefined;
  /** Peak of the resident memory of the whole process tree; absent where the system does not tell. */
  readonly peakBytes: number | undefined;
}

export interface Compared {
  readonly subject: Measurement;
  readonly reference: Measurement;
  /** The median of the wall-time ratios, subject to reference, of each pair of runs. */
  readonly ratio: number;
}

/** Runs reference and subject in turns, so that whatever else the machine does meets both. */
export async function compare(subject: Program, reference: Program, rounds: number): Promise<Compared> {
  const runs: { subject: Measurement; reference: Measurement }[] = [];
  for (let round = 1; round <= rounds; round++) {
    const run = { reference: await measure(reference), subject: await measure(subject) };
    runs.push(run);
    say(`  round ${round}: ${reference.title} ${shown(run.reference)}, ${subject.title} ${shown(run.subject)}`);
  }
  return {
    subject: mediansOf(runs.map((run) => run.subject)),
    reference: mediansOf(runs.map((run) => run.reference)),
    ratio: median(runs.map((run) => run.subject.seconds / run.reference.seconds)),
  };
}

/** A program did not exit with 0, and what failed isn't worth timing. */
export class FailedRun extends Error {}

/** @throws {FailedRun} */
export async function measure(program: Program): Promise<Measurement> {
  await program.prepare?.();
  const cpuBefore = childrenCpuSeconds();
  const start = performance.now();
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const child = spawn(process.execPath, program.args, { cwd: program.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const endWatch = child.pid === undefined ? () => undefined : watchMemory(child.pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const seconds = (performance.now() - start) / 1000;
  const [peakBytes, cpuAfter] = [endWatch(), childrenCpuSeconds()];
  if (code !== 0) throw new FailedRun(`${program.title} ended with ${code}. The end of its output:\n${output}`);
  return { seconds, cpuSeconds: cpuBefore === undefined ? undefined : (cpuAfter ?? 0) - cpuBefore, peakBytes };
}

function mediansOf(runs: readonly Measurement[]): Measurement {
  const of = (key: 'cpuSeconds' | 'peakBytes') => {
    const given = runs.flatMap((run) => run[key] ?? []);
    return given.length > 0 ? median(given) : undefined;
  };
  return { seconds: median(runs.map((run) => run.seconds)), cpuSeconds: of('cpuSeconds'), peakBytes: of('peakBytes') };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function shown({ seconds, cpuSeconds }: Measurement): string {
  return `${seconds.toFixed(1)} s${cpuSeconds === undefined ? '' : ` (CPU ${cpuSeconds.toFixed(1)} s)`}`;
}

/** Progress goes to stderr; the table has stdout to itself. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
