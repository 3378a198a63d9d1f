import type { FunctionInRound, Renewal, RiskInRound } from '../assess/renewal.ts';
import { nameOf, titleOf } from '../assess/names.ts';
import { changeInWords } from '../assess/plain-words.ts';
import { inWords } from '../diagnostic/calendar.ts';
import { escapeTerminal } from '../diagnostic/escape.ts';
import { listWords } from '../diagnostic/suggest.ts';
import type { Registry } from '../validate/registry.ts';

export interface RenewalReport {
  readonly renewal: Renewal;
  readonly registry: Registry;
  readonly asOf: string;
  /** What follows `countersign COMMAND SYSTEM` so that it means this folder, such as ` --content registry`. */
  readonly folder: string;
}

/** For people: the round of a system, what to confirm, and the commands by which each function decides. */
export function renewalText({ renewal, registry, asOf, folder }: RenewalReport): string {
  const { view, past, due, functions, risks } = renewal;
  const lines = [
    `${titleOf(view.system)} (${view.tier} tier), as of ${inWords(asOf)}`,
    '',
    ...roundLines(renewal),
    ...section(
      'Has run out',
      past.map(({ code, message }) => `${code}: ${message}`),
    ),
    ...section(
      'Runs out before the next round',
      due.map(
        ({ date, what, who, fails }) =>
          `${date} ${what}${who === undefined ? '' : `; ${nameOf(who, registry)} acts`}${fails ? '' : ' (shown, fails nothing)'}`,
      ),
    ),
    ...section('To confirm: is this still so?', factsOf(renewal, registry)),
    ...section(
      'Decisions',
      functions.flatMap((own) => functionLines(own, renewal, { registry, folder })),
    ),
    ...section(
      'Residual risks',
      risks.flatMap((risk) => riskLines(risk, renewal, folder)),
    ),
  ];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}

function roundLines({ on, next, holdBy, isLate }: Renewal): string[] {
  const when = isLate
    ? ['Hold the round now: something has run out.']
    : holdBy === undefined
      ? []
      : [`Hold the round by ${inWords(holdBy)}; the day after, something fails.`];
  return [...when, `Held on ${inWords(on)}, it lasts until ${inWords(next)}. Dates below are aligned to such rounds.`];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** What a reviewer reads to a room: the facts that decisions rest on. */
function factsOf({ view }: Renewal, registry: Registry): string[] {
  const { data, nhis } = view.system;
  const people = [
    ['owner', data.owner],
    ['governance owner', data.governance_owner],
    ['sponsor', data.sponsor],
  ].flatMap(([role, id]) => (id === undefined ? [] : [`${nameOf(id, registry)} (${role})`]));
  const facts: [string, readonly (string | undefined)[]][] = [
    ['it is for', [data.purpose]],
    ['it must not be used for', data.scope?.out ?? []],
    ['those who answer', people],
    ['who meets it', data.audience ?? []],
    ['autonomy', [data.autonomy]],
    ['data', data.data?.classes ?? []],
    ['tools', (data.tools ?? []).map(({ id, access }) => `${id} (${access ?? 'access not given'})`)],
    ['identities', nhis.filter((nhi) => nhi.data.status !== 'revoked').map(({ id }) => id)],
    [
      'models',
      view.system.models.map(({ id, data: model }) => `${id}${model.version === undefined ? '' : ` ${model.version}`}`),
    ],
    ['on call', [data.operations?.on_call]],
  ];
  return facts.flatMap(([name, values]) => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? [] : [`${name}: ${listWords(known, 'and', 20)}`];
  });
}

function functionLines(
  { function: name, act, approval, changes, deciders, until }: FunctionInRound,
  { view }: Renewal,
  { registry, folder }: Pick<RenewalReport, 'registry' | 'folder'>,
): string[] {
  const last = approval.governing?.data;
  const since = last === undefined ? '' : ` since ${nameOf(last.by, registry)} decided on ${inWords(last.on)}`;
  if (act === 'stands') return [`${name}: stands until ${inWords(last?.expires ?? until)}, beyond the next round.`];
  const by = deciders[0]?.id ?? 'ID';
  const call = `countersign approve ${view.system.id}${folder} --function ${name}`;
  const board = name === 'go-live' ? ' --forum TEXT --minutes WHERE' : '';
  if (act === 'reaffirm')
    return [
      `${name}: nothing has changed${since}.`,
      `  ${call} --decision reaffirmed --by ${by} --expires ${until}${board} --rationale "…"`,
    ];
  return [
    `${name}: decides anew${last === undefined ? ', for the first time' : `; ${approval.state}${since}`}.`,
    ...(changes ?? []).map((change) => `  changed: ${changeInWords(change)}`),
    `  ${call} --by ${by} --expires ${until}${board}`,
    ...(deciders.length === 0 && name !== 'go-live'
      ? [`  Nobody can decide for ${name} today: appoint somebody first.`]
      : []),
  ];
}

function riskLines({ id, expires, until }: RiskInRound, { view, on }: Renewal, folder: string): string[] {
  return [
    `${id}: ${expires === undefined ? 'is not accepted' : `is accepted until ${inWords(expires)}`}.`,
    `  Whoever accepts it anew writes accepted: ${on} and expires: ${until} into the record, then runs`,
    `  countersign accept ${view.system.id}${folder} --risk ${id}`,
  ];
}
