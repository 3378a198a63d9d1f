import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const AUTHOR = 'Bench <bench@registry.example>';
const FIRST_SECOND = Date.UTC(2025, 0, 1) / 1000;
const APART_SECONDS = 10_000;

/**
 * Makes a folder a repository of its own with that many commits: the first brings everything, each of the others adds a
 * sentence to one record, in turns.
 */
export async function commitHistory(folder: string, commits: number): Promise<void> {
  await git(folder, ['init', '-q', '-b', 'main']);
  await git(folder, ['fast-import', '--quiet'], stream(folder, commits));
  await git(folder, ['reset', '-q', '--hard', 'main']);
}

/** Commits what has changed in a folder of a repository. */
export async function commitAll(folder: string): Promise<void> {
  await git(folder, ['-c', 'user.name=Bench', '-c', 'user.email=bench@registry.example', 'commit', '-qam', 'A change']);
}

/** What git-fast-import(1) reads. */
function* stream(folder: string, commits: number): Iterable<Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('.git/'));
  const records = files.filter((path) => path.endsWith('.mdx'));
  const texts = new Map(records.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  yield header(0, 'Begin');
  for (const path of files) yield* file(path, readFileSync(join(folder, path)));
  for (let number = 1; number < commits; number++) {
    const path = records[number % records.length] ?? '';
    const text = `${texts.get(path) ?? ''}\nLooked at for the ${number}th time.\n`;
    texts.set(path, text);
    yield header(number, `Look at ${path}`);
    yield* file(path, Buffer.from(text));
  }
}

function header(number: number, message: string): Buffer {
  const at = `${AUTHOR} ${FIRST_SECOND + number * APART_SECONDS} +0000`;
  const commit = `commit refs/heads/main\nauthor ${at}\ncommitter ${at}\ndata ${Buffer.byteLength(message)}\n${message}\n`;
  return Buffer.from(commit);
}

function* file(path: string, bytes: Buffer): Iterable<Buffer> {
  yield Buffer.from(`M 100644 inline ${path}\ndata ${bytes.length}\n`);
  yield bytes;
  yield Buffer.from('\n');
}

async function git(folder: string, words: readonly string[], input: Iterable<Buffer> = []): Promise<void> {
  const child = spawn('git', words, { cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(child, 'close');
  for (const chunk of input) if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`git ${words[0]} ended with ${code}`);
}
