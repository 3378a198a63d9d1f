import type { Approval } from '../../assess/approvals.ts';
import { changeInWords } from '../../assess/plain-words.ts';
import { reopeningInWords } from '../../assess/reopening-words.ts';
import type { PackageChange } from '../../assess/staleness.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Inline } from '../page-parts.ts';

/** What has happened since a decision, a line for each thing, in words that need no file. */
export function sinceLines({ changes, reopenings, governing }: Approval, { tier }: SystemView): Inline[][] {
  const others = reopenings.map((reopening) => reopeningInWords(reopening, { tier, then: governing?.data.tier }));
  return [...changeLines(changes), ...others.filter((line) => line !== undefined).map((line): Inline[] => [line])];
}

/** Every value that is not what was decided on, as it was and as it is. */
export function changeLines(changes: readonly PackageChange[]): Inline[][] {
  const lines = changes
    .filter(({ narrows }) => !narrows)
    .map((change): Inline[] => [`Changed since: ${changeInWords(change)}.`]);
  const less = changes
    .filter(({ narrows }) => narrows)
    .map((change): Inline[] => [`Less than was decided on, which reopens nothing: ${changeInWords(change)}.`]);
  return [...lines, ...less];
}
