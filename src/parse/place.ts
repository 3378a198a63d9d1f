import { type Event, EVENT_ID, getScalarValue, parseEvents, type ScalarEvent } from 'js-yaml';
import type { Path, Position } from '../diagnostic/diagnostic.ts';

/**
 * Where the value at `path` begins in YAML (or JSON, which is YAML) text, in UTF-16 code units; with
 * `key`, where its key does. A path that leads nowhere gives the nearest place on the way to it.
 */
export function offsetOf(text: string, path: Path, key = false): number {
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth: 100 });
  } catch {
    return 0;
  }
  return walk(events, text, path, key);
}

function walk(events: readonly Event[], text: string, path: Path, key: boolean): number {
  let at = events.findIndex((event) => event.type !== EVENT_ID.DOCUMENT);
  let best = at === -1 ? 0 : startOf(events[at]);
  for (const [depth, step] of path.entries()) {
    const container = events[at];
    const found = container?.type === EVENT_ID.MAPPING ? inMapping(events, text, at, String(step)) : container?.type === EVENT_ID.SEQUENCE ? inSequence(events, at, Number(step)) : undefined;
    if (found === undefined) return best;
    if (key && depth === path.length - 1) return startOf(events[found.key ?? found.value]);
    at = found.value;
    best = startOf(events[at]) || startOf(events[found.key ?? at]);
  }
  return best;
}

interface Found {
  readonly key?: number;
  readonly value: number;
}

function inMapping(events: readonly Event[], text: string, at: number, wanted: string): Found | undefined {
  let cursor = at + 1;
  while (cursor < events.length && events[cursor]?.type !== EVENT_ID.POP) {
    const key = events[cursor];
    const value = skip(events, cursor);
    if (key?.type === EVENT_ID.SCALAR && scalar(text, key) === wanted) return { key: cursor, value };
    cursor = skip(events, value);
  }
  return undefined;
}

function inSequence(events: readonly Event[], at: number, index: number): Found | undefined {
  let cursor = at + 1;
  for (let seen = 0; cursor < events.length && events[cursor]?.type !== EVENT_ID.POP; seen++) {
    if (seen === index) return { value: cursor };
    cursor = skip(events, cursor);
  }
  return undefined;
}

/** The event after the whole node that begins at `at`. */
function skip(events: readonly Event[], at: number): number {
  let depth = 0;
  for (let cursor = at; cursor < events.length; cursor++) {
    const type = events[cursor]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
    else if (type === EVENT_ID.POP) depth--;
    if (depth === 0) return cursor + 1;
  }
  return events.length;
}

function scalar(text: string, event: ScalarEvent): string {
  return getScalarValue(text, event);
}

function startOf(event: Event | undefined): number {
  if (event?.type === EVENT_ID.SCALAR) return Math.max(0, event.valueStart);
  if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return Math.max(0, event.start);
  return 0;
}

/** Line and column, both from 1, of an offset into `text`; columns count UTF-16 code units. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, Math.min(offset, text.length));
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line++;
  return { line, column: before.length - lineStart + 1 };
}
