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

/** The slow look, for a text that may hold one. */
export async function scan(text: string): Promise<readonly FoundSecret[]> {
  const { messages } = await lintSource({
    source: { filePath: '', ext: '.txt', content: text, contentType: 'text' },
    options: { config: CONFIG, maskSecrets: true, noPhysicFilePath: true },
  });
  const found: FoundSecret[] = messages.map(({ range: [start, end], message }) => ({
    offset: start,
    length: end - start,
    kind: kindOf(message),
  }));
  const others = ownShapes(text).filter((own) => !found.some((other) => overlap(own, other)));
  return [...found, ...others].sort((a, b) => a.offset - b.offset || compare(a.kind, b.kind));
}

function overlap(a: FoundSecret, b: FoundSecret): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

/** `found GitHub Token(…): …` names the kind first. */
function kindOf(message: string): string {
  return /^found ([^:(]+)/.exec(message)?.[1]?.trim() ?? 'secret';
}

/** The text with a dot for every character of a secret, so that places stay and no later stage can tell the value. */
export function masked(text: string, secrets: readonly FoundSecret[]): string {
  return secrets.reduce(
    (shown, { offset, length }) =>
      shown.slice(0, offset) +
      shown.slice(offset, offset + length).replaceAll(/[^\s]/g, '•') +
      shown.slice(offset + length),
    text,
  );
}
