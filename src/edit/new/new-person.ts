import type { TextEdit } from '../../diagnostic/text-edit.ts';
import { compare } from '../../diagnostic/compare.ts';
import { type Source, spansIn } from '../../parse/source.ts';
import type { PersonData } from '../../validate/schema/people.ts';
import { insertEntry } from '../text/yaml-edits.ts';
import { inlineYaml, keyYaml } from '../text/yaml-text.ts';

/**
 * The edit of people.yaml that adds a person: in the order of the alphabet where the file keeps it, otherwise at the
 * end. Undefined where the people are written in braces, which leave no line for one more.
 */
export function newPerson(id: string, data: PersonData, people: Source): TextEdit | undefined {
  const known = spansIn(people)(['people'])?.steps ?? [];
  const isSorted = known.length > 1 && known.every((other, at) => at === 0 || compare(known[at - 1] ?? '', other) < 0);
  const before = isSorted ? known.find((other) => compare(id, other) < 0) : undefined;
  return insertEntry(people, ['people'], { lines: personLines(id, data), before });
}

/** An entry of people.yaml, indented from its id. */
export function personLines(id: string, data: PersonData): string[] {
  const given = Object.entries(data).filter(([, value]) => value !== undefined);
  return [`${keyYaml(id)}:`, ...given.map(([name, value]) => `  ${keyYaml(name)}: ${inlineYaml(value)}`)];
}
