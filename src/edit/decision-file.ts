import type { DecisionData } from '../validate/schema/decision.ts';

export interface DecisionFile {
  /** Relative to the content folder. */
  readonly path: string;
  readonly text: string;
}

/** The file of a statement: its name is free among `taken`, and its bytes are what is signed. */
export function decisionFile(statement: DecisionData, taken: ReadonlySet<string>): DecisionFile {
  const { function: name, on } = statement.predicate;
  const stem = `decisions/${statement.subject[0].name.replace(/^systems\//, '')}/${on}-${name}`;
  let path = `${stem}.json`;
  for (let next = 2; taken.has(path); next++) path = `${stem}-${next}.json`;
  return { path, text: `${JSON.stringify(statement, null, 2)}\n` };
}
