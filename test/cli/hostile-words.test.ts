import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { expect, test } from 'vitest';
import { baseCopy, countersign } from './run.ts';

const HOSTILE = '::error::x ##[error]x ##vso[task.complete]x ##teamcity[x]\n  ::add-mask::x\n##[add-mask]x\n';

/** Whatever is more than a word is free text. */
function lying(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(' ') && !value.startsWith('ssh-') ? `${HOSTILE}${value}` : value;
  if (Array.isArray(value)) return value.map(lying);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lying(inner)]))
    : value;
}

/** The base registry with workflow commands in every name, title, reason and other text of it. */
async function lyingCopy(): Promise<string> {
  const content = await baseCopy();
  for (const name of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
    const file = join(content, name);
    if (!/\.(?:yaml|json|mdx)$/.test(name) || name.startsWith('evidence')) continue;
    const text = readFileSync(file, 'utf8');
    const [, fields, body] = /^---\n(.*?)^---\n(.*)$/ms.exec(text) ?? [];
    if (fields !== undefined) writeFileSync(file, `---\n${dump(lying(load(fields)))}---\n${body}`);
    else if (name.endsWith('.yaml')) writeFileSync(file, dump(lying(load(text))));
    else writeFileSync(file, `${JSON.stringify(lying(JSON.parse(text)), null, 2)}\n`);
  }
  return content;
}

test('no command gives what records say to the machine that runs it as a command', { timeout: 120_000 }, async () => {
  const content = await lyingCopy();
  const commands = [
    ['check'],
    ...[['due', '--within', 'P2Y'], ['verify']].flatMap((words) => [words, [...words, '--format', 'json']]),
    ['proof', 'credit-check'],
    ['proof', 'credit-check', '--format', 'json'],
    ['brief', 'order-helper', '--function', 'security'],
    ['renew', 'order-helper'],
    ['nhi', 'blast-radius', 'svc-order-helper'],
    ['nhi', 'blast-radius', 'svc-order-helper', '--format', 'json'],
    ['codeowners'],
    ['handover', '--from', 'kim-berg', '--to', 'lea-quist', '--dry-run'],
    ['export', 'oscal-poam'],
    ['export', 'cyclonedx', 'order-helper'],
  ];
  const silent: string[] = [];
  for (const words of commands) {
    const { code, stdout, stderr } = await countersign(...words, '--content', content);
    expect(code, `${words.join(' ')}\n${stderr}`).toBeLessThan(2);
    if (!stdout.includes('add-mask')) silent.push(words.join(' '));
    for (const line of `${stdout}\n${stderr}`.split('\n'))
      expect(line, words.join(' ')).not.toMatch(/^\s*::|##(?:\[|vso\[|teamcity\[)/);
  }
  expect(silent).toEqual([]);
});
