import type { Gate } from '../run.ts';
import { type Located, locateAll } from './located.ts';

/** Errors and warnings of one run of the gate that another one did not have, in the order of files and lines. */
export function newlyFound(before: Gate, after: Gate): Located[] {
  const known = new Set(locateAll(before.diagnostics, before.sources).map(weighed));
  const found = locateAll(after.diagnostics, after.sources);
  return found.filter((finding) => finding.severity !== 'info' && !known.has(weighed(finding)));
}

/** A finding that has become graver is a new one. */
function weighed({ fingerprint, severity }: Located): string {
  return `${fingerprint} ${severity}`;
}
