import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';

/** What git gave. */
export interface Finished {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

interface Feed {
  /** What git reads from its standard input. */
  readonly input?: Buffer;
  /** Takes the output as it comes; `stdout` of the result is empty then. */
  readonly onChunk?: (chunk: Buffer) => void;
}

/** Something about the repository, or a ref that it lacks, that ends the run: no finding about content. */
export class GitFault extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** There is no git on this machine. */
export class NoGit extends GitFault {}

const SETTINGS = [
  'core.quotePath=false',
  // Its changed-path filters have missed commits for paths beyond ASCII (fixed in git 2.46).
  'core.commitGraph=false',
  'core.warnAmbiguousRefs=true',
  'core.fsmonitor=false',
  // Otherwise a content folder with the files HEAD, config, objects/ and refs/ is taken for a repository of its own,
  // and its config can name a program to run.
  'safe.bareRepository=explicit',
  'log.showRoot=true',
  'log.follow=false',
].flatMap((setting) => ['-c', setting]);

// A hook sets GIT_DIR and GIT_INDEX_FILE, which may be another repository's. What is kept is where git and its
// configuration lie, since safe.directory is honoured only there.
const KEPT = /^GIT_(CONFIG_.+|EXEC_PATH|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/;

const MOST_STDERR = 1 << 16;

/** Runs git in `folder`, without a shell, and so that neither configuration nor content changes what it reads. */
export function runGit(folder: string, words: readonly string[], { input, onChunk }: Feed = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...SETTINGS, ...words], { cwd: folder, env: environment(), windowsHide: true });
    const out: Buffer[] = [];
    let stderr = '';
    let started = true;
    child.on('error', (error) => {
      started = false;
      // A folder that is not there gives the same code as a git that is not.
      if ('code' in error && error.code === 'ENOENT') stat(folder).then(() => reject(noGit()), reject);
      else reject(error);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < MOST_STDERR) stderr += chunk.toString('utf8');
    });
    child.stdout.on('data', (chunk: Buffer) => {
      try {
        if (onChunk) onChunk(chunk);
        else out.push(chunk);
      } catch (error) {
        child.kill();
        reject(error);
      }
    });
    child.on('close', (code) => {
      if (started) resolve({ code: code ?? -1, stdout: Buffer.concat(out), stderr });
    });
    // When git ends early, its exit code says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** The output of a git command that has to succeed. @throws GitFault with git's own words when it doesn't */
export async function gitOutput(folder: string, words: readonly string[], input?: Buffer): Promise<Buffer> {
  const finished = await runGit(folder, words, input && { input });
  if (finished.code !== 0) throw failure(words, finished);
  return finished.stdout;
}

/** The fault of a git command that did not succeed. */
export function failure(words: readonly string[], { code, stderr }: Finished): GitFault {
  const said = stderr.trim().replace(/^fatal: /, '');
  if (said.includes('dubious ownership')) {
    return new GitFault(
      'git refuses to read this repository, since its files belong to another user.',
      'Add its folder to the git setting safe.directory, as “git status” in it explains.',
    );
  }
  if (said.includes('safe.bareRepository')) {
    return new GitFault(
      'The folder holds the insides of a git repository (HEAD, objects, refs), which git would obey.',
      'Remove them: a content folder lies in a repository, and holds none.',
    );
  }
  return new GitFault(
    `git could not read the history: “git ${words[0]}” ended with ${code}${said === '' ? '' : `: ${said}`}.`,
    'Run “git fsck” in the repository. A partial clone (--filter) lacks objects that are needed: clone it whole.',
  );
}

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  return {
    ...Object.fromEntries(own),
    LC_ALL: 'C',
    LANGUAGE: '',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone would fetch what it lacks; nothing here goes to the network.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  };
}

function noGit(): NoGit {
  return new NoGit('git could not be started.', 'Install git 2.31 or newer; the history is read with it.');
}
