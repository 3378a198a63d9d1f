import { COLLECTION_STYLE, type Event, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import type { Path } from '../diagnostic/diagnostic.ts';

/** How a value is written, which decides how it can be edited. */
export type Written = 'plain' | 'single-quoted' | 'double-quoted' | 'block-text' | 'flow' | 'block';

/** A whole value as it is written, quotes and brackets included, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  /** Where it ends; what follows is no part of it. */
  readonly end: number;
  readonly written: Written;
  /** The keys of a map, or the positions of a list, in their order. */
  readonly steps: readonly string[];
}

/** A value of YAML text and where it stands, in UTF-16 code units. */
interface Place {
  readonly at: number;
  /** Where its key begins; absent outside maps. */
  readonly keyAt?: number | undefined;
  readonly keyEnd?: number | undefined;
  readonly written: Written;
  readonly inside: Map<string, Place>;
  start: number;
  end: number;
}

/** A text whose places are asked for: read once, however many findings it has. */
export interface PlacedText {
  /** Where the value at `path` begins; with `key`, where its key does. The nearest place, for a path that leads nowhere. */
  readonly offsetOf: (path: Path, key?: boolean) => number;
  /** The whole value at `path`, or its key; undefined where the path leads nowhere, or to a value that nobody wrote. */
  readonly spanOf: (path: Path, key?: boolean) => Span | undefined;
}

/** The places in YAML (or JSON, which is YAML). Text that is neither has one place, its beginning. */
export function placesIn(text: string): PlacedText {
  const root = readPlaces(text);
  return {
    offsetOf: (path, key = false) => {
      let place = root;
      for (const [depth, step] of path.entries()) {
        const next = place.inside.get(String(step));
        if (next === undefined) break;
        if (key && depth === path.length - 1) return next.keyAt ?? next.at;
        place = next;
      }
      return place.at;
    },
    spanOf: (path, key = false) => {
      const place = path.reduce<Place | undefined>((at, step) => at?.inside.get(String(step)), root);
      return place && (key ? keySpan(place) : valueSpan(place));
    },
  };
}

function keySpan({ keyAt, keyEnd }: Place): Span | undefined {
  if (keyAt === undefined || keyEnd === undefined) return undefined;
  return { start: keyAt, end: keyEnd, written: 'plain', steps: [] };
}

function valueSpan({ start, end, written, inside }: Place): Span | undefined {
  return end > start ? { start, end, written, steps: [...inside.keys()] } : undefined;
}

interface Open extends Place {
  readonly isMap: boolean;
  /** The key that waits for its value. */
  key: { readonly name: string; readonly at: number; readonly end: number } | undefined;
}

function readPlaces(text: string): Place {
  const root: Open = { at: 0, start: 0, end: 0, written: 'block', inside: new Map(), isMap: false, key: undefined };
  const open: Open[] = [root];
  for (const event of eventsOf(text)) {
    if (event.type === EVENT_ID.DOCUMENT) open.push(root);
    else if (event.type === EVENT_ID.POP) close(open.pop(), text);
    else if (event.type !== EVENT_ID.ALIAS) takeNode(event, open, text);
  }
  return root.inside.get('0') ?? root;
}

/** Where a list or map ends: at its bracket, or with its last value. */
function close(place: Open | undefined, text: string): void {
  if (place === undefined) return;
  for (const { end, keyEnd = 0 } of place.inside.values()) place.end = Math.max(place.end, end, keyEnd);
  if (place.written !== 'flow') return;
  // What may stand there: blanks, the quote and the mark of a last key without a value, and comments, each to its line’s end.
  const rest = /(?:[\s,:?'"]|#[^\n]*\n)*[\]}]/y;
  rest.lastIndex = Math.max(place.end, place.start + 1);
  if (rest.test(text)) place.end = rest.lastIndex;
}

type NodeEvent = Extract<Event, { readonly tagStart: number }>;

function takeNode(event: NodeEvent, open: Open[], text: string): void {
  const parent = open.at(-1);
  if (parent === undefined) return;
  const isScalar = event.type === EVENT_ID.SCALAR;
  if (parent.isMap && parent.key === undefined) {
    parent.key = isScalar
      ? { name: getScalarValue(text, event), at: event.valueStart, end: event.valueEnd }
      : { name: '', at: event.start, end: event.start };
    if (!isScalar) open.push(opened(event, event.start, undefined));
    return;
  }
  const at = isScalar ? event.valueStart : event.start;
  const place = opened(event, at > 0 ? at : (parent.key?.at ?? Math.max(0, at)), parent.key);
  parent.inside.set(parent.key?.name ?? String(parent.inside.size), place);
  parent.key = undefined;
  if (!isScalar) open.push(place);
}

function opened(event: NodeEvent, at: number, key: Open['key']): Open {
  const isMap = event.type === EVENT_ID.MAPPING;
  return { at, keyAt: key?.at, keyEnd: key?.end, ...extentOf(event), inside: new Map(), isMap, key: undefined };
}

function extentOf(event: NodeEvent): Pick<Place, 'start' | 'end' | 'written'> {
  if (event.type !== EVENT_ID.SCALAR) {
    const written = event.style === COLLECTION_STYLE.FLOW ? 'flow' : 'block';
    return { start: event.start, end: event.start, written };
  }
  const { valueStart: start, valueEnd: end, style } = event;
  if (style === SCALAR_STYLE.SINGLE_QUOTED) return { start: start - 1, end: end + 1, written: 'single-quoted' };
  if (style === SCALAR_STYLE.DOUBLE_QUOTED) return { start: start - 1, end: end + 1, written: 'double-quoted' };
  // Without a value nothing is written, and both ends are -1.
  return { start, end, written: style === SCALAR_STYLE.PLAIN ? 'plain' : 'block-text' };
}

function eventsOf(text: string): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth: 100 });
  } catch {
    return [];
  }
}
