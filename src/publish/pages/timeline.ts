import { addPeriod, daysBetween, inWords } from '../../diagnostic/calendar.ts';
import type { DeadlineKind } from '../../assess/deadlines.ts';
import { counted } from '../words.ts';
import { type DueDate, OF_NHIS } from '../../assess/due-dates.ts';

/** A drawing of the year ahead, one lane a kind, one mark a date; everything has its place already. */
export interface Timeline {
  readonly width: number;
  readonly height: number;
  /** What the drawing shows, in a sentence. */
  readonly label: string;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly months: readonly { readonly x: number; readonly name: string; readonly year: string | undefined }[];
  readonly lanes: readonly { readonly name: string; readonly y: number }[];
  readonly marks: readonly Mark[];
  /** Where more dates fall together than can be told apart: one bar for all of them, with their number. */
  readonly bars: readonly {
    readonly x: number;
    readonly y: number;
    readonly height: number;
    readonly text: string;
    readonly title: string;
  }[];
}

export interface Mark {
  readonly x: number;
  readonly y: number;
  /** The next thing to fail; what fails the build; what is only shown as overdue. */
  readonly weight: 'next' | 'fails' | 'shown';
  readonly title: string;
}

const LANES: readonly (readonly [string, readonly DeadlineKind[]])[] = [
  ['Reviews', ['review', 'pilot', 'owner']],
  ['Decisions', ['decision', 'condition', 'acceptance']],
  ['Evidence', ['evidence', 'exception']],
  ['Identities', OF_NHIS],
  ['Withheld', ['withheld']],
];
const WIDTH = 1120;
const PLOT = { left: 92, right: 1112, top: 6 };
const STEP = 10;
const TALLEST = 10;
const GAP = 20;
const MONTHS_SHOWN = 12;

export function timelineOf(due: readonly DueDate[], asOf: string): Timeline {
  const end = addPeriod(asOf, 'P1Y');
  const shown = due.filter(({ date }) => date <= end);
  const next = shown.find(({ fails }) => fails)?.date;
  const scale = scaleOf(asOf, end);
  const lanes: Timeline['lanes'][number][] = [];
  const marks: Mark[] = [];
  const bars: Timeline['bars'][number][] = [];
  let y: number = PLOT.top;
  for (const [name, kinds] of LANES) {
    const own = shown.filter(({ kind }) => kinds.includes(kind)).sort((a, b) => Number(b.fails) - Number(a.fails));
    if (name === 'Withheld' && own.length === 0) continue;
    const stacks = [...Map.groupBy(own, ({ date }) => scale.slot(date))];
    y +=
      Math.max(2, ...stacks.map(([, { length }]) => Math.min(length, TALLEST) + (length > TALLEST ? 1 : 0))) * STEP +
      GAP;
    lanes.push({ name, y });
    for (const [slot, stack] of stacks) {
      if (stack.length <= TALLEST)
        marks.push(
          ...stack.map((act, at) => ({
            x: scale.x(slot),
            y: y - STEP / 2 - at * STEP - 1,
            weight: weightOf(act, next),
            title: titleOf(act),
          })),
        );
      else
        bars.push({
          x: scale.x(slot),
          y: y - TALLEST * STEP,
          height: TALLEST * STEP,
          text: stack.length.toLocaleString('en-GB'),
          title: `${counted(stack.length, 'date')} from ${inWords(stack[0]?.date ?? '')}`,
        });
    }
  }
  return {
    width: WIDTH,
    height: y + 34,
    label: `${counted(shown.length, 'date')} of the coming year, by kind and day; the calendar lists all of them`,
    plot: { ...PLOT, bottom: y },
    months: monthsOf(asOf).map((date, at) => ({
      x: scale.at(date),
      name: inWords(date).split(' ')[1]?.slice(0, 3) ?? '',
      year: at === 0 || date.slice(5, 7) === '01' ? date.slice(0, 4) : undefined,
    })),
    lanes,
    marks,
    bars,
  };
}

/** Dates fall into slots as wide as a mark, so that marks stack and never overlap. */
function scaleOf(
  from: string,
  to: string,
): { at: (date: string) => number; slot: (date: string) => number; x: (slot: number) => number } {
  const days = daysBetween(from, to);
  const at = (date: string) => Math.round(PLOT.left + (daysBetween(from, date) / days) * (PLOT.right - PLOT.left));
  return {
    at,
    slot: (date) => Math.floor((at(date) - PLOT.left) / STEP),
    x: (slot) => PLOT.left + slot * STEP + STEP / 2,
  };
}

function monthsOf(asOf: string): string[] {
  const first = `${asOf.slice(0, 7)}-01`;
  return Array.from({ length: MONTHS_SHOWN }, (_, at) => addPeriod(first, `P${at + 1}M`));
}

function weightOf({ fails, date }: DueDate, next: string | undefined): Mark['weight'] {
  if (!fails) return 'shown';
  return date === next ? 'next' : 'fails';
}

function titleOf({ date, what, systems }: DueDate): string {
  return `${inWords(date)}: ${what} (${systems.length > 2 ? counted(systems.length, 'system') : systems.join(', ')})`;
}
