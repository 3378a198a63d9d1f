import { href } from '../../validate/schema/common.ts';
import { compared, oneLine } from './clean.ts';
import { readDate } from './dates.ts';
import { isPlaceholder } from './placeholders.ts';
import type { PlannedField } from './plan.ts';
import type { Reason, ReportLine } from './report.ts';
import type { Answer, FieldKind } from './targets.ts';

export type FieldValue = string | boolean | readonly string[];
export type Note = (what: ReportLine['what'], why: Reason, value: string) => void;

/** A cell that says something, the field it is meant for, and where to note what is lost. */
export interface Cell {
  readonly text: string;
  readonly field: PlannedField;
  readonly note: Note;
}

/** In characters, for a text on one line and for one of several. */
const LONGEST_LINE = 500;
const LONGEST_TEXT = 10_000;
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/;

/** One reader for each kind of field; without a value it has noted why. */
export const READERS: Readonly<Record<FieldKind, (cell: Cell) => FieldValue | undefined>> = {
  line: (cell) => cut(oneLine(cell.text), LONGEST_LINE, cell.note),
  text: (cell) => cut(cell.text, LONGEST_TEXT, cell.note),
  texts: (cell) => filled(itemsOf(cell).map((item) => cut(item, LONGEST_TEXT, cell.note))),
  name: (cell) => {
    const answer = answerTo(cell.text, cell);
    return typeof answer === 'string' ? answer : undefined;
  },
  names: (cell) => filled(itemsOf(cell).flatMap((item) => namesIn(answerTo(item, cell)))),
  flag: (cell) => {
    const answer = answerTo(cell.text, cell);
    return typeof answer === 'boolean' || answer === 'unknown' ? answer : undefined;
  },
  date: (cell) => {
    const day = TIMESTAMP.exec(cell.text)?.[1];
    const read = readDate(day ?? cell.text, cell.field.rule.date ?? 'iso');
    if ('fault' in read) cell.note('dropped', read.fault, cell.text);
    else if (day !== undefined) cell.note('changed', 'time', cell.text);
    return 'date' in read ? read.date : undefined;
  },
  links: (cell) =>
    filled(
      itemsOf(cell).filter((item) => {
        const address = href.safeParse(item).success;
        if (!address) cell.note('dropped', 'not-an-address', item);
        return address;
      }),
    ),
};

/** The parts of a cell, as the mapping splits it. */
function itemsOf({ text, field, note }: Cell): string[] {
  if (field.rule.split === undefined) return [text];
  const items = text
    .split(field.rule.split)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items.filter((item) => {
    const empty = isPlaceholder(item, field);
    if (empty) note('dropped', 'placeholder', item);
    return !empty;
  });
}

function answerTo(text: string, { field, note }: Cell): Answer | undefined {
  const answer = field.answers?.get(compared(text));
  if (answer === undefined) note('dropped', 'not-listed', text);
  return answer;
}

function namesIn(answer: Answer | undefined): readonly string[] {
  if (typeof answer === 'string') return [answer];
  return answer === undefined || answer === null || typeof answer === 'boolean' ? [] : answer;
}

function filled(items: readonly string[]): readonly string[] | undefined {
  return items.length === 0 ? undefined : [...new Set(items)];
}

function cut(text: string, longest: number, note: Note): string {
  if (text.length <= longest) return text;
  note('changed', 'too-long', text);
  return `${text.slice(0, longest - 1).trimEnd()}…`.toWellFormed();
}
