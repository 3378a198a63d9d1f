import { dayIn } from '../read/history/days.ts';
import type { Artefact, Unread } from '../parse/artefact/artefact.ts';
import type { System } from '../validate/registry.ts';
import type { EvidenceData } from '../validate/schema/evidence.ts';

/** One way in which the file of an item does not bear out what the record says of it. */
export type Doubt =
  | { readonly about: 'unread'; readonly why: string }
  | { readonly about: 'no-run' }
  | { readonly about: 'unfinished'; readonly ended: 'cancelled' | 'errored' | 'unfinished' }
  | { readonly about: 'stub' }
  | { readonly about: 'result'; readonly isWorse: boolean }
  | { readonly about: 'suppressed' }
  | { readonly about: 'performed'; readonly days: readonly [string, string] }
  | { readonly about: 'undated' }
  | { readonly about: 'tool' }
  /** Against something other than the record names, or than anything that it knows. */
  | { readonly about: 'target'; readonly isNamed: boolean };

export interface DoubtQuestion {
  readonly system: System;
  readonly timeZone: string;
}

/** Everything that the record says of an item and its file does not, once for all rules and pages. */
export function doubtsAbout(data: EvidenceData, says: Artefact | Unread, question: DoubtQuestion): readonly Doubt[] {
  if ('unread' in says) return [{ about: 'unread', why: says.unread }];
  return [
    ...(isPass(data) ? falseComfort(data, says) : []),
    ...resultDoubt(data, says),
    ...timeDoubt(data, says, question.timeZone),
    ...toolDoubt(data, says),
    ...targetDoubt(data, says, question.system),
  ];
}

function isPass({ result }: EvidenceData): boolean {
  return result === 'pass' || result === 'pass-with-findings';
}

/** What keeps a run from being a pass, whatever its score. */
function falseComfort({ result }: EvidenceData, { evaluated, ended, isStub, counts }: Artefact): Doubt[] {
  const open = (counts.failed ?? 0) + counts.undecided;
  return [
    ...(evaluated === 0 ? [{ about: 'no-run' } as const] : []),
    ...(ended !== undefined && ended !== 'completed' ? [{ about: 'unfinished', ended } as const] : []),
    ...(isStub ? [{ about: 'stub' } as const] : []),
    ...(result === 'pass' && open === 0 && counts.suppressed > 0 ? [{ about: 'suppressed' } as const] : []),
  ];
}

/** A file that sets no bar has no result of its own to differ from, but for what it could not decide. */
function resultDoubt({ result }: EvidenceData, { counts, evaluated }: Artefact): Doubt[] {
  const failed = counts.failed ?? 0;
  if (result === 'pass' && failed + counts.undecided > 0) return [{ about: 'result', isWorse: true }];
  if (result === 'pass-with-findings' && counts.passed === 0 && failed > 0) return [{ about: 'result', isWorse: true }];
  const isClean = counts.failed === 0 && counts.undecided === 0 && counts.suppressed === 0 && evaluated > 0;
  return result === 'fail' && isClean ? [{ about: 'result', isWorse: false }] : [];
}

function timeDoubt({ performed }: EvidenceData, { ran }: Artefact, timeZone: string): Doubt[] {
  if (ran === undefined) return [{ about: 'undated' }];
  const days = [...daysOf(ran.from, timeZone), ...daysOf(ran.to, timeZone)].sort();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return performed === undefined || (performed >= first && performed <= last)
    ? []
    : [{ about: 'performed', days: [first, last] }];
}

/** The days of a time: as it is written and, where it has an offset, in the time zone of the registry. */
function daysOf(time: string, timeZone: string): string[] {
  const written = time.slice(0, 10);
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(time) ? [written, dayIn(timeZone)(time)] : [written];
}

function toolDoubt({ tool }: EvidenceData, { tools }: Artefact): Doubt[] {
  const isSame = tools.length === 0 || tool === undefined || tools.some((name) => isSpokenOf(tool, name));
  return isSame ? [] : [{ about: 'tool' }];
}

/** Where the record names no target, something that it knows has to be in the name that the file gives. */
function targetDoubt(data: EvidenceData, { format, targets, isStub }: Artefact, system: System): Doubt[] {
  const { target: said } = data;
  if (isStub || targets.length === 0) return [];
  if (said !== undefined)
    return targets.some((target) => isSpokenOf(said, target)) ? [] : [{ about: 'target', isNamed: true }];
  if (!RUN_AGAINST_A_MODEL.has(format)) return [];
  const models = system.models.flatMap(({ id, data: { version = '' } }) => [id, version]);
  const known = [system.id, system.data.title ?? '', ...models].filter((name) => /\p{L}/u.test(name));
  const isKnown = targets.some((target) => known.some((name) => isSpokenOf(name, target)));
  return isKnown ? [] : [{ about: 'target', isNamed: false }];
}

const RUN_AGAINST_A_MODEL: ReadonlySet<Artefact['format']> = new Set(['garak', 'promptfoo', 'inspect']);

/** Whether a name is in another, whatever their case and punctuation: `Support Copilot` in `http support-copilot-acc`. */
function isSpokenOf(name: string, inText: string): boolean {
  const wanted = plain(name);
  return wanted.length > 2 && ` ${plain(inText)} `.includes(` ${wanted} `);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** True where the file itself says that it failed. */
export function isFailure(doubt: Doubt): boolean {
  return doubt.about === 'result' && doubt.isWorse;
}

/** True for what keeps an item from showing anything; the age is a matter of its own, and a name may be a slip. */
export function isDisputing(doubt: Doubt): boolean {
  if (doubt.about === 'target') return doubt.isNamed;
  return doubt.about !== 'undated' && !(doubt.about === 'result' && !doubt.isWorse);
}
