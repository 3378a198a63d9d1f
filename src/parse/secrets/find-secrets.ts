import { lintSource } from '@secretlint/core';
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import { compare } from '../../diagnostic/compare.ts';
import { mayHoldSecret } from './may-hold-secret.ts';
import { ownShapes } from './own-shapes.ts';

/** The value of a secret in a text: where it stands and of which kind it is, never what it is. */
export interface FoundSecret {
  /** In UTF-16 code units. */
  readonly offset: number;
  readonly length: number;
  /** Such as `GitHub Token`. */
  readonly kind: string;
}

/** The scanner's own rules, without the one by which a comment in the text would turn the others off. */
export const SCANNERS = rules.filter(({ meta }) => !meta.id.endsWith('-filter-comments'));

const CONFIG = { rules: SCANNERS.map((rule) => ({ id: rule.meta.id, rule })) };

/** Every value in a text that is shaped like a secret. In this process only: no network, no file, no settings. */
export async function findSecrets(text: string): Promise<readonly FoundSecret[]> {
  return mayHoldSecret(text) ? scan(text) : NONE;
}

const NONE: readonly FoundSecret[] = [];

/** The scanner takes quadratic time over many secrets, so a long text is looked through piece by piece, in characters. */
const PIECE = 64 * 1024;
/** What a piece repeats of the one before, longer than any secret that only the scanner knows. */
const REPEATED = 8 * 1024;

/** The slow look, for a text that may hold one. */
export async function scan(text: string): Promise<readonly FoundSecret[]> {
  const known = new Map<string, FoundSecret>();
  for (let from = 0; from < text.length; from += PIECE) {
    const start = Math.max(0, from - REPEATED);
    for (const piece of await scanPiece(text.slice(start, from + PIECE))) {
      const found = { ...piece, offset: start + piece.offset };
      const key = `${found.offset} ${found.kind}`;
      // One that the end of its piece cuts stands in the next one whole.
      if ((known.get(key)?.length ?? 0) < found.length) known.set(key, found);
    }
  }
  const found = [...known.values()];
  const others = ownShapes(text).filter(isOutside(found));
  return [...found, ...others].sort(inOrder);
}

async function scanPiece(text: string): Promise<readonly FoundSecret[]> {
  const { messages } = await lintSource({
    source: { filePath: '', ext: '.txt', content: text, contentType: 'text' },
    options: { config: CONFIG, maskSecrets: true, noPhysicFilePath: true },
  });
  return messages.map(({ range: [start, end], message }) => ({
    offset: start,
    length: end - start,
    kind: kindOf(message),
  }));
}

/** Whether a range touches none of the others, however many there are. */
function isOutside(others: readonly FoundSecret[]): (own: FoundSecret) => boolean {
  const sorted = others.toSorted(inOrder);
  const furthest: number[] = [];
  for (const [at, { offset, length }] of sorted.entries())
    furthest.push(Math.max(furthest[at - 1] ?? 0, offset + length));
  return ({ offset, length }) => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle]?.offset ?? 0) < offset + length) from = middle + 1;
      else to = middle;
    }
    return (furthest[from - 1] ?? 0) <= offset;
  };
}

function inOrder(a: FoundSecret, b: FoundSecret): number {
  return a.offset - b.offset || compare(a.kind, b.kind);
}

/** `found GitHub Token(…): …` names the kind first. */
function kindOf(message: string): string {
  return /^found ([^:(]+)/.exec(message)?.[1]?.trim() ?? 'secret';
}

/** The text with a dot for every character of a secret, so that places stay and no later stage can tell the value. */
export function masked(text: string, secrets: readonly FoundSecret[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { offset, length } of secrets.toSorted(inOrder)) {
    const end = Math.max(at, offset + length);
    parts.push(text.slice(at, Math.max(at, offset)), text.slice(Math.max(at, offset), end).replaceAll(/[^\s]/g, '•'));
    at = end;
  }
  return parts.join('') + text.slice(at);
}
