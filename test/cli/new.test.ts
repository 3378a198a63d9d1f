import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Answers } from '../../src/cli/new/answers.ts';
import { asOneOf, asText } from '../../src/cli/new/understand.ts';
import { lostLines } from '../edit/source.ts';
import { baseCopy, countersign } from './run.ts';

const AS_OF = ['--as-of', '2026-03-01'];

async function make(content: string, ...words: string[]) {
  return countersign('new', ...words, '--content', content, ...AS_OF);
}

describe('new system', () => {
  it('writes a proposed system on which check finds no fault, and says its tier', async () => {
    const content = await baseCopy();
    const words = ['--owner', 'kim-berg', '--audience', 'public', '--set', 'tools=[{ id: maps, access: write }]'];
    const made = await make(content, 'system', 'route-planner', ...words);
    expect(made).toMatchObject({ code: 0, stdout: `${join(content, 'systems/route-planner.mdx')}\n` });
    expect(made.stderr).toContain('Tier: high.');
    const text = await readFile(join(content, 'systems/route-planner.mdx'), 'utf8');
    expect(text).toContain('\ntitle: Route planner\n');
    expect(text).toContain('\nteam: core\n');
    const checked = await countersign('check', '--content', content, ...AS_OF);
    expect(checked.code).toBe(0);
    expect(checked.stdout).not.toContain('route-planner');
  });

  it('never overwrites, and prints on demand without writing', async () => {
    const content = await baseCopy();
    const again = await make(content, 'system', 'leave-helper', '--owner', 'kim-berg');
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('systems/leave-helper.mdx is there already');
    const printed = await make(content, 'system', 'route-planner', '--owner', 'kim-berg', '--print');
    expect(printed.stdout).toMatch(/^---\n# Low tier/);
    await expect(readFile(join(content, 'systems/route-planner.mdx'))).rejects.toThrow('ENOENT');
  });

  it.each([
    [['Route_Planner', '--owner', 'kim-berg'], 'Write route-planner, for example.'],
    [['con', '--owner', 'kim-berg'], 'a name that Windows keeps for a device'],
    [['a', '--owner', 'kim-brg'], 'Did you mean “kim-berg”?'],
    [['a', '--owner', 'kim-berg', '--sponsor', 'kim-berg'], 'kim-berg is the owner already.'],
    [['a', '--owner', 'kim-berg', '--audience', 'custmers'], 'Did you mean “customers”?'],
    [['a', '--owner', 'kim-berg', '--set', 'modls=x'], 'Did you mean “models”?'],
    [['a', '--owner', 'kim-berg', '--set', 'status=production'], 'no field “status” to set'],
    [['a', '--owner', 'kim-berg', '--set', 'tools=[{ id: X }]'], 'is not an id'],
    [['a'], 'Owner is not given, and there is no terminal to ask on.\n→ Write --owner ID.'],
  ])('refuses %j and says what to write', async (words, message) => {
    const content = await baseCopy();
    const { code, stderr } = await make(content, 'system', ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('writes nothing on which check would fail', async () => {
    const content = await baseCopy();
    const { code, stderr } = await make(content, 'system', 'a', '--owner', 'kim-berg', '--set', 'team=cor');
    expect(code).toBe(1);
    expect(stderr).toContain('error reference/unknown');
    expect(stderr).toContain('Nothing was written');
    await expect(readFile(join(content, 'systems/a.mdx'))).rejects.toThrow('ENOENT');
  });

  it('has nothing to go by in an empty folder', async () => {
    const content = join(await baseCopy(), 'empty');
    await mkdir(content);
    const { code, stderr } = await make(content, 'system', 'a', '--owner', 'kim-berg');
    expect(code).toBe(2);
    expect(stderr).toContain('The registry cannot be judged');
  });
});

describe('new person', () => {
  it('adds the lines of one person, and touches no other', async () => {
    const content = await baseCopy();
    const file = join(content, 'people.yaml');
    const before = (await readFile(file, 'utf8')).replaceAll('\n', '\r\n');
    await writeFile(file, before);
    expect(await make(content, 'person', 'jo-lund', '--team', 'core')).toMatchObject({ code: 0 });
    const after = await readFile(file, 'utf8');
    expect(lostLines(before, after)).toEqual([]);
    expect(after).toContain('  jo-lund:\r\n    name: Jo Lund\r\n    team: core\r\n    from: 2026-03-01\r\n');
    expect((await countersign('check', '--content', content, ...AS_OF)).code).toBe(0);
    const again = await make(content, 'person', 'jo-lund');
    expect(again.stderr).toContain('“jo-lund” is in people.yaml already');
  });
});

describe('new exception', () => {
  const WHY = ['--reason', 'The vendor is late', '--compensating', 'One host only', '--requested-by', 'kim-berg'];
  const WHAT = ['--rule', 'evidence/unpinned', '--systems', 'order-helper'];

  it('writes one that is granted by who may, for as long as it may last', async () => {
    const content = await baseCopy();
    const made = await make(content, 'exception', 'late-pin', ...WHAT, ...WHY, '--approved-by', 'ana-sol');
    expect(made.code).toBe(0);
    // That it lifts nothing is a warning, and said at once.
    expect(made.stderr).toContain('warning exception/unused');
    const text = await readFile(join(content, 'exceptions/late-pin.mdx'), 'utf8');
    expect(text).toMatch(/^from: 2026-03-01$/m);
    expect(text).toMatch(/^until: 2026-05-30$/m);
  });

  it.each([
    [['--rule', 'evidence/unpinnd'], 'Did you mean “evidence/unpinned”?'],
    [['--rule', 'owner/missing'], 'No exception lifts owner/missing.'],
    [[...WHAT, ...WHY, '--approved-by', 'kim-berg'], 'nobody grants their own request'],
    [[...WHAT, ...WHY, '--approved-by', 'sam-roy'], 'Sam Roy does not hold security.'],
    [[...WHAT, ...WHY, '--until', '2027-01-01'], 'Write 2026-05-30 or an earlier day.'],
    [['--rule', 'nhi/no-expiry', '--systems', 'order-helper'], 'Write --subjects key-mail.'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await make(await baseCopy(), 'exception', 'x', ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('somebody at a terminal', () => {
  const KEPT = { what: 'Title', flag: '--title TEXT', given: undefined, usual: 'Route planner', understand: asText };
  const ONE = {
    what: 'Audience',
    flag: '--audience WORD',
    given: undefined,
    understand: asOneOf(['staff'], 'audience'),
  };

  /** Answers from typed lines, each after the prompt that it answers. */
  function typing(...lines: string[]) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let said = '';
    output.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/: $/.test(chunk.toString())) setImmediate(() => input.write(lines.shift() ?? ''));
    });
    return { answers: new Answers({ input, output }), said: () => said, input };
  }

  it('keeps what is proposed with Enter', async () => {
    expect(await typing('\n').answers.needed(KEPT)).toBe('Route planner');
  });

  it('is asked again after a word that is not understood, and leaves out what may be left out', async () => {
    const { answers, said } = typing('stff\n', 'staff\n', '\n');
    expect(await answers.needed(ONE)).toBe('staff');
    expect(said()).toContain('“stff” is no audience. Did you mean “staff”?');
    expect(await answers.optional(ONE)).toBeUndefined();
  });

  it('is asked nothing that a flag has said', async () => {
    expect(await typing().answers.needed({ ...ONE, given: 'staff' })).toBe('staff');
  });

  it('may stop', async () => {
    const { answers, input } = typing();
    const asked = answers.needed(ONE);
    input.end();
    await expect(asked).rejects.toThrow('You stopped, and nothing was written.');
  });
});
