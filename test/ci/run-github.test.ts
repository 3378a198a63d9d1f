import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownToMdast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { hiddenCharacter } from '../../src/diagnostic/hidden.ts';
import { LEAVE } from '../change/changed-registry.ts';
import { Machine, Remote } from './runner.ts';
import { type Job, workflowOf } from './workflow.ts';

const LONG = 300_000;
const jobOf = (file: string, id: string): Job => {
  const job = workflowOf(file).jobs[id];
  if (job === undefined) throw new Error(`${file} has no job ${id}`);
  return job;
};

/** The check of a pull request in which a record says something else. */
function checked(change: (remote: Remote) => void) {
  const remote = new Remote();
  change(remote);
  const head = remote.push();
  const machine = new Machine({
    'github.event.pull_request.number': '7',
    'github.event.pull_request.base.sha': remote.base,
    'runner.temp': '/runner',
  });
  const left = join(machine.temp, 'left');
  const ran = machine.run(jobOf('check.yml', 'check'), {
    'actions/checkout': remote.checkout(machine, head),
    'actions/upload-artifact': () => cpSync(join(machine.temp, 'brief'), left, { recursive: true }),
  });
  return { ran, machine, left };
}

describe('check.yml', () => {
  test(
    'lets a change pass that is in order, and leaves its brief',
    () => {
      const { ran, machine, left } = checked(({ registry }) =>
        registry.write(LEAVE, `${registry.read(LEAVE)}\nMore prose.\n`),
      );
      expect(ran.failed, ran.out).toBeUndefined();
      expect(machine.summary).toContain('# What this change means');
      expect(readFileSync(join(left, 'brief.md'), 'utf8')).toBe(machine.summary);
      expect(readFileSync(join(left, 'number'), 'utf8')).toBe('7\n');
    },
    LONG,
  );

  test(
    'stops a change that is not, and leaves its brief all the same',
    () => {
      const { ran, left } = checked(({ registry }) =>
        registry.write(LEAVE, registry.read(LEAVE).replace('[staff]', '[staff, partners]')),
      );
      expect([ran.code, ran.failed]).toEqual([1, 'Check']);
      expect(ran.out).toContain('::error file=content/');
      expect(readFileSync(join(left, 'brief.md'), 'utf8')).toContain('Void: approval of security');
    },
    LONG,
  );

  test(
    'runs the program of the base, whatever the change makes of it',
    () => {
      const { ran } = checked(({ registry }) => {
        registry.repo.write('scripts/setup.mjs', 'console.log("all is well");\n');
        registry.write(LEAVE, registry.read(LEAVE).replace('[staff]', '[staff, partners]'));
      });
      expect([ran.code, ran.failed]).toEqual([1, 'Check']);
      expect(ran.out).not.toContain('all is well');
    },
    LONG,
  );
});

const PULL = 'repos/nordlys/ai-registry/pulls/7';
const COMMENTS = 'repos/nordlys/ai-registry/issues/7/comments';

/** The job that comments, given what a run left behind. */
function commented(left: { brief?: string | Buffer; number?: string }, answers: Record<string, string> = {}) {
  const expressions = {
    'github.event.workflow_run.id': '1',
    'github.event.workflow_run.head_sha': 'abc',
    'github.token': 't',
    'runner.temp': '/runner',
  };
  const machine = new Machine(expressions, { [PULL]: 'abc', ...answers });
  return machine.run(jobOf('comment.yml', 'comment'), {
    'actions/download-artifact': () => {
      mkdirSync(join(machine.temp, 'brief'));
      writeFileSync(join(machine.temp, 'brief/brief.md'), left.brief ?? '# What this change means\n');
      writeFileSync(join(machine.temp, 'brief/number'), left.number ?? '7\n');
    },
  });
}

describe('comment.yml', () => {
  test('posts the brief once, and puts a new one in its place', () => {
    const first = commented({});
    expect(first.code, first.out).toBe(0);
    expect(first.calls.at(-1)?.words.slice(0, 4)).toEqual(['api', '--method', 'POST', COMMENTS]);
    expect(first.calls.at(-1)?.body).toBe('<!-- countersign-brief -->\n# What this change means\n');
    const again = commented({}, { [COMMENTS]: '41\n42' });
    expect(again.calls.at(-1)?.words.slice(0, 4)).toEqual([
      'api',
      '--method',
      'PATCH',
      'repos/nordlys/ai-registry/issues/comments/41',
    ]);
  });

  test.each(['', '0', '-1', '7; rm -rf /', '../issues/1', '7\n8', '99999999999999', '$(id)'])(
    'posts nothing where the number is %j',
    (number) => {
      const { code, calls } = commented({ number });
      expect([code, calls]).toEqual([1, []]);
    },
  );

  test('posts nothing under a pull request that is about another commit', () => {
    const { code, calls } = commented({}, { [PULL]: 'def' });
    expect(code).toBe(0);
    expect(calls.filter(({ words }) => words.includes('--method'))).toEqual([]);
  });

  test.each([
    ['HTML', 'a <img src=x onerror=y> \\<b> \\\\<b> <!-- --> <details>\n\n<script>x</script>\n'],
    [
      'links',
      '[a](https://evil.example) [a](//evil.example) [b][c] <https://evil.example> www.evil.example\n\n[c]: //evil.example\n',
    ],
    ['images', '![a](https://evil.example/x.png) ![b][c]\n'],
    ['mentions', '@admin @org/team \\@admin &#64;admin &commat;admin me@evil.example\n'],
    ['references', '#12 org/x#12 GH-12 !3 closes #4\n'],
    ['hidden text', Buffer.from('a\u202eb \u2066c\u2069 \u200bd \u001b[2J\u0000e\n')],
    ['no text at all', Buffer.from([0xff, 0xfe, 0x80, 0x0a])],
  ])('posts no %s that a change slipped in', (_, brief) => {
    const { code, calls, out } = commented({ brief });
    expect(code, out).toBe(0);
    const [, ...lines] = (calls.at(-1)?.body ?? '').split('\n');
    const text = lines.join('\n');
    const types = JSON.stringify(markdownToMdast(text));
    expect(types).not.toMatch(/"type":"(?:html|link|image|linkReference|imageReference|definition)"/);
    expect(types).not.toMatch(/@\w|#\d|GH-\d|www\./);
    expect(hiddenCharacter(text.replaceAll('\u2060', ''))).toBeUndefined();
  });

  test('posts at most what a comment can hold', () => {
    const { calls } = commented({ brief: `${'ä'.repeat(2_000_000)}` });
    expect([...(calls.at(-1)?.body ?? '')].length).toBeLessThan(65_536);
  });
});

describe('publish.yml', () => {
  const PAGES = 'repos/nordlys/ai-registry/pages';
  const published = (change: (remote: Remote) => void, before?: string, env: Record<string, string> = {}) => {
    const remote = new Remote();
    change(remote);
    const head = remote.push();
    const expressions = { 'github.event.before': before ?? remote.base, 'github.token': 't' };
    const machine = new Machine(expressions, { [PAGES]: 'https://127.0.0.1:1/registry/' });
    const job = jobOf('publish.yml', 'build');
    return {
      ran: machine.run({ ...job, env }, { 'actions/checkout': remote.checkout(machine, head) }),
      machine,
    };
  };

  test(
    'builds the site of a branch that is in order, at its path, also where nothing stood before',
    () => {
      const { ran, machine } = published(
        ({ registry }) => registry.write('guides/a.mdx', '---\ntitle: A\nsummary: A.\n---\n'),
        '0'.repeat(40),
      );
      expect(ran.failed, ran.out).toBeUndefined();
      expect(readFileSync(join(machine.workspace, 'dist/index.html'), 'utf8')).toContain('/ai-registry/');
      expect(ran.out).toContain('npm audit signatures');
      expect(ran.out).toContain('::warning::The published site has no snapshot.json to follow');
    },
    LONG,
  );

  test(
    'names the site that is published, and builds nothing where that cannot be read after all',
    () => {
      const { ran } = published(() => undefined, undefined, {
        CURL_FINDS: 'https://127.0.0.1:1/registry/snapshot.json',
      });
      expect([ran.code, ran.failed]).toEqual([2, 'Build']);
      expect(ran.out).toContain('https://127.0.0.1:1/registry/snapshot.json could not be fetched');
    },
    LONG,
  );

  test(
    'builds nothing where a record is not in order',
    () => {
      const { ran, machine } = published(({ registry }) => registry.remove('people.yaml'));
      expect([ran.code, ran.failed]).toEqual([1, 'Build']);
      expect(existsSync(join(machine.workspace, 'dist'))).toBe(false);
    },
    LONG,
  );
});

describe('nightly.yml', () => {
  const ISSUES = 'repos/nordlys/ai-registry/issues?state=open';
  const nightly = (day: string, issues = '') => {
    const remote = new Remote();
    remote.registry.patch('registry.yaml', { example: { as_of: day } });
    const head = remote.push();
    const machine = new Machine({ 'github.token': 't' }, { [ISSUES]: issues });
    return machine.run(jobOf('nightly.yml', 'due'), { 'actions/checkout': remote.checkout(machine, head) });
  };

  test(
    'opens one issue with what runs out before anything fails, and keeps it up to date',
    () => {
      const opened = nightly('2026-04-20');
      expect(opened.code, opened.out).toBe(0);
      const call = opened.calls.at(-1);
      expect(call?.words.slice(0, 6)).toEqual([
        'api',
        '--method',
        'POST',
        'repos/nordlys/ai-registry/issues',
        '--raw-field',
        'title=Registry: what runs out next',
      ]);
      expect(call?.body).toMatch(/^ {4}2026-05-\d\d /m);
      const issues = '3 Something else\n12 Registry: what runs out next';
      expect(nightly('2026-04-20', issues).calls.at(-1)?.words[3]).toBe('repos/nordlys/ai-registry/issues/12');
    },
    LONG,
  );

  test(
    'says first what fails already',
    () => {
      expect(nightly('2027-01-01').calls.at(-1)?.body).toMatch(/^The build fails today:\n\n {4}/);
    },
    LONG,
  );
});
