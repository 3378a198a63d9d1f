import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { LEAVE } from '../change/changed-registry.ts';
import { scratch } from '../read/history/repository.ts';
import { Remote, standIns } from './runner.ts';
import { ROOT } from './workflow.ts';

const LONG = 300_000;
const job = z.looseObject({
  script: z.array(z.string()),
  timeout: z.string(),
  allow_failure: z.strictObject({ exit_codes: z.number() }).optional(),
});
const pipeline = z.looseObject({
  default: z.looseObject({ before_script: z.array(z.string()) }),
  variables: z.record(z.string(), z.string()),
  check: job,
  pages: job,
  nightly: job,
});
const {
  default: defaults,
  variables,
  ...jobs
} = pipeline.parse(load(readFileSync(join(ROOT, 'ci/gitlab/.gitlab-ci.yml'), 'utf8')));

/** Runs what a job runs in a clone of the remote, as a runner does: in bash, ending with the first failure. */
function run(name: 'check' | 'pages' | 'nightly', change: (remote: Remote) => void, env: Record<string, string> = {}) {
  const remote = new Remote();
  change(remote);
  const head = remote.push();
  const folder = join(scratch(), 'clone');
  remote.registry.repo.git('clone', '-q', remote.bare.top, folder);
  remote.registry.repo.git('-C', folder, 'checkout', '-q', '--detach', head);
  const script = ['set -eo pipefail', ...defaults.before_script, ...jobs[name].script].join('\n');
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: [standIns(scratch()), process.env.PATH].join(delimiter),
      HOME: folder,
      CI: 'true',
      GITLAB_CI: 'true',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: remote.base,
      CI_COMMIT_BEFORE_SHA: remote.base,
      CI_PAGES_URL: 'https://nordlys.pages.example/ai/registry',
      ...variables,
      ...env,
    },
  });
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return { code: status, out: stdout + stderr, read, has: (file: string) => existsSync(join(folder, file)) };
}

const prose = ({ registry }: Remote) => registry.write(LEAVE, `${registry.read(LEAVE)}\nMore prose.\n`);
const partners = ({ registry }: Remote) =>
  registry.write(LEAVE, registry.read(LEAVE).replace('[staff]', '[staff, partners]'));

describe('the check of a merge request', () => {
  test(
    'passes what is in order',
    () => {
      const { code, out, read } = run('check', prose);
      expect(code, out).toBe(0);
      expect(read('brief.md')).toContain('# What this change means');
      expect(JSON.parse(read('code-quality.json'))).toEqual([]);
    },
    LONG,
  );

  test(
    'fails what is not, with its reports and its brief',
    () => {
      const { code, read } = run('check', partners);
      expect(code).toBe(1);
      expect(read('brief.md')).toContain('Void: approval of security');
      expect((JSON.parse(read('code-quality.json')) as unknown[]).length).toBeGreaterThan(0);
      expect(read('junit.xml')).toContain('<failure');
    },
    LONG,
  );
});

describe('the pages', () => {
  test(
    'are built at the path that GitLab gives them',
    () => {
      const { code, out, read } = run('pages', prose);
      expect(code, out).toBe(0);
      expect(read('public/index.html')).toContain('/ai/registry/');
      expect(out).toContain('npm audit signatures');
      expect(out).toContain('names none before it');
    },
    LONG,
  );

  test(
    'name the site that is published',
    () => {
      const { code, out } = run('pages', prose, {
        CI_PAGES_URL: 'https://127.0.0.1:1/ai',
        CURL_FINDS: 'https://127.0.0.1:1/ai/snapshot.json',
      });
      expect(code).toBe(2);
      expect(out).toContain('https://127.0.0.1:1/ai/snapshot.json could not be fetched');
    },
    LONG,
  );

  test(
    'stay as they are where a record is not in order, also on the first push',
    () => {
      const { code, has } = run('pages', partners, { CI_COMMIT_BEFORE_SHA: '0'.repeat(40) });
      expect([code, has('public')]).toEqual([1, false]);
    },
    LONG,
  );
});

describe('the night', () => {
  const asOf =
    (day: string) =>
    ({ registry }: Remote) =>
      registry.patch('registry.yaml', { example: { as_of: day } });

  test(
    'warns while something runs out within the horizon, before anything fails',
    () => {
      const { code, read, out } = run('nightly', asOf('2026-04-20'));
      expect(code, out).toBe(jobs.nightly.allow_failure?.exit_codes);
      expect(read('due.txt')).toMatch(/^2026-05-\d\d /m);
    },
    LONG,
  );

  test(
    'passes where nothing does, and fails once it has run out',
    () => {
      expect(run('nightly', asOf('2026-03-02'), { WITHIN: 'P1D' }).code).toBe(0);
      expect(run('nightly', asOf('2027-01-01')).code).toBe(1);
    },
    LONG,
  );
});
