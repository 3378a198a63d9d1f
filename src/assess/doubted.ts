import type { Artefact } from '../parse/artefact/artefact.ts';
import type { Use } from '../validate/registry.ts';
import type { EvidenceData } from '../validate/schema/evidence.ts';
import type { Doubt } from './doubts.ts';
import { isOver, type JudgedEvidence } from './evidence.ts';
import type { SystemView } from './system-view.ts';

type About = Doubt['about'];
type DoubtAbout<A extends About> = Extract<Doubt, { readonly about: A }>;

export interface Doubted<A extends About> {
  readonly use: Use<EvidenceData>;
  readonly doubt: DoubtAbout<A>;
}

/** The items of a system whose files could be read and do not bear them out in one way. */
export function* doubted<A extends Exclude<About, 'unread'>>(
  view: SystemView,
  about: A,
  asOf: string,
): Iterable<Doubted<A> & { readonly says: Artefact }> {
  for (const { use, doubt, says } of inQuestion(view, asOf))
    if (says !== undefined && isAbout(doubt, about)) yield { use, doubt, says };
}

/** The items of a system whose files are of a known kind and could not be read. */
export function* unread(view: SystemView, asOf: string): Iterable<Doubted<'unread'>> {
  for (const { use, doubt } of inQuestion(view, asOf)) if (isAbout(doubt, 'unread')) yield { use, doubt };
}

/** What has expired is history, and what is not the pinned file has a rule of its own. */
function inQuestion(view: SystemView, asOf: string): (JudgedEvidence & { readonly doubt: Doubt })[] {
  return view.evidence
    .filter(({ use, state }) => !isOver(use.data, asOf) && state !== 'altered')
    .flatMap((judged) => judged.doubts.map((doubt) => ({ ...judged, doubt })));
}

function isAbout<A extends About>(doubt: Doubt, about: A): doubt is DoubtAbout<A> {
  return doubt.about === about;
}
