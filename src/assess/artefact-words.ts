import type { Artefact, ArtefactFormat } from '../parse/artefact/artefact.ts';
import { listWords } from '../diagnostic/suggest.ts';

/** What the formats are called by those who write them. */
export const FORMAT_NAMES: Record<ArtefactFormat, string> = {
  sarif: 'SARIF',
  garak: 'garak report',
  promptfoo: 'promptfoo results',
  inspect: 'inspect_ai log',
  cyclonedx: 'CycloneDX',
  junit: 'JUnit XML',
};

/** `2 passed, 7 failed and 1 suppressed`; `nothing found` where a list of findings is empty. */
export function countsInWords({ counts, evaluated, scores }: Artefact): string {
  const { passed, failed, undecided, skipped, suppressed } = counts;
  const parts = [
    passed === undefined ? '' : some(passed, 'passed'),
    failed === undefined ? '' : some(failed, passed === undefined ? 'found' : 'failed'),
    some(undecided, 'without a result'),
    some(skipped, 'skipped'),
    some(suppressed, 'suppressed'),
    ...scores.map(({ name, value }) => `${name} ${Number(value.toFixed(3))}`),
  ].filter((part) => part !== '');
  if (parts.length > 0) return listWords(parts, 'and');
  return evaluated === 0 ? 'nothing was evaluated' : 'nothing found';
}

function some(count: number, word: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en-GB')} ${word}`;
}
