import { spelled } from '../../diagnostic/hidden.ts';
import { instant } from './days.ts';
import type { Actor, Change, HistoryCommit } from './history.ts';

// The configuration of the user and of the repository changes none of it; log.* and diff.* settings are all overruled.
const FORM = [
  '--diff-merges=first-parent --raw -z --format=raw --no-abbrev --no-abbrev-commit',
  '--no-renames --no-relative --ignore-submodules=none -O/dev/null --no-textconv --no-ext-diff',
  '--no-color --no-notes --no-show-signature',
  // Recoding could make a line end out of a name.
  '--no-expand-tabs --encoding=none',
].flatMap((words) => words.split(' '));

/**
 * The words after `git` whose output `parseLog` reads, of the commits whose ids it reads from its input. `git log`
 * would print the same, and compare the trees of each commit twice: to find out whether to, and to do so.
 * @param prefix the way from the top of the repository; at the top every path is meant, and none has to be matched
 */
export function treeWords(prefix: string): string[] {
  return ['diff-tree', '--stdin', '-r', '--root', ...FORM, ...(prefix === '' ? [] : ['--', '.'])];
}

/** The same for every commit below one, on whatever line, that changed something in a folder. */
export function logWordsEverywhere(head: string, folder: string): string[] {
  return ['log', ...FORM, '--no-mailmap', '--full-history', '--end-of-options', head, '--', folder];
}

/** What the output of git is read by. */
export interface Where {
  /** The way from the top of the repository to the folder, such as `content/`. */
  readonly prefix: string;
  /** The commits at which a shallow clone ends. */
  readonly cuts: ReadonlySet<string>;
}

/**
 * The commits in the output of git with these words. NUL ends every path; a commit's header and message come
 * in one piece with the head of its first change. A message cannot pass for anything else: each of its lines is
 * indented, and the header ends at the first empty line.
 */
export function parseLog(output: Buffer, { prefix, cuts }: Where): HistoryCommit[] {
  const commits: HistoryCommit[] = [];
  let changes: Change[] = [];
  let head: string | undefined;
  for (let at = 0; at < output.length;) {
    const piece = textTo(output, at);
    at = piece.end;
    if (head !== undefined) {
      const change = parseChange(head, piece.text, prefix);
      if (change) changes.push(change);
      head = undefined;
    } else if (piece.text.startsWith(':')) {
      head = piece.text;
    } else if (piece.text !== '') {
      changes = [];
      const read = parseCommit(piece.text, changes, cuts);
      commits.push(read.commit);
      head = read.change;
    }
  }
  return commits;
}

function textTo(output: Buffer, at: number): { text: string; end: number } {
  const nul = output.indexOf(0, at);
  const stop = nul < 0 ? output.length : nul;
  return { text: output.toString('utf8', at, stop), end: stop + 1 };
}

function parseCommit(
  text: string,
  changes: Change[],
  cuts: ReadonlySet<string>,
): { commit: HistoryCommit; change: string | undefined } {
  const blank = text.indexOf('\n\n');
  const header = (blank < 0 ? text : text.slice(0, blank)).split('\n');
  const rest = blank < 0 ? '' : text.slice(blank + 1);
  const change = rest.indexOf('\n:');
  const field = (name: string) => header.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
  const id = field('commit');
  const commit = {
    id,
    parents: header.filter((line) => line.startsWith('parent ')).map((line) => line.slice('parent '.length)),
    author: parseActor(field('author')),
    committer: parseActor(field('committer')),
    signed: header.some((line) => /^gpgsig(-sha256)? /.test(line)),
    subject: firstLine(change < 0 ? rest : rest.slice(0, change)),
    cut: cuts.has(id),
    changes,
  };
  return { commit, change: change < 0 ? undefined : rest.slice(change + 1) };
}

/** `Name <mail> seconds zone`, as leniently as git reads it: what is broken becomes empty, or 1970. */
function parseActor(line: string): Actor {
  const open = line.indexOf('<');
  const shut = line.indexOf('>', open);
  const seconds = /^ *(\d{1,15})(?= |$)/.exec(line.slice(line.lastIndexOf('>') + 1))?.[1];
  return {
    name: spelled((open < 0 ? line : line.slice(0, open)).trim()),
    email: open < 0 || shut < 0 ? '' : line.slice(open + 1, shut).trim(),
    at: instant(Number(seconds ?? 0)),
  };
}

function firstLine(message: string): string {
  const line = message.split('\n', 16).find((candidate) => candidate.trim() !== '');
  return spelled([...(line ?? '').slice(0, 999).trim()].slice(0, 200).join(''));
}

/** A change from `:<mode> <mode> <id> <id> <status>` and its path; undefined where no byte changed, or outside. */
function parseChange(head: string, path: string, prefix: string): Change | undefined {
  if (!path.startsWith(prefix)) return undefined;
  const [modeBefore = '', modeAfter = '', before = '', after = ''] = head.slice(1).split(' ');
  if (before === after && modeBefore.slice(0, 3) === modeAfter.slice(0, 3)) return undefined;
  const was = Number(modeBefore) !== 0;
  const is = Number(modeAfter) !== 0;
  return {
    path: path.slice(prefix.length),
    what: was ? (is ? 'modified' : 'deleted') : 'added',
    before: was ? before : undefined,
    after: is ? after : undefined,
  };
}
