import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const FIXED = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Priya Shah',
  GIT_AUTHOR_EMAIL: 'priya.shah@example.org',
  GIT_COMMITTER_NAME: 'Ines Duarte',
  GIT_COMMITTER_EMAIL: 'ines.duarte@example.org',
};

/** A new folder that is gone after the test. */
export function scratch(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'countersign-history-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A repository in a temporary folder, in which nothing depends on the machine. */
export class Repository {
  readonly top: string;
  #minutes = 0;

  constructor(...initWords: string[]) {
    this.top = scratch();
    this.git('init', '-q', '-b', 'main', ...initWords);
  }

  /** The folder below its top. */
  in(folder: string): string {
    return join(this.top, folder);
  }

  /** Runs git at the top and gives what it says, without the last line end. */
  git(...words: string[]): string {
    return this.feed('', ...words);
  }

  /** The same, with something on git's standard input. */
  feed(input: string | Buffer, ...words: string[]): string {
    const env = { PATH: process.env['PATH'], HOME: this.top, ...FIXED, ...this.#dates() };
    const settings = ['protocol.file.allow=always', 'core.autocrlf=false', 'maintenance.auto=false'].flatMap(
      (setting) => ['-c', setting],
    );
    return execFileSync('git', [...settings, ...words], {
      cwd: this.top,
      env,
      input,
      encoding: 'utf8',
      stdio: 'pipe',
    }).replace(/\n$/, '');
  }

  write(path: string, content: string | Buffer = `${path}\n`): this {
    mkdirSync(dirname(this.in(path)), { recursive: true });
    writeFileSync(this.in(path), content);
    return this;
  }

  remove(path: string): this {
    rmSync(this.in(path));
    return this;
  }

  /** Commits everything, a minute after the commit before, or at a time of its own; gives the id. */
  commit(message = 'A change', at = this.#next()): string {
    this.git('add', '--all', '--force', '.');
    this.#at = at;
    this.git('commit', '-q', '--allow-empty', '--allow-empty-message', '--cleanup=verbatim', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Writes a commit object word by word, on top of HEAD, with HEAD's tree unless told otherwise; HEAD then is it. */
  craft(lines: (tree: string, parent: string) => string): string {
    const text = lines(this.git('write-tree'), this.git('rev-parse', 'HEAD'));
    const id = this.feed(text, 'hash-object', '-t', 'commit', '-w', '--stdin', '--literally');
    this.git('update-ref', 'refs/heads/main', id);
    return id;
  }

  #at = '2026-03-01T00:00:00Z';

  #next(): string {
    return new Date(Date.UTC(2026, 2, 1, 9, this.#minutes++)).toISOString();
  }

  #dates() {
    return { GIT_AUTHOR_DATE: this.#at, GIT_COMMITTER_DATE: this.#at };
  }
}
