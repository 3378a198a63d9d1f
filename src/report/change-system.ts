import type { Voided } from '../change/approval-changes.ts';
import type { Asked } from '../change/asked-changes.ts';
import type { DateChange } from '../change/date-changes.ts';
import type { RecordChange, Topic } from '../change/record-changes.ts';
import type { SystemChange } from '../change/system-change.ts';
import { deciderOf, sentence } from '../assess/names.ts';
import { changeInWords } from '../assess/plain-words.ts';
import { inWords } from '../diagnostic/calendar.ts';
import { findingLines } from './change-findings.ts';
import { capped, countOf, namesOf, said } from './change-words.ts';
import { codeSpan } from './markdown.ts';

/** What a change is to one system, as Markdown: a heading and a list, most severe first. */
export function systemBlock(change: SystemChange): string {
  const { id, title, findings } = change;
  const parts = [
    tierLine(change),
    ...change.voided.map(voidedLine),
    askedLine('Newly asked', change.asked.more, change),
    askedLine('No longer asked', change.asked.less, change),
    ...recordLines(change.record),
    ...coverageLines(change),
    datesLine(change.dates),
    givenLine(change),
    findingLines('Begins', findings.begun),
    findingLines('Ends', findings.ended),
    openLine(change),
  ].filter((line) => line !== undefined);
  const lines = parts.length > 0 ? parts : [NOTHING[change.kind] ?? '- Nothing that is judged changes.'];
  return `### ${said(title)} · ${codeSpan(id)} · ${stateOf(change)}\n\n${lines.join('\n')}`;
}

const NOTHING: Partial<Record<SystemChange['kind'], string>> = {
  gone: '- A system leaves by `status: retired`, so that what was decided on it stays.',
  unread: '- “countersign check” says where its record is broken.',
};

/** In a few words what has become of it. */
export function stateOf({ kind, fails, own, status }: SystemChange): string {
  if (kind === 'gone') return 'its record is gone';
  if (kind === 'unread') return '**its record can no longer be read**';
  if (fails.is) return fails.was ? 'fails, as before' : kind === 'new' ? '**new, and fails**' : '**starts to fail**';
  if (fails.was) return 'stops failing';
  if (kind === 'new') return `new, ${status.is}`;
  if (kind === 'readable') return 'can be read again';
  return own ? 'in order' : 'in order, reached by the change';
}

function tierLine({ tier: { was, is, reasons, gone }, status, kind }: SystemChange): string | undefined {
  const moved = status.was !== status.is && status.was !== undefined && status.is !== undefined;
  const life = moved ? `- **Status** ${status.was} → ${status.is}` : undefined;
  if (was === is || is === undefined) return life;
  const why = [
    ...(reasons.length > 0 ? [`since ${reasons.map((reason) => `“${said(reason)}”`).join('; ')}`] : []),
    ...(gone.length > 0 ? [`no longer “${gone.map(said).join('”; “')}”`] : []),
  ].join('; ');
  const tier = `- **Tier** ${kind === 'new' || was === undefined ? is : `${was} → ${is}`}${why === '' ? '' : `, ${why}`}`;
  return life === undefined ? tier : `${tier}\n${life}`;
}

function voidedLine({ function: name, risk, by, on, why, who }: Voided): string {
  const what = risk === undefined ? `approval of ${deciderOf(name)}` : `acceptance of the risk ${codeSpan(risk)}`;
  const from = by === undefined ? '' : ` (${said(by.name)}${on === undefined ? '' : `, ${inWords(on)}`})`;
  const again = who.length === 0 ? 'Nobody can decide again today' : `To decide again: ${namesOf(who)}`;
  return [
    `- **Void: ${what}**${from}. ${again}.`,
    ...capped(
      why.map((reason) => `  - ${said(sentence(reason))}`),
      (rest) => `  - and ${rest} more`,
    ),
  ].join('\n');
}

function askedLine(label: string, asked: readonly Asked[], { kind }: SystemChange): string | undefined {
  // Of a new system everything is new: only what it lacks matters.
  const shown = kind === 'new' ? asked.filter(({ met }) => met === false) : asked;
  if (shown.length === 0) return undefined;
  const others = shown.filter((one) => one.kind !== 'control');
  const controls = shown.filter((one) => one.kind === 'control');
  const words = [
    ...others.map(
      ({ text, met, before }) =>
        `${said(text)}${met === true ? ' (there)' : ''}${before === undefined ? '' : ` (before ${before})`}`,
    ),
    ...(controls.length === 0 ? [] : [controlWords(controls)]),
  ];
  return `- **${kind === 'new' ? 'Still to bring' : label}** ${words.join('; ')}`;
}

function controlWords(controls: readonly Asked[]): string {
  const covered = controls.filter(({ met }) => met).length;
  const names = capped(
    controls.map(({ subject }) => codeSpan(subject)),
    (rest) => `${rest} more`,
  );
  return `fresh evidence for ${countOf(controls.length, 'control')}, ${covered} of them covered (${names.join(', ')})`;
}

const TOPIC_WORDS: Record<Topic, string> = {
  identities: 'Identities',
  tools: 'Tools',
  data: 'Data',
  use: 'Use',
  supply: 'Models and supply',
  risks: 'Risks',
  people: 'Who answers for it',
};

function recordLines(record: readonly RecordChange[]): string[] {
  return [...Map.groupBy(record, ({ topic }) => topic)].map(([topic, changes]) => {
    const lines = changes.map(
      (change) => `  - ${said(sentence(changeInWords(change)))}${change.narrows ? ' (narrows)' : ''}`,
    );
    return [`- **${TOPIC_WORDS[topic]}**`, ...capped(lines, (rest) => `  - and ${rest} more`)].join('\n');
  });
}

function coverageLines({ coverage, controls: { gained, lost } }: SystemChange): string[] {
  const shares = coverage.map(
    ({ title, was, is }) => `${said(title)} ${was.covered} of ${was.required} → ${is.covered} of ${is.required}`,
  );
  const list = (controls: readonly string[]) => capped(controls.map(codeSpan), (rest) => `${rest} more`).join(', ');
  return [
    ...(shares.length === 0 ? [] : [`- **Coverage** ${shares.join('; ')}`]),
    ...(lost.length === 0 ? [] : [`- **Coverage lost** ${list(lost)}`]),
    ...(gained.length === 0 ? [] : [`- **Coverage gained** ${list(gained)}`]),
  ];
}

function datesLine(dates: readonly DateChange[]): string | undefined {
  const lines = dates.flatMap(({ what, is, was }) =>
    is === undefined ? [] : [`  - ${said(what)}: ${inWords(is)}${was === undefined ? '' : `, before ${inWords(was)}`}`],
  );
  if (lines.length === 0) return undefined;
  return ['- **Dates**', ...capped(lines, (rest) => `  - and ${rest} more`)].join('\n');
}

function givenLine({ given }: SystemChange): string | undefined {
  if (given.length === 0) return undefined;
  const words = given.map(({ function: name, risk, by }) => {
    const what = risk === undefined ? deciderOf(name) : `the risk ${codeSpan(risk)}`;
    return `${what}${by === undefined ? '' : ` (${said(by.name)})`}`;
  });
  return `- **Decided with this change** ${words.join(', ')}`;
}

function openLine({ open, voided }: SystemChange): string | undefined {
  const known = new Set(voided.map(({ function: name, risk }) => `${name} ${risk}`));
  const rest = open.filter(({ function: name, risk }) => !known.has(`${name} ${risk}`));
  if (rest.length === 0) return undefined;
  const words = rest.map(({ function: name, risk, who }) => {
    const what = risk === undefined ? deciderOf(name) : `the risk ${codeSpan(risk)}`;
    return `${what}: ${who.length === 0 ? 'nobody can today' : namesOf(who)}`;
  });
  return `- **Still to decide** ${words.join('; ')}`;
}
