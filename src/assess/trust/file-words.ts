import { inWords } from '../../diagnostic/calendar.ts';
import type { Spot } from '../../diagnostic/diagnostic.ts';
import type { HistoryCommit } from '../../read/history/history.ts';
import type { Registry } from '../../validate/registry.ts';
import { deciderOf } from '../names.ts';
import type { Trust } from './trust.ts';
import { POLICY } from '../../validate/schema/decision.ts';

/** Digits of a commit id that people read and git understands. */
const SHORT = 10;

const NAME = /^decisions\/([^/]+)\/(\d{4}-\d{2}-\d{2})-(.+?)(?:-(\d+))?\.json(\.sig)?$/;

/** `The decision of security of 26 May 2025`, or its signature, by the name of the file alone. */
export function fileInWords(path: string): string {
  const [, , day = '', name = '', , signature] = NAME.exec(path) ?? [];
  if (day === '') return 'A decision file';
  const what = name === 'risk' ? 'acceptance of a risk' : `decision of ${deciderOf(name)}`;
  return `${signature === undefined ? 'The' : 'The signature of the'} ${what} of ${inWords(day)}`;
}

/** The system that a decision file is about; nothing for decisions on the policy. */
export function systemOfPath(path: string): string | undefined {
  const folder = NAME.exec(path)?.[1];
  return folder === POLICY ? undefined : folder;
}

/** `commit 0123456789 of 3 March 2026`, in the time zone of the registry. */
export function commitInWords(commit: HistoryCommit, { dayOf }: Pick<Trust, 'dayOf'>): string {
  return `commit ${shortId(commit)} of ${inWords(dayOf(commit))}`;
}

export function shortId({ id }: Pick<HistoryCommit, 'id'>): string {
  return id.slice(0, SHORT);
}

/** Where a decision file that is gone is told: at the decision that lost its signature, or else the record, or else the folder of all decisions. */
export function nearestSpot(path: string, { sources }: Registry): Spot {
  const signed = path.replace(/\.sig$/, '');
  if (sources.has(signed)) return { file: signed };
  const record = `systems/${systemOfPath(path) ?? ''}.mdx`;
  return { file: sources.has(record) ? record : 'decisions/' };
}
