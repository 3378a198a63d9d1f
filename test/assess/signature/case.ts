/** A signature, said to be `person`’s over `bytes`, and what becomes of it. */
export interface Case {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly signature: string;
  readonly person: string;
  readonly day?: string;
  readonly verdict: string;
  /** Why we refuse what OpenSSH accepts. */
  readonly stricterBecause?: string;
}

export const DECISION = Buffer.from('{"_type":"https://in-toto.io/Statement/v1","predicate":{"by":"ines-duarte"}}\n');
export const OTHER_DECISION = Buffer.from(
  '{"_type":"https://in-toto.io/Statement/v1","predicate":{"by":"tom-okafor"}}\n',
);
export const [INES, TOM, NOOR] = ['ines-duarte', 'tom-okafor', 'noor-haddad'];

export type Verdict = Pick<Case, 'verdict' | 'stricterBecause'>;
export const ok: Verdict = { verdict: 'ok' };
export const refused = (verdict: string): Verdict => ({ verdict });
/** Refused by us, accepted by OpenSSH. */
export const stricter = (verdict: string, stricterBecause: string): Verdict => ({ verdict, stricterBecause });

/** A signature that is said to be INES’s over DECISION, unless `change` says otherwise. */
export function of(name: string, signature: string, verdict: Verdict, change: Partial<Case> = {}): Case {
  return { name, bytes: DECISION, signature, person: INES, ...verdict, ...change };
}
