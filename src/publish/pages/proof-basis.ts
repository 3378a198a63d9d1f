import { isGranted } from '../../assess/approvals.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { shortId } from '../../assess/trust/file-words.ts';
import type { Trust } from '../../assess/trust/trust.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import { NO_HISTORY } from '../../proof/basis.ts';
import { type Introduction, introducedBy } from '../../read/history/questions.ts';
import type { Decision } from '../../validate/registry.ts';
import type { Inline } from '../page-parts.ts';
import { dated, type SiteContext } from '../site-context.ts';
import { FUNCTION_WORDS } from '../words.ts';

/** What a proof of a past day rests on. */
export interface Basis {
  /**
   * `history`: git had the record and every decision that counts by the end of that day. `dates`: git cannot tell.
   * `disputed`: git can, and something that is dated by that day came later.
   */
  readonly kind: 'history' | 'dates' | 'disputed';
  readonly sentences: readonly string[];
  /** The decisions that are dated by that day and came later. */
  readonly later: readonly (readonly Inline[])[];
}

/** How far the history of the repository bears out what a view of a past day says, without reading anything more. */
export function basisOf(then: SystemView, day: string, context: SiteContext): Basis {
  const { trust } = context.assessment;
  const counted = countedDecisions(then);
  const record = introducedBy(trust.past, then.system.file, trust.dayOf);
  const why = whyUntold({ day, record, counted, trust });
  if (why !== undefined) return { kind: 'dates', sentences: [`${why} Nothing but these dates says so.`], later: [] };
  const late = record !== undefined && record.day > day ? [lateRecord(record)] : [];
  const later = counted.filter((decision) => (trust.proofOf(decision).arrival?.day ?? '') > day);
  if (late.length + later.length === 0) return { kind: 'history', sentences: [BORNE_OUT], later: [] };
  return {
    kind: 'disputed',
    sentences: [...late, ...(later.length > 0 ? [SOME_LATER] : [])],
    later: later.map((decision) => [
      `${nameOf(decision)}, dated `,
      ...dated(decision.data.on),
      ...cameNote(decision, context),
    ]),
  };
}

const BORNE_OUT =
  'The history of the repository bears them out: by the end of that day it held the record, and every decision that counts here byte for byte as it is now.';
const SOME_LATER =
  'The history of the repository does not bear out every date: decisions that say they are of that day or earlier were committed only after it.';

function lateRecord({ day, commit }: Introduction): string {
  return `The record itself was committed only on ${inWords(day)}, with commit ${shortId(commit)}.`;
}

/** When a decision came to the repository, and with which commit; nothing where that is not known. */
export function cameNote(decision: Decision | undefined, { assessment }: SiteContext): readonly Inline[] {
  const arrival = decision && assessment.trust.proofOf(decision).arrival;
  if (arrival === undefined || arrival.order <= assessment.trust.foundedAt) return [];
  return [{ note: ['committed ', ...dated(arrival.day), ', ', { code: shortId(arrival.commit) }] }];
}

/** The decisions that let the system run, and that accept its risks. */
function countedDecisions({ approvals, risks }: SystemView): Decision[] {
  const approving = approvals.filter(({ state }) => isGranted(state)).map(({ governing }) => governing);
  const accepting = risks.filter(({ state }) => state === 'accepted').map(({ decision }) => decision);
  return [...approving, ...accepting].filter((decision) => decision !== undefined);
}

interface Told {
  readonly day: string;
  readonly record: Introduction | undefined;
  readonly counted: readonly Decision[];
  readonly trust: Trust;
}

/** Why git cannot tell whether the files were there; nothing where it can. */
function whyUntold({ day, record, counted, trust }: Told): string | undefined {
  const { past, dayOf, foundedAt, proofOf } = trust;
  if (past.unread !== undefined) return `The history of the repository could not be read: ${past.unread}`;
  if (past.state !== 'read') return NO_HISTORY[past.state];
  if (record === undefined) return 'The record is not committed yet.';
  const founded = past.commits.at(-1 - Math.max(foundedAt, 0));
  if (founded && dayOf(founded) > day)
    return past.shallow ? SHALLOW : `${BEGINS} ${inWords(dayOf(founded))}, after that day.`;
  if (record.day > day && !record.certain) return SHALLOW;
  if (counted.every((decision) => proofOf(decision).arrival !== undefined)) return undefined;
  return past.shallow ? SHALLOW : 'Not every decision that counts here is committed yet.';
}

const BEGINS = 'The history of this registry begins only on';
const SHALLOW =
  'This copy of the repository is shallow: it lacks older commits, so it cannot show what was there on that day.';

function nameOf({ data }: Decision): string {
  return data.risk === undefined ? FUNCTION_WORDS[data.function] : `${FUNCTION_WORDS[data.function]} “${data.risk}”`;
}
