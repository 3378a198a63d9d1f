/** Why a key or a signature is refused: a reason to branch on, and a sentence for the person who has to mend it. */
export interface Refusal<Reason extends string> {
  readonly ok: false;
  readonly reason: Reason;
  readonly text: string;
}

export function refuse<Reason extends string>(reason: Reason, text: string): Refusal<Reason> {
  return { ok: false, reason, text };
}

const MOST_QUOTED = 40;

/** Text of a stranger for a sentence: short, and printable ASCII only. */
export function quoted(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]/g, '?');
  return `“${plain.length > MOST_QUOTED ? `${plain.slice(0, MOST_QUOTED)}…` : plain}”`;
}
