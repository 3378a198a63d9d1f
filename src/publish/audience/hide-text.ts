import type { Body, Segment } from '../../parse/body/body.ts';
import type { MentionName } from '../../parse/body/components.ts';
import type { Source } from '../../parse/source.ts';
import type { Entry } from '../../validate/registry.ts';
import { escapeHtml } from '../../diagnostic/escape.ts';
import type { Audience } from './audience.ts';
import { type NewIds, renamed } from './hide-evidence.ts';
import { mutable } from './mutable.ts';

/** Takes the free text out of a record, or leaves of it how long it is. */
export function hideText(record: Entry<unknown>, audience: Audience): void {
  const instead = audience.instead('record-text');
  if (instead === undefined) return;
  const { text } = record.source.body;
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  const said = audience.shows('record-text') === 'summary' ? `${words} words. ${instead}` : instead;
  put(record, {
    segments: text === '' ? [] : [`<p>${escapeHtml(said)}</p>`],
    headings: [],
    mentions: [],
    images: [],
    text: '',
    faults: [],
  });
}

/** Gives what a text mentions its new id; what is withheld is mentioned without a word of what it is. */
export function renameMentions(record: Entry<unknown>, ids: Readonly<Partial<Record<MentionName, NewIds>>>): void {
  const { body } = record.source;
  const segments = body.segments.map((segment): Segment => {
    if (typeof segment === 'string' || !('mention' in segment)) return segment;
    const id = renamed(segment.id, ids[segment.mention] ?? new Map());
    return id === undefined ? escapeHtml(`(${segment.mention.toLowerCase()})`) : { ...segment, id };
  });
  put(record, { ...body, segments, text: renamedText(body, ids) });
}

/** The words for the search index, in which a mention stands with its id. */
function renamedText({ text, mentions }: Body, ids: Parameters<typeof renameMentions>[1]): string {
  let said = text;
  for (const { name, id } of mentions) {
    const other = renamed(id, ids[name] ?? new Map());
    if (other !== id) said = said.replaceAll(id, other ?? `(${name.toLowerCase()})`);
  }
  return said;
}

/** The source itself goes, too: its text says everything. */
function put(record: Entry<unknown>, body: Body): void {
  const { file, kind, id, bodyAt } = record.source;
  const source: Source = { file, kind, id, text: '', dataAt: 0, dataEnd: 0, bodyAt, data: undefined, body };
  mutable(record).source = source;
}
