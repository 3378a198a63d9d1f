import { type Event, EVENT_ID, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { hiddenCharacter } from '../diagnostic/hidden.ts';
import type { ReadingCode } from '../diagnostic/reading-faults.ts';

/** Maps and lists inside one another. */
export const DEEPEST = 32;
/** Plain scalars that YAML 1.1 reads as booleans, and what its versions may take for a number. */
const OLD_BOOLEAN = /^(?:y|n|yes|no|on|off)$/i;
const NUMBER_LIKE =
  /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.[\d_]+(?:e[-+]?\d+)?|0(?:x[\da-f_]+|o[0-7_]+|b[01_]+)|\d+(?::[0-5]?\d)+(?:\.\d*)?|\.(?:inf|nan))$/i;

export interface Refusal {
  readonly code: ReadingCode;
  readonly detail: string;
  readonly hint: string | undefined;
  /** In UTF-16 code units into the YAML text. */
  readonly offset: number;
}

const REFUSED = {
  document: ['A second YAML document begins', 'Keep one document: take out this line and what follows it.'],
  directive: ['A YAML directive stands here', 'Take the line out.'],
  alias: ['A YAML alias stands here', undefined],
  anchor: ['A YAML anchor stands here', undefined],
  tag: ['A YAML tag stands here', 'Write the plain value, in quotes when it is text.'],
  merge: ['A YAML merge key stands here', 'Write the fields out where they are used.'],
  proto: ['The key __proto__ stands here', 'Take it out; no field is called that.'],
  empty: ['An empty key stands here', 'Write the key before the colon.'],
  complex: ['A list or map stands where a key belongs', 'Write a plain word before the colon.'],
} as const;

export const TOO_DEEP = `it is nested deeper than ${DEEPEST} levels`;

/** What a plain reading of YAML refuses, in the order of the text. */
export function refusals(events: readonly Event[], text: string): Refusal[] {
  return new Refuser(text).all(events);
}

class Refuser {
  readonly #text: string;
  #found: Refusal[] = [];
  #containers: { map: boolean; atKey: boolean }[] = [];
  #documents = 0;
  /** Everything before this offset belongs to events that have gone by. */
  #past = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(events: readonly Event[]): Refusal[] {
    for (const event of events) this.#take(event);
    return this.#found;
  }

  #take(event: Event): void {
    if (event.type === EVENT_ID.POP) {
      this.#containers.pop();
      return;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      if (++this.#documents > 1) this.#refuse('document', this.#next(/^(?:---|\.\.\.)/m));
      if (event.directives.length > 0) this.#refuse('directive', this.#next(/^%/m));
      this.#containers.push({ map: false, atKey: false });
      return;
    }
    const parent = this.#containers.at(-1);
    const isKey = parent?.map === true && parent.atKey;
    if (parent?.map) parent.atKey = !parent.atKey;
    if (event.type === EVENT_ID.ALIAS) {
      this.#refuse('alias', event.anchorStart - 1);
      return;
    }
    if (event.anchorEnd > event.anchorStart) this.#refuse('anchor', event.anchorStart - 1);
    if (event.tagEnd > event.tagStart) this.#refuse('tag', event.tagStart);
    this.#past = Math.max(this.#past, event.type === EVENT_ID.SCALAR ? event.valueEnd : event.start);
    if (event.type === EVENT_ID.SCALAR) this.#scalar(event, isKey);
    else {
      if (isKey) this.#refuse('complex', event.start);
      this.#containers.push({ map: event.type === EVENT_ID.MAPPING, atKey: true });
      // The document is a container too.
      if (this.#containers.length === DEEPEST + 2)
        this.#push({ code: 'yaml/syntax', detail: TOO_DEEP, hint: undefined, offset: event.start });
    }
  }

  #scalar(event: ScalarEvent, isKey: boolean): void {
    const { valueStart: at, style } = event;
    const plain = style === SCALAR_STYLE.PLAIN;
    const written = this.#text.slice(at, event.valueEnd);
    if (isKey) this.#key(plain ? written : getScalarValue(this.#text, event), plain, at);
    if (plain && (isOddNumber(written) || (!isKey && OLD_BOOLEAN.test(written)))) this.#ambiguous(written, at);
    if (style === SCALAR_STYLE.DOUBLE_QUOTED && written.includes('\\')) {
      // An escape such as \u202e brings back what was refused in the text itself.
      const hidden = hiddenCharacter(getScalarValue(this.#text, event));
      if (hidden !== undefined)
        this.#push({ code: 'source/hidden-character', detail: hidden, hint: undefined, offset: at });
    }
  }

  #key(key: string, plain: boolean, at: number): void {
    if (plain && key === '<<') this.#refuse('merge', at);
    else if (key === '__proto__') this.#refuse('proto', at);
    else if (key === '' || (plain && /^(?:~|null)$/i.test(key))) this.#refuse('empty', at);
  }

  #ambiguous(written: string, offset: number): void {
    const shown = written.length > 40 ? `${written.slice(0, 40)}…` : written;
    this.#push({ code: 'yaml/ambiguous', detail: `“${shown}” stands here without quotes`, hint: undefined, offset });
  }

  #refuse(what: keyof typeof REFUSED, offset: number): void {
    const [detail, hint] = REFUSED[what];
    this.#push({ code: 'yaml/refused', detail, hint, offset });
  }

  #push(refusal: Refusal): void {
    this.#found.push({ ...refusal, offset: Math.max(0, refusal.offset) });
  }

  #next(mark: RegExp): number {
    return this.#past + Math.max(0, this.#text.slice(this.#past).search(mark));
  }
}

/** Looks like a number and is none that reads back as it was written: `010`, `1_000`, `1.10`, too many digits. */
function isOddNumber(written: string): boolean {
  return /^[-+.\d]/.test(written) && NUMBER_LIKE.test(written) && String(Number(written)) !== written;
}
