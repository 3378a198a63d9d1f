import type { TextEdit } from '../diagnostic/text-edit.ts';
import type { Source } from '../parse/source.ts';
import { insertEntry, replaceValue } from './text/yaml-edits.ts';

/** The edit of people.yaml that gives somebody a last day; undefined where their entry leaves no line for it. */
export function lastDayEdit(id: string, until: string, people: Source): TextEdit | undefined {
  return (
    replaceValue(people, ['people', id, 'until'], until) ??
    insertEntry(people, ['people', id], { lines: [`until: ${until}`] })
  );
}
