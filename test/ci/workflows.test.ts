import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, textOf, workflowOf } from './workflow.ts';

const NAMES = readdirSync(join(ROOT, 'ci/github'));

/** All that any job may do beyond reading nothing. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'check.yml check': { contents: 'read' },
  'comment.yml comment': { actions: 'read', 'pull-requests': 'write' },
  'publish.yml build': { contents: 'read', pages: 'read' },
  'publish.yml deploy': { pages: 'write', 'id-token': 'write' },
  'nightly.yml due': { contents: 'read', issues: 'write' },
};
/** What ${{ }} may hold in a field that is not run: nothing that somebody outside can choose the text of. */
const EXPRESSIONS = new Set([
  'github.event.pull_request.number',
  'github.event.pull_request.base.sha',
  'github.event.workflow_run.head_sha',
  'github.event.workflow_run.id',
  'github.event.before',
  'github.token',
  'runner.temp',
  'steps.judge.outputs.failing',
  'steps.deployment.outputs.page_url',
]);

describe.each(NAMES)('%s', (name) => {
  const { permissions, jobs, concurrency, on } = workflowOf(name);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('lets no job do more than it needs', () => {
    expect(permissions).toEqual({});
    for (const [id, job] of Object.entries(jobs)) expect(job.permissions, id).toEqual(ALLOWED[`${name} ${id}`]);
    expect(concurrency.group).toMatch(/^registry-/);
    expect(JSON.stringify(on)).not.toContain('pull_request_target');
  });

  test('pins every action by a full commit, and says its version', () => {
    const lines = textOf(name).match(/^.*\buses:.*$/gm) ?? [];
    expect(lines.length).toBe(steps.filter(({ uses }) => uses !== undefined).length);
    for (const line of lines) expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('puts no expression into a script, and nowhere one that somebody outside words', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    for (const [, expression = ''] of textOf(name).matchAll(/\$\{\{ (.*?) \}\}/g))
      expect(EXPRESSIONS, expression).toContain(expression);
  });

  test('keeps no token in a clone', () => {
    for (const { uses, with: options } of steps)
      if (uses?.startsWith('actions/checkout@')) expect(options?.['persist-credentials']).toBe(false);
  });
});

test('each action is pinned to one commit everywhere', () => {
  const pins = NAMES.flatMap((name) => textOf(name).match(/actions\/.*$/gm) ?? []);
  const actions = new Set(pins.map((pin) => pin.split('@')[0]));
  expect(new Set(pins).size).toBe(actions.size);
});

test('the job that comments checks nothing out and runs nothing that is fetched', () => {
  const { jobs } = workflowOf('comment.yml');
  const steps = jobs.comment?.steps ?? [];
  expect(steps.map(({ uses = 'run' }) => uses.split('@')[0])).toEqual(['actions/download-artifact', 'run']);
  expect(steps[1]?.run).not.toMatch(/\b(?:node|npm|sh|bash|source|eval|git)\b /);
  expect(jobs.comment?.if).toBe("github.event.workflow_run.event == 'pull_request'");
});
