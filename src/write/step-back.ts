import { getPriority, platform, setPriority } from 'node:os';

/** How much nicer, as nice(2) counts, and the nicest that there is. */
const [STEP, NICEST] = [10, 19];

/**
 * Has this thread, and every process that it starts, leave the processors to the other threads while these need them.
 * Only Linux gives each thread a priority of its own (setpriority(2)); elsewhere nothing changes, since the whole
 * process would step back.
 */
export function stepBack(): void {
  if (platform() !== 'linux') return;
  try {
    setPriority(Math.min(NICEST, getPriority() + STEP));
  } catch {
    // Where that is forbidden, all are at work at once, as elsewhere.
  }
}
