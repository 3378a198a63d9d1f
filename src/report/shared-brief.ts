import { titleOf } from '../assess/names.ts';
import { changeInWords } from '../assess/plain-words.ts';
import type { ReopenedByShared } from '../assess/shared-change.ts';
import { inWords } from '../diagnostic/calendar.ts';
import { escapeTerminal } from '../diagnostic/escape.ts';
import { listWords } from '../diagnostic/suggest.ts';
import type { DecisionData } from '../validate/schema/decision.ts';

export interface SharedBrief {
  readonly id: string;
  /** Why it is shared. */
  readonly because: string;
  readonly file: string;
  readonly decided: readonly { readonly reopened: ReopenedByShared; readonly statement: DecisionData }[];
  /** Systems that it reopened and that have to be decided on by themselves. */
  readonly left: readonly ReopenedByShared[];
}

/** What is being decided when one shared thing has changed: the change once, and each system that it reaches. */
export function sharedBrief({ id, because, file, decided, left }: SharedBrief): string {
  const predicate = decided[0]?.statement.predicate;
  const count = decided.length === 1 ? '1 system' : `${decided.length} systems`;
  return [
    `“${id}” in ${file}, for ${predicate?.function ?? ''}, on ${inWords(predicate?.on ?? '')}`,
    `  ${because}`,
    '',
    'What changed',
    ...changeLines(decided.map(({ reopened }) => reopened)),
    '',
    `Decided on for ${count}`,
    ...decided.flatMap(({ reopened, statement }) => systemLines(reopened, statement)),
    '',
    ...(left.length === 0
      ? []
      : [
          'Left out, to be decided on by themselves',
          ...left.map((one) => `  ${titleOf(one.view.system)}: ${one.besides}`),
          '',
        ]),
  ]
    .map(escapeTerminal)
    .join('\n');
}

/** Each change once, with the systems that it is a change to where it is not one to all. */
function changeLines(all: readonly ReopenedByShared[]): string[] {
  const systems = new Map<string, string[]>();
  for (const { view, changes } of all) {
    for (const change of changes) {
      const words = changeInWords(change);
      systems.set(words, [...(systems.get(words) ?? []), titleOf(view.system)]);
    }
  }
  return [...systems].map(
    ([words, names]) => `  ${words}${names.length === all.length ? '' : ` (${listWords(names, 'and', 50)})`}`,
  );
}

function systemLines({ view, approval }: ReopenedByShared, { predicate, subject }: DecisionData): string[] {
  const evidence = (predicate.reliedOn ?? [])
    .map(({ evidence: id }) => view.evidence.find(({ use }) => use.id === id))
    .filter((item) => item !== undefined);
  return [
    `  ${titleOf(view.system)} (${view.tier} tier), decided on last on ${inWords(approval.governing?.data.on ?? '')}`,
    `    rests on ${evidence.length === 0 ? 'no evidence' : evidence.map(({ use, state }) => `${titleOf(use)} (${state})`).join(', ')}`,
    ...approval.changes.filter(({ narrows }) => narrows).map((change) => `    besides: ${changeInWords(change)}`),
    `    sha256 ${subject[0].digest.sha256}`,
  ];
}
