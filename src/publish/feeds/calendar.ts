import { type DueDate, dueDates } from '../../assess/due-dates.ts';
import { once } from '../../assess/remember.ts';
import type { Person } from '../../validate/registry.ts';
import { dutiesOf } from '../pages/duties.ts';
import { addPeriod } from '../../diagnostic/calendar.ts';
import { type ExportSource, namespaceOf, siteAddress } from '../export-source.ts';
import { uuidV5 } from '../uuid.ts';

/** Octets of a line, RFC 5545 §3.1; longer ones are folded. */
const WIDEST = 75;

/**
 * Makes the calendars of one source: of everything that runs out, or of what one person has to act on. What runs out
 * stands in both, and is put into words once.
 *
 * An iCalendar (RFC 5545) of all-day events without reminders. An event keeps its UID when its day moves, so that a
 * subscribed calendar moves it, too. The time stamp is that of the snapshot, not of the clock.
 */
export function calendars(source: ExportSource): (person?: Person) => string {
  const { context, snapshot } = source;
  const namespace = namespaceOf(source);
  const uidOf = (key: string, again: number) => uuidV5(`due:${key}:${again}`, namespace);
  const wordsOf = wordsIn(source);
  const event = once((act: DueDate) => {
    const key = keyOf(act);
    return { key, uid: uidOf(key, 0), words: wordsOf(act) };
  });
  return (person) => {
    const seen = new Map<string, number>();
    const due = person === undefined ? dueDates(context.deadlines) : dutiesOf(person.id, context).due;
    const parts = [
      textOf([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Countersign//Registry of AI systems//EN',
        'CALSCALE:GREGORIAN',
        `X-WR-CALNAME:${escaped(`${snapshot.name}: ${person?.name ?? 'what runs out'}`)}`,
      ]),
    ];
    for (const act of due) {
      const { key, uid, words } = event(act);
      const again = seen.get(key) ?? 0;
      seen.set(key, again + 1);
      parts.push('BEGIN:VEVENT\r\nUID:', again === 0 ? uid : uidOf(key, again), '\r\n', words);
    }
    parts.push('END:VCALENDAR\r\n');
    return parts.join('');
  };
}

/** What an event is about, the same while its day moves. */
function keyOf({ kind, systems, subject, what }: DueDate): string {
  return JSON.stringify([kind, systems, subject ?? what]);
}

/** All of an event after its UID. */
function wordsIn(source: ExportSource): (act: DueDate) => string {
  const { context, snapshot } = source;
  const stamp = `${compact(snapshot.asOf)}T000000Z`;
  const day = once((date: string) => {
    const next = addPeriod(date, 'P1D');
    return textOf([
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(date)}`,
      // No day comes after the last one that can be written; an event without an end takes one day (§3.6.1).
      ...(next === date ? [] : [`DTEND;VALUE=DATE:${compact(next)}`]),
    ]);
  });
  const description = once((sentences: string) => textOf([`DESCRIPTION:${escaped(sentences)}`]));
  const address = once((system: string | undefined) => {
    const url = system === undefined ? undefined : siteAddress(`systems/${system}/`, source);
    return url === undefined ? '' : textOf([`URL:${url}`]);
  });
  return ({ systems, what, who, date, fails }) => {
    const person = context.assessment.registry.people.get(who ?? '')?.name ?? who;
    const acts = person === undefined ? '' : `${person} acts. `;
    const afterwards = fails ? 'the build fails' : 'it is shown as overdue';
    return [
      day(date),
      textOf([`SUMMARY:${escaped(`${what} (${named(systems, source)})`)}`]),
      description(`The last day on which it counts. ${acts}Afterwards ${afterwards}.`),
      address(systems[0]),
      'TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n',
    ].join('');
  };
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const MOST_NAMED = 3;

function named(systems: readonly string[], { context }: ExportSource): string {
  const { registry } = context.assessment;
  const titles = systems.map((id) => (registry.systems.get(id) ?? registry.intake.get(id))?.data.title ?? id);
  const more = titles.length - MOST_NAMED;
  return `${titles.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

/** TEXT, RFC 5545 §3.3.11; no control character can begin a line of its own. */
function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- RFC 5545 §3.1 allows none of these in a value
  const plain = text.replace(/\r\n?|\n/g, ' ').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
  return plain.replace(/[\\;,]/g, '\\$&');
}

const UTF_8 = new TextEncoder();
const octets = new Uint8Array(WIDEST);

/** A line of at most 75 octets, continued after a line end and a blank; no character is cut. */
function folded(line: string): string {
  let { read } = UTF_8.encodeInto(line, octets);
  if (read === line.length) return line;
  let text = line.slice(0, read);
  while (read < line.length) {
    const rest = line.slice(read);
    // The blank takes an octet.
    const more = UTF_8.encodeInto(rest, octets.subarray(1)).read;
    text += `\r\n ${rest.slice(0, more)}`;
    read += more;
  }
  return text;
}
