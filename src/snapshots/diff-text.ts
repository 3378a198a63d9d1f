import { inWords } from '../diagnostic/calendar.ts';
import { escapeTerminal } from '../diagnostic/escape.ts';
import { jsonText } from '../parse/json.ts';
import type { Predecessor } from '../read/snapshots/manifest.ts';
import type { SnapshotDiff } from './diff.ts';
import { diffSections } from './diff-lines.ts';

/** For people: what changed, thing by thing. */
export function diffText(diff: SnapshotDiff): string {
  const { before, after, uncompared } = diff;
  const sections = diffSections(diff);
  return [
    `From the snapshot ${snapshotWords(before)} to the one ${snapshotWords(after)}:`,
    ...(sections.length === 0 ? ['Nothing changed in what is registered.'] : []),
    ...sections.flatMap(({ title, lines }) => ['', title, ...lines.map(({ text }) => `  ${text}`)]),
    ...(uncompared.length === 0
      ? []
      : ['', `Not compared, since one of the two does not have it: ${uncompared.join(', ')}.`]),
  ]
    .map(escapeTerminal)
    .join('\n')
    .concat('\n');
}

/** `as of 1 March 2026 (commit 0123456789)` */
export function snapshotWords({ asOf, commit }: Pick<Predecessor, 'asOf' | 'commit'>): string {
  return `as of ${inWords(asOf)}${commit === null ? '' : ` (commit ${commit.slice(0, 10)})`}`;
}

/** For programs: the same, row by row, by the names of the registers’ columns. */
export function diffJson(diff: SnapshotDiff): string {
  return jsonText(diff);
}
