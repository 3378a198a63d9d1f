import type { ExportSource } from '../export-source.ts';
import { dutiesOf } from '../pages/duties.ts';
import { calendars } from './calendar.ts';
import { atomFeed, jsonFeed } from './changes.ts';
import { calendarPath } from './paths.ts';

/** What other programs subscribe to: calendars for all and for each person who has to act, and the changes. */
export function* feedFiles(source: ExportSource): Iterable<{ readonly path: string; readonly content: string }> {
  const { context } = source;
  const calendarOf = calendars(source);
  yield { path: calendarPath(), content: calendarOf() };
  for (const person of context.assessment.registry.people.values())
    if (dutiesOf(person.id, context).due.length > 0)
      yield { path: calendarPath(person.id), content: calendarOf(person) };
  yield { path: 'changes/feed.xml', content: atomFeed(source) };
  yield { path: 'changes/feed.json', content: jsonFeed(source) };
}
