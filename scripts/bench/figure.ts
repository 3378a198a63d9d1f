import type { Compared } from './measure.ts';

/** One line of the table: what was measured, and what DESIGN §7 asks of it. */
export interface Figure {
  readonly what: string;
  readonly result: number | undefined;
  /** The result may be at most this. */
  readonly target: number;
  readonly unit: 'times' | 'seconds' | 'bytes';
  /** What the result was made from. */
  readonly from?: Compared;
}

/** The figures as a table for people, aligned by blanks. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, result, target, unit }) => [
    what,
    result === undefined ? 'not measured here' : amount(result, unit),
    `at most ${amount(target, unit)}`,
    result === undefined ? '' : result <= target ? 'reached' : 'missed',
  ]);
  const all = [['figure', 'result', 'target', ''], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function amount(value: number, unit: Figure['unit']): string {
  if (unit === 'times') return `${value.toFixed(2)} ×`;
  if (unit === 'seconds') return `${value.toFixed(1)} s`;
  return value >= 10e6 ? `${(value / 1e6).toFixed(0)} MB` : `${(value / 1e3).toFixed(1)} kB`;
}
