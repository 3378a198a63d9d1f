import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

/** Those that go back over a text again and again, and why no long text comes to them. */
const BOUNDED: Readonly<Record<string, string>> = {
  'cli/options.ts /\\/+$/': 'an argument of whoever runs the command',
  'parse/json.ts /\\s*(?:in JSON )?at position.*$/s': 'a message of JSON.parse, which quotes ten characters',
  'assess/signature/public-key.ts /=+$/': 'the Base64 of one hash',
  'publish/new-file-address.ts /\\/edit\\/[^{}]+\\/\\{path\\}$/': 'an address, of at most 2,048 characters',
  'publish/new-file-address.ts /^(.+)\\/edit\\/([^{}]+)\\/\\{path\\}$/': 'an address, of at most 2,048 characters',
  'publish/new-file-address.ts /^(.+)\\/_edit\\/([^{}]+)\\/\\{path\\}$/': 'an address, of at most 2,048 characters',
  'publish/new-file-address.ts /^(.+)\\/-\\/edit\\/([^{}]+)\\/\\{path\\}$/': 'an address, of at most 2,048 characters',
  'publish/report-address.ts /^(.+)\\/edit\\/[^{}]+\\/\\{path\\}$/': 'an address, of at most 2,048 characters',
  'publish/report-address.ts /^(.+)\\/_edit\\/[^{}]+\\/\\{path\\}$/': 'an address, of at most 2,048 characters',
  'publish/report-address.ts /^(.+)\\/-\\/edit\\/[^{}]+\\/\\{path\\}$/': 'an address, of at most 2,048 characters',
  'import/inventory/placeholders.ts /[\\s.–—-]+$/': 'at most 40 characters',
  'import/nhis/slug.ts /-+$/': 'an id',
  'parse/body/read-body.ts /\\s*\\(\\d+:\\d+\\)/g': 'a message of the parser, which repeats no blanks',
  'parse/body/read-body.ts /\\s*\\((?:note: [^)]*|mdx[\\w-]*:[\\w-]*)\\)/g': 'the same',
  'site/scripts/forms/answers.ts /\\s*\\n\\s*/g': 'what a reader types into their own browser',
};

function* patternsIn(file: string): Iterable<string> {
  const open: ts.Node[] = [ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (ts.isRegularExpressionLiteral(node)) yield node.text;
    ts.forEachChild(node, (child) => void open.push(child));
  }
}

const patterns = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => Array.from(patternsIn(file), (pattern) => [file, pattern] as const));

const LENGTH = 20_000;
const SIGNS = [...'aA0 -./"\\[{<:=_,;|*`@&\'(+\n\t#'];
const context = createContext({});

/** What a pattern asks for by letter. */
function lettersIn(source: string): string[] {
  const runs = source.matchAll(/(?:\\[^\w]|[\w :/"'<>=@#,;!&%~-])+/g);
  return [...new Set(Array.from(runs, ([run]) => run.replace(/\\(.)/g, '$1')))].filter((run) => run.length > 1);
}

/** In milliseconds, how long it looks through a text; where that is longer than `slow`, the shortest of three times. */
function timeOf(pattern: RegExp, text: string, slow: number): number {
  Object.assign(context, { pattern, text });
  const look = () => {
    const started = performance.now();
    try {
      runInContext('text.replace(pattern, "")', context, { timeout: 2_000 });
    } catch {
      return Number.POSITIVE_INFINITY;
    }
    return performance.now() - started;
  };
  const first = look();
  return first < slow || first === Number.POSITIVE_INFINITY ? first : Math.min(first, look(), look());
}

it('no pattern goes back over a text again and again', { timeout: 300_000 }, () => {
  expect(patterns.length).toBeGreaterThan(200);
  // A tenth of what a pattern takes here that goes back for each sign; one that does not takes a thousandth.
  const SHORTER = 4;
  const tooLong = (timeOf(/a+$/, `${'a'.repeat(LENGTH / SHORTER)}\u0001`, 0) * SHORTER ** 2) / 10;
  const slow = new Set<string>();
  for (const [file, text] of patterns) {
    const cut = text.lastIndexOf('/');
    const pattern = new RegExp(text.slice(1, cut), text.slice(cut + 1));
    const letters = lettersIn(pattern.source);
    for (const unit of [
      ...SIGNS,
      ...letters,
      ...letters.map((run) => `${run}a`),
      'a.',
      'a-',
      '# ',
      '\\"',
      '{{',
      '""',
    ]) {
      const many = unit.repeat(LENGTH / unit.length);
      const texts = [`${many}\u0001`, `${letters.join('')}${many}\u0001`];
      if (texts.some((long) => timeOf(pattern, long, tooLong) > tooLong)) {
        slow.add(`${file} ${text}`);
        break;
      }
    }
  }
  expect([...slow].filter((name) => !Object.hasOwn(BOUNDED, name))).toEqual([]);
  const names = new Set(patterns.map(([file, text]) => `${file} ${text}`));
  expect(Object.keys(BOUNDED).filter((name) => !names.has(name))).toEqual([]);
});
