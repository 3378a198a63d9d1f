import { type Event, EVENT_ID, getScalarValue, parseEvents } from 'js-yaml';
import type { Path, Position } from '../diagnostic/diagnostic.ts';

/** A value of YAML text and where it stands, in UTF-16 code units. */
interface Place {
  readonly at: number;
  /** Where its key begins; absent outside maps. */
  readonly keyAt?: number | undefined;
  readonly inside: Map<string, Place>;
}

/** A text whose places are asked for: read once, however many findings it has. */
export interface PlacedText {
  /** Where the value at `path` begins; with `key`, where its key does. The nearest place, for a path that leads nowhere. */
  readonly offsetOf: (path: Path, key?: boolean) => number;
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
  };
}

interface Open extends Place {
  readonly isMap: boolean;
  /** The key that waits for its value. */
  key: { readonly name: string; readonly at: number } | undefined;
}

function readPlaces(text: string): Place {
  const root: Open = { at: 0, inside: new Map(), isMap: false, key: undefined };
  const open: Open[] = [root];
  for (const event of eventsOf(text)) {
    if (event.type === EVENT_ID.DOCUMENT) open.push(root);
    else if (event.type === EVENT_ID.POP) open.pop();
    else if (event.type !== EVENT_ID.ALIAS) takeNode(event, open, text);
  }
  return root.inside.get('0') ?? root;
}

type NodeEvent = Extract<Event, { readonly tagStart: number }>;

function takeNode(event: NodeEvent, open: Open[], text: string): void {
  const parent = open.at(-1);
  if (parent === undefined) return;
  const isScalar = event.type === EVENT_ID.SCALAR;
  if (parent.isMap && parent.key === undefined) {
    parent.key = isScalar ? { name: getScalarValue(text, event), at: event.valueStart } : { name: '', at: event.start };
    if (!isScalar) open.push(opened(event, event.start, undefined));
    return;
  }
  const at = isScalar ? event.valueStart : event.start;
  const place = opened(event, at > 0 ? at : (parent.key?.at ?? Math.max(0, at)), parent.key?.at);
  parent.inside.set(parent.key?.name ?? String(parent.inside.size), place);
  parent.key = undefined;
  if (!isScalar) open.push(place);
}

function opened(event: NodeEvent, at: number, keyAt: number | undefined): Open {
  return { at, keyAt, inside: new Map(), isMap: event.type === EVENT_ID.MAPPING, key: undefined };
}

function eventsOf(text: string): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth: 100 });
  } catch {
    return [];
  }
}

/** Line and column, both from 1, of offsets into `text`; columns count UTF-16 code units. */
export function linesOf(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const within = Math.min(offset, text.length);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= within) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: within - (starts[low] ?? 0) + 1 };
  };
}
