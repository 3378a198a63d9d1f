import { type Body, EMPTY_BODY } from '../body/body.ts';
import { readBody } from '../body/read-body.ts';
import { readYaml } from '../yaml.ts';
import type { Refusal } from '../yaml-refusals.ts';

/** A record, cut at its fence. */
export interface RecordText {
  readonly frontmatter: string;
  readonly body: string;
}

/** What is kept of a body: all of it, or only what is judged. */
export type Bodies = 'whole' | 'judged';

/** What a record’s text says, in a form that goes from thread to thread quickly and loses nothing. */
export interface ReadRecord {
  /** The values of the frontmatter as JSON; absent after a fault. What strict YAML lets by, JSON can hold. */
  readonly json: string | undefined;
  readonly faults: readonly Refusal[];
  readonly body: Body;
}

/** Reads both parts of a record. Never throws: a body that cannot be read must not take the others with it. */
export function readRecord({ frontmatter, body }: RecordText, keep: Bodies): ReadRecord {
  const { value, faults } = readYaml(frontmatter);
  return {
    // Frontmatter that holds nothing is a record without fields, and judged as one.
    json: faults.length > 0 ? undefined : JSON.stringify(value ?? {}),
    faults,
    body: kept(readSafely(body), keep),
  };
}

function kept(body: Body, keep: Bodies): Body {
  if (keep === 'whole') return body;
  const { mentions, images, faults } = body;
  return { ...EMPTY_BODY, mentions, images, faults };
}

function readSafely(source: string): Body {
  if (source.trim() === '') return EMPTY_BODY;
  try {
    return readBody(source);
  } catch (error) {
    return { ...EMPTY_BODY, faults: [{ code: 'body/syntax', detail: String(error), offset: 0 }] };
  }
}
