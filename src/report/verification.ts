import { escapeJson, escapeTerminal } from '../diagnostic/escape.ts';
import { inWords } from '../diagnostic/calendar.ts';
import type { Verified } from '../assess/verification.ts';

export interface VerificationReport {
  readonly asOf: string;
  readonly commit: string | undefined;
  readonly decisions: readonly Verified[];
}

/** Put before file names, so that they lead there from where the command ran. */
type Prefix = string;

/** For people: each decision, whether it holds, and why or why not. */
export function verificationText({ asOf, decisions }: VerificationReport, prefix: Prefix): string {
  const blocks = decisions.map((verified) => block(verified, prefix));
  return `${[...blocks, closing(decisions, asOf)].join('\n')}\n`;
}

function block({ file, decision, by, facts, against }: Verified, prefix: Prefix): string {
  const { data } = decision ?? {};
  const what = data && `${data.decision}, ${data.risk ?? data.function}, ${by}, ${inWords(data.on)}`;
  const lines = [
    `${prefix}${file} ${against.length === 0 ? 'holds' : 'does not hold'}`,
    ...(what === undefined ? [] : [`  ${what}`]),
    ...facts.map((fact) => `  ${fact.what}: ${fact.text}`),
    ...against.map((text) => `  ✕ ${text}`),
  ];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}

function closing(decisions: readonly Verified[], asOf: string): string {
  const failing = decisions.filter(({ against }) => against.length > 0).length;
  const strengths = [...Map.groupBy(decisions, ({ strength }) => strength ?? 'unread')].map(
    ([strength, of]) => `${of.length} ${strength}`,
  );
  const held =
    failing === 0
      ? decisions.length === 1
        ? 'it holds'
        : 'all hold'
      : `${failing} ${failing === 1 ? 'does' : 'do'} not hold`;
  const count = `${decisions.length === 0 ? 'No' : decisions.length} decision${decisions.length === 1 ? '' : 's'}`;
  return decisions.length === 0
    ? `${count}.`
    : `${count} verified as of ${inWords(asOf)}: ${held} (${strengths.join(', ')}).`;
}

/** For machines: the same, a fact for each thing that was done again. */
export function verificationJson({ asOf, commit, decisions }: VerificationReport, prefix: Prefix): string {
  const list = decisions.map(({ file, system, decision, strength, facts, against }) => ({
    file: `${prefix}${file}`,
    system,
    function: decision?.data.function ?? null,
    risk: decision?.data.risk ?? null,
    decision: decision?.data.decision ?? null,
    by: decision?.data.by ?? null,
    on: decision?.data.on ?? null,
    strength: strength ?? null,
    holds: against.length === 0,
    facts: Object.fromEntries(facts.map(({ what, text }) => [what, text])),
    against,
  }));
  return escapeJson(
    `${JSON.stringify({ asOf, commit: commit ?? null, holds: list.every(({ holds }) => holds), decisions: list }, null, 2)}\n`,
  );
}
