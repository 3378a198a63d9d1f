import { inWords } from '../diagnostic/calendar.ts';
import { escapeTerminal } from '../diagnostic/escape.ts';
import { changeInWords } from '../assess/plain-words.ts';
import type { PackageChange } from '../assess/staleness.ts';
import type { SystemView } from '../assess/system-view.ts';
import type { DecisionData } from '../validate/schema/decision.ts';
import { isRecord } from '../validate/lenient.ts';
import type { Located } from './located.ts';

export interface DecisionBrief {
  readonly view: SystemView;
  readonly statement: DecisionData;
  readonly asOf: string;
  readonly findings: readonly Located[];
  /** What has changed since the last decision of the function; absent when there was none. */
  readonly changes: readonly PackageChange[] | undefined;
}

/** What is being decided, for the person who decides: values, changes, evidence with its age, open findings. */
export function decisionBrief({ view, statement, asOf, findings, changes }: DecisionBrief): string {
  const { predicate, subject } = statement;
  const evidence = (predicate.reliedOn ?? [])
    .map(({ evidence: id }) => view.evidence.find(({ use }) => use.id === id))
    .filter((item) => item !== undefined);
  const open = findings.filter(({ severity, exceptedBy }) => severity !== 'info' && exceptedBy === undefined);
  return [
    `${view.system.data.title ?? view.system.id} (${view.tier} tier), for ${predicate.function}, on ${inWords(predicate.on)}`,
    ...view.reasons.map((reason) => `  ${reason}`),
    '',
    'What is decided on',
    ...packageLines(predicate.package),
    '',
    ...changeLines(changes),
    'Evidence that it rests on',
    ...(evidence.length === 0
      ? ['  none']
      : evidence.map(
          ({ use, state }) =>
            `  ${use.data.title ?? use.id}: ${state}, performed ${use.data.performed ? inWords(use.data.performed) : 'on a day that is not given'}`,
        )),
    '',
    `Open findings as of ${inWords(asOf)}`,
    ...(open.length === 0 ? ['  none'] : open.map(({ code, message }) => `  ${code}: ${message}`)),
    '',
    `Digest of the package: sha256 ${subject[0].digest.sha256}`,
  ]
    .map(escapeTerminal)
    .join('\n')
    .concat('\n');
}

export function changeLines(changes: readonly PackageChange[] | undefined): string[] {
  if (changes === undefined) return ['This function has not decided before.', ''];
  if (changes.length === 0) return ['Nothing has changed since the last decision of this function.', ''];
  return ['Changed since the last decision', ...changes.map((change) => `  ${changeInWords(change)}`), ''];
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}

export function packageLines(value: unknown, indent = '  '): string[] {
  if (!isRecord(value)) return [`${indent}${shown(value)}`];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (Array.isArray(inner) && inner.every((item) => !isRecord(item)))
      return [`${indent}${key}: ${inner.map(shown).join(', ')}`];
    if (Array.isArray(inner)) return [`${indent}${key}:`, ...inner.map((item) => `${indent}  - ${itemLine(item)}`)];
    return isRecord(inner)
      ? [`${indent}${key}:`, ...packageLines(inner, `${indent}  `)]
      : [`${indent}${key}: ${shown(inner)}`];
  });
}

function itemLine(item: unknown): string {
  if (!isRecord(item)) return shown(item);
  return Object.entries(item)
    .map(
      ([key, value]) =>
        `${key} ${isRecord(value) ? `(${itemLine(value)})` : Array.isArray(value) ? value.map(shown).join(', ') : shown(value)}`,
    )
    .join('; ');
}
