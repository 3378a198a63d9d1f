import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES } from '../../src/assess/rules/index.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { assurancesIn } from './assurances.ts';
import { baseFolder, type Patch, patched, productFile } from './registry.ts';
import { remembering } from './remembering.ts';
import { readRulePage } from './rule-page.ts';

const TIMES = 500;

/** Where taking something out takes nothing away, by rule: what is found wrong there assured nothing. */
const NOTHING_LOST: readonly (readonly [rule: RegExp, taken: RegExp])[] = [
  // Nothing asks for an item that no other test lets go: evidence-deletion.test.ts takes out what is asked for.
  [/^evidence\//, / evidence\.\d+/],
  // Counter-evidence accuses, and so does what it stands against.
  [/^decision\/relied-on-changed/, / evidence\.\d+/],
  [/^decision\/copied/, /decisions\//],
  [/^control\/(?:inherited|not-applicable)-unreasoned/, / controls/],
  [/^date\/in-future/, /./],
  // A day of one's own, earlier than the one that the tier gives.
  [/^review\/(?:expired|too-far)/, / reviews\.\d+\.next$/],
];

interface Failing {
  readonly name: string;
  readonly patches: readonly Patch[];
  /** The systems that errors stand against, where they stand against any. */
  readonly systems: readonly string[];
}

/** Every registry that a rule's page shows to fail. */
const failing = RULES.flatMap(({ code }): Failing[] =>
  readRulePage(productFile('src/assess/rules', `${code}.md`))
    .fails.filter(({ expected }) => expected?.some((line) => line.startsWith('error ')))
    .map(({ name, patches, expected = [] }) => ({ name: `${code} ${name}`, patches, systems: systemsIn(expected) })),
);

function systemsIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /^error \S+ (?:systems|decisions)\/([a-z-]+)/.exec(line)?.[1] ?? []);
}

/** The same with all of it in the history, as the registry that somebody finds failing and begins to change. */
function committed(patches: readonly Patch[]): Patch[] {
  const clone: Patch = { path: 'clone', language: 'yaml', text: '{}' };
  return [clone, ...patches.map((patch): Patch => ({ ...patch, inChange: false }))];
}

const known = new Map<string, boolean>();

/** Whether an example still fails once it is committed: some fail only as a change. */
async function stillFails({ name, patches }: Failing): Promise<boolean> {
  const fails = known.get(name) ?? errors((await remembering(committed(patches))).diagnostics) > 0;
  known.set(name, fails);
  return fails;
}

const errors = (findings: readonly Diagnostic[]) => findings.filter(({ severity }) => severity === 'error').length;

test('deleting an assurance never turns a failing registry green', { timeout: 400_000 }, async () => {
  expect(failing.length).toBeGreaterThan(100);
  const choices = fc.sample(fc.tuple(fc.nat(), fc.nat()), { seed: 8, numRuns: 2 * TIMES });
  const green: string[] = [];
  let tried = 0;
  for (const [one, other] of choices) {
    if (tried === TIMES) break;
    const example = failing[one % failing.length];
    if (example === undefined) continue;
    const { name, patches, systems } = example;
    const all = assurancesIn(patched(baseFolder(), patches));
    const own = all.filter((assurance) => systems.some((id) => assurance.system === id));
    const some = own.length > 0 ? own : all;
    const assurance = some[other % some.length];
    if (assurance === undefined) continue;
    if (NOTHING_LOST.some(([rule, taken]) => rule.test(name) && taken.test(assurance.name))) continue;
    if (!(await stillFails(example))) continue;
    tried++;
    const { diagnostics } = await remembering(committed(patches), assurance.without);
    if (errors(diagnostics) === 0) green.push(`${name}: without ${assurance.name}`);
  }
  expect(green).toEqual([]);
  expect(tried).toBe(TIMES);
});
