import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Repository, scratch } from '../read/history/repository.ts';
import { RegistryRepository } from '../assess/trust/registry-repository.ts';
import { TODAY } from '../change/changed-registry.ts';
import { ROOT, type Job, type Step } from './workflow.ts';

/**
 * Stands in the scratch repository for the program, which is that of this repository, installed already. Astro finds its
 * configuration where the program is, so a build starts there.
 */
const PROGRAM = `import { resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
const words = process.argv.slice(2);
const at = words.indexOf('--out') + 1;
if (at > 0) words[at] = resolve(words[at]);
if (words[1] === 'build') words.push('--content', resolve('content'));
const cwd = words[1] === 'build' ? ${JSON.stringify(ROOT)} : process.cwd();
const program = [${JSON.stringify(join(ROOT, 'scripts/setup.mjs'))}, ...words];
process.exitCode = spawnSync(process.execPath, program, { cwd, stdio: 'inherit' }).status ?? 1;
`;

/** Answers as gh does, and keeps what it was asked; bodies as they were in their files. */
const GH = `#!/usr/bin/env node
const fs = require('node:fs');
const words = process.argv.slice(2);
const body = words.find((word) => word.startsWith('body=@'));
const call = { words, body: body && fs.readFileSync(body.slice(6), 'utf8') };
fs.appendFileSync(process.env.GH_LOG, JSON.stringify(call) + '\\n');
const answers = JSON.parse(process.env.GH_ANSWERS);
const path = words.find((word) => word.startsWith('repos/'));
if (!words.includes('--method') && answers[path]) console.log(answers[path]);
`;

/** Asks nobody anything. */
const NPM = `#!/usr/bin/env node
console.log('npm ' + process.argv.slice(2).join(' '));
`;
/** Finds the file at an address where it is told so. */
const CURL = `#!/usr/bin/env node
process.exitCode = process.env.CURL_FINDS === process.argv.at(-1) ? 0 : 22;
`;

/** A folder of programs that stand in for those that would ask other machines. */
export function standIns(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ gh: GH, npm: NPM, curl: CURL })) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

export interface Call {
  readonly words: readonly string[];
  readonly body?: string;
}

export interface Ran {
  /** Of the first step that failed, or 0. */
  readonly code: number;
  readonly failed: string | undefined;
  readonly out: string;
  readonly calls: readonly Call[];
}

/** A machine on which the steps of a job run, as GitHub runs them, without GitHub. */
export class Machine {
  readonly workspace = scratch();
  readonly temp = scratch();
  readonly #outputs = new Map<string, string>();
  readonly #answers: Readonly<Record<string, string>>;
  readonly #expressions: Readonly<Record<string, string>>;

  /** @param expressions what stands for \`\${{ … }}\` */
  constructor(expressions: Readonly<Record<string, string>>, answers: Readonly<Record<string, string>> = {}) {
    this.#expressions = expressions;
    this.#answers = answers;
  }

  get summary(): string {
    return readFileSync(join(this.temp, 'summary'), 'utf8');
  }

  /** Runs what a job runs; actions do \`uses\` instead, by their names. */
  run(job: Job, uses: Readonly<Record<string, (step: Step) => void>> = {}): Ran {
    const log = join(this.temp, 'gh.log');
    writeFileSync(log, '');
    let out = '';
    for (const step of job.steps) {
      if (step.uses !== undefined) {
        uses[step.uses.split('@')[0] ?? '']?.(this.#filledIn(step));
        continue;
      }
      const { status, stdout, stderr } = this.#bash(step, { ...job.env, ...step.env });
      out += stdout + stderr;
      if (status !== 0) return { code: status ?? -1, failed: step.name, out, calls: callsIn(log) };
      this.#keepOutputs(step);
    }
    return { code: 0, failed: undefined, out, calls: callsIn(log) };
  }

  #bash(step: Step, env: Readonly<Record<string, string>>) {
    const bin = standIns(join(this.temp, 'bin'));
    return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run ?? ''], {
      cwd: join(this.workspace, step['working-directory'] ?? ''),
      encoding: 'utf8',
      env: {
        PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
        HOME: this.temp,
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: this.workspace,
        GITHUB_REPOSITORY: 'nordlys/ai-registry',
        GITHUB_STEP_SUMMARY: join(this.temp, 'summary'),
        GITHUB_OUTPUT: join(this.temp, 'output'),
        RUNNER_TEMP: this.temp,
        GH_LOG: join(this.temp, 'gh.log'),
        GH_ANSWERS: JSON.stringify(this.#answers),
        ...Object.fromEntries(Object.entries(env).map(([name, text]) => [name, this.#fill(text)])),
      },
    });
  }

  #filledIn(step: Step): Step {
    const filled = Object.entries(step.with ?? {}).map(([name, value]) => [name, this.#fill(String(value))]);
    return { ...step, with: Object.fromEntries(filled) };
  }

  #fill(text: string): string {
    return text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
      const known = this.#expressions[expression] ?? this.#outputs.get(expression);
      if (known === undefined) throw new Error(`nothing stands for ${expression}`);
      return known;
    });
  }

  #keepOutputs({ id }: Step): void {
    const file = join(this.temp, 'output');
    if (id === undefined || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const [name = '', value = ''] = line.split('=');
      this.#outputs.set(`steps.${id}.outputs.${name}`, value);
    }
  }
}

function callsIn(log: string): Call[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Call);
}

/** A registry with the program beside it, a bare remote, and a branch on which something changes. */
export class Remote {
  readonly bare = new Repository('--bare');
  readonly registry = new RegistryRepository();
  readonly base: string;

  constructor() {
    this.registry.patch('registry.yaml', { example: { as_of: TODAY } });
    this.registry.repo.write('scripts/setup.mjs', PROGRAM);
    this.base = this.registry.commit('Add the program');
    this.registry.repo.git('remote', 'add', 'origin', this.bare.top);
    this.registry.repo.git('switch', '-q', '-c', 'change');
  }

  /** Commits and pushes what was changed, and gives the commit. */
  push(): string {
    const head = this.registry.commit();
    this.registry.repo.git('push', '-q', 'origin', 'main', 'change');
    return head;
  }

  /** What actions/checkout does. */
  checkout(machine: Machine, ref: string): (step: Step) => void {
    return (step) => {
      const folder = join(machine.workspace, String(step.with?.path ?? ''));
      this.registry.repo.git('clone', '-q', this.bare.top, folder);
      this.registry.repo.git('-C', folder, 'checkout', '-q', '--detach', String(step.with?.ref ?? ref));
    };
  }
}
