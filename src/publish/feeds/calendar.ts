import { type DueDate, dueDates } from '../../assess/due-dates.ts';
import type { Person } from '../../validate/registry.ts';
import { dutiesOf } from '../pages/duties.ts';
import { addPeriod } from '../../diagnostic/calendar.ts';
import { type ExportSource, namespaceOf, siteAddress } from '../export-source.ts';
import { uuidV5 } from '../uuid.ts';

/** Octets of a line, RFC 5545 §3.1; longer ones are folded. */
const WIDEST = 75;

/** The calendar of everything that runs out, or of what one person has to act on. */
export function calendarOf(person: Person | undefined, source: ExportSource): string {
  const { context, snapshot } = source;
  return person === undefined
    ? calendarFile(`${snapshot.name}: what runs out`, dueDates(context.deadlines), source)
    : calendarFile(`${snapshot.name}: ${person.name}`, dueDates(dutiesOf(person.id, context).due), source);
}

/**
 * What runs out, as an iCalendar (RFC 5545) of all-day events without reminders. An event keeps its UID when its day
 * moves, so that a subscribed calendar moves it, too. The time stamp is that of the snapshot, not of the clock.
 */
function calendarFile(title: string, due: readonly DueDate[], source: ExportSource): string {
  const { context, snapshot } = source;
  const stamp = `${compact(snapshot.asOf)}T000000Z`;
  const namespace = namespaceOf(source);
  const seen = new Map<string, number>();
  const events = due.map((act) => {
    const { kind, systems, subject, what, who, date, fails } = act;
    const key = JSON.stringify([kind, systems, subject ?? what]);
    const again = seen.get(key) ?? 0;
    seen.set(key, again + 1);
    const person = context.assessment.registry.people.get(who ?? '')?.name ?? who;
    const [first] = systems;
    const url = first === undefined ? undefined : siteAddress(`systems/${first}/`, source);
    return textOf([
      'BEGIN:VEVENT',
      `UID:${uuidV5(`due:${key}:${again}`, namespace)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(date)}`,
      `DTEND;VALUE=DATE:${compact(addPeriod(date, 'P1D'))}`,
      `SUMMARY:${escaped(`${what} (${named(systems, source)})`)}`,
      `DESCRIPTION:${escaped(
        `The last day on which it counts. ${person === undefined ? '' : `${person} acts. `}Afterwards ${fails ? 'the build fails' : 'it is shown as overdue'}.`,
      )}`,
      ...(url === undefined ? [] : [`URL:${url}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]);
  });
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Countersign//Registry of AI systems//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(title)}`,
  ];
  return [textOf(head), ...events, textOf(['END:VCALENDAR'])].join('');
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

/** A line of at most 75 octets, continued after a line end and a blank; no character is cut. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= WIDEST) return line;
  const parts: string[] = [];
  let [begin, at, width] = [0, 0, 0];
  for (const char of line) {
    const octets = Buffer.byteLength(char);
    if (width + octets > WIDEST) {
      parts.push(line.slice(begin, at));
      [begin, width] = [at, 1];
    }
    at += char.length;
    width += octets;
  }
  return [...parts, line.slice(begin)].join('\r\n ');
}
