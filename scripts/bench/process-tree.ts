import { readdirSync, readFileSync } from 'node:fs';

/** True where the kernel shows its processes as files (Linux); elsewhere memory and CPU time are not measured. */
export const canSeeProcesses = isReadable('/proc/self/stat');

const EVERY_MS = 100;
/** `getconf CLK_TCK`: what Linux counts CPU time in, towards programs, on every architecture. */
const TICKS_PER_SECOND = 100;

/** Watches a process and everything that it starts. Call what it gives to end the watch and get the peak in bytes. */
export function watchMemory(root: number): () => number | undefined {
  if (!canSeeProcesses) return () => undefined;
  let peak = 0;
  const sample = () => {
    peak = Math.max(peak, residentBytes(root));
  };
  const timer = setInterval(sample, EVERY_MS);
  sample();
  return () => {
    clearInterval(timer);
    return peak;
  };
}

/** Seconds of CPU that the ended children of this process used, with their children. */
export function childrenCpuSeconds(): number | undefined {
  if (!canSeeProcesses) return undefined;
  // proc_pid_stat(5): fields 16 and 17 are cutime and cstime; the name in field 2 may hold blanks.
  const fields = afterName(readFileSync('/proc/self/stat', 'utf8'));
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}

/** The resident memory of a process and its descendants, summed; pages that they share count for each. */
function residentBytes(root: number): number {
  const children = Map.groupBy(listProcesses(), ({ parent }) => parent);
  let total = 0;
  const left = [root];
  for (let pid = left.pop(); pid !== undefined; pid = left.pop()) {
    total += residentOf(pid);
    for (const child of children.get(pid) ?? []) left.push(child.pid);
  }
  return total;
}

function listProcesses(): { pid: number; parent: number }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const stat = read(`/proc/${name}/stat`);
    return stat === undefined ? [] : [{ pid: Number(name), parent: Number(afterName(stat)[1]) }];
  });
}

function residentOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

function afterName(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** A process may end between being listed and being read. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function isReadable(file: string): boolean {
  return read(file) !== undefined;
}
