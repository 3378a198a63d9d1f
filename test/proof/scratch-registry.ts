import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readContent } from '../../src/read/content.ts';
import { readCommit } from '../../src/read/git.ts';
import { readPast } from '../../src/read/past.ts';
import { type DayProof, proveDay } from '../../src/proof/day-proof.ts';
import { judge } from '../../src/run.ts';
import { Repository } from '../read/history/repository.ts';
import { baseFolder } from '../rules/registry.ts';

export const SYSTEM = 'credit-check';
export const LIVE = '2025-12-01';
/** The as-of date of every question. */
export const TODAY = '2026-03-01';
export const RECORD = `systems/${SYSTEM}.mdx`;
const OTHERS = /^(?:systems|decisions|intake)\/(?!credit-check)/;

/** The base registry as it was when Credit Check went live: that system alone, reviewed and drilled by then, with a real clock. */
export async function filesAtGoLive(): Promise<Map<string, string>> {
  const { files } = baseFolder();
  const texts = new Map(
    files.filter(({ path }) => !OTHERS.test(path)).map(({ path, bytes }) => [path, bytes.toString('utf8')]),
  );
  const edit = (path: string, ...edits: (readonly [RegExp, string])[]) => {
    texts.set(
      path,
      edits.reduce((text, [from, to]) => replaced(text, from, to), texts.get(path) ?? ''),
    );
  };
  edit('registry.yaml', [/^example:.*\n/m, '']);
  edit(
    RECORD,
    [/rotated: [\d-]+/, 'rotated: 2025-11-03'],
    [/rollback_tested: [\d-]+/, 'rollback_tested: 2025-11-10'],
    [/revocation_tested: [\d-]+/, 'revocation_tested: 2025-11-12'],
    [/on: 2026-02-09, (.*)next: 2026-05-08/, 'on: 2025-11-28, $1next: 2026-02-27'],
  );
  return texts;
}

/** A change to a text that has to be there. */
export function replaced(text: string, from: RegExp, to: string): string {
  if (!from.test(text)) throw new Error(`${from} is not in the text`);
  return text.replace(from, to);
}

/** A repository whose content folder holds the registry from 30 November 2025 on, unless some paths come later. */
export async function liveRepository({ without = () => false }: { without?: (path: string) => boolean } = {}): Promise<{
  repo: Repository;
  files: Map<string, string>;
  commit: string;
}> {
  const repo = new Repository();
  const files = await filesAtGoLive();
  for (const [path, text] of files) if (!without(path)) repo.write(`content/${path}`, text);
  return { repo, files, commit: repo.commit('Begin', '2025-11-30T09:00:00Z') };
}

/** What `proof` finds out about a folder. */
export async function proofOf(content: string, day = LIVE): Promise<DayProof | undefined> {
  const folder = readContent(content);
  const [commit, past] = await Promise.all([readCommit(content), readPast(content)]);
  const now = await judge(folder, commit, { asOf: TODAY, past });
  return proveDay({ content, folder, now, system: SYSTEM, day });
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

/** Runs the command line as a process of its own. */
export function countersign(folder: string, ...words: string[]): Ran {
  try {
    const out = execFileSync(process.execPath, [MAIN, ...words], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    return { code: 0, out, said: '' };
  } catch (error) {
    if (error instanceof Error && 'status' in error && 'stdout' in error && 'stderr' in error)
      return { code: Number(error.status), out: String(error.stdout), said: String(error.stderr) };
    throw error;
  }
}
