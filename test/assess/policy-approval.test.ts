import { dump, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { decisionFile } from '../../src/edit/decision-file.ts';
import { draftPolicyDecision } from '../../src/edit/draft-policy-decision.ts';
import type { Verdict } from '../../src/edit/draft-decision.ts';
import { gateWith, type Patch, productFile } from '../rules/registry.ts';

const ASKED: Patch = { path: 'policy.yaml', language: 'yaml', text: 'approved_by: [security]' };
const USUAL: Verdict = {
  function: 'security',
  decision: 'approved',
  by: 'ana-sol',
  on: '2026-02-20',
  rationale: 'It asks for what we need.',
  conditions: [],
  meets: [],
};

/** A decision on the policy as it is with some changes, as the command writes it. */
async function decided(patches: readonly Patch[], verdict: Partial<Verdict> = {}): Promise<Patch> {
  const { assessment } = await gateWith(patches);
  if (assessment === undefined) throw new Error('The base registry can be judged');
  const { path, text } = decisionFile(draftPolicyDecision({ ...USUAL, ...verdict }, assessment.registry), new Set());
  return { path, language: 'json', text };
}

async function saidOf(patches: readonly Patch[]): Promise<string[]> {
  const { diagnostics } = await gateWith(patches);
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);
}

function changed(text: string): Patch {
  return { path: 'policy.yaml', language: 'yaml', text };
}

describe('a policy that asks for its approval', () => {
  test('is approved by whoever holds the function, for as long as it stays as it is', async () => {
    const file = await decided([ASKED]);
    expect(file.path).toBe('decisions/_policy/2026-02-20-security.json');
    expect(await saidOf([ASKED, file])).toEqual([]);
  });

  test('asks again when a value of it is another one, and says which', async () => {
    const file = await decided([ASKED]);
    const said = await saidOf([ASKED, file, changed('intake: { registered_within: P365D }')]);
    expect(said).toEqual([
      'policy/not-approved: Security approved it on 20 February 2026, and it has changed since: intake.registered_within: 180 days → 365 days.',
    ]);
  });

  test('asks again when it says something that it did not say', async () => {
    const file = await decided([ASKED]);
    const [said] = await saidOf([ASKED, file, changed('emergency_at_most: P2D')]);
    expect(said).toMatch(/^policy\/not-approved: .* it has changed since: emergency_at_most: .*2 days\.$/);
  });

  test('asks again when a function is taken out of those whose word it needs', async () => {
    const both = changed('approved_by: [security, legal]');
    const files = [
      await decided([both]),
      await decided([both], { function: 'legal', by: 'eva-holt', on: '2026-02-21' }),
    ];
    expect(await saidOf([both, ...files])).toEqual([]);
    const [said, ...others] = await saidOf([both, ...files, ASKED]);
    expect(said).toMatch(/^policy\/not-approved: Security .* it has changed since: approved_by: legal removed\.$/);
    expect(others).toEqual([]);
  });

  test('is the same in another order and with other comments', async () => {
    const file = await decided([ASKED]);
    const policy = load(productFile('test/rules/base/policy.yaml')) as Record<string, unknown>;
    const tiers = policy['tiers'] as Record<string, { functions: string[] }>;
    tiers['high']?.functions.reverse();
    const turned = Object.fromEntries(Object.entries({ ...policy, approved_by: ['security'] }).reverse());
    const whole: Patch = { path: 'policy.yaml', language: 'mdx', text: `# In another order\n${dump(turned)}` };
    expect(await saidOf([whole, file])).toEqual([]);
  });

  test.each([
    ['somebody else', { by: 'per-dahl' }, /by somebody who could not: Per Dahl does not hold security/],
    ['a refusal', { decision: 'rejected' }, /Security decided “rejected” on 20 February 2026/],
    ['a withdrawal', { decision: 'withdrawn' }, /Security decided “withdrawn”/],
    ['what confirms nothing', { decision: 'reaffirmed' }, /reaffirmed on 20 February 2026 what it had not decided/],
  ] satisfies [string, Partial<Verdict>, RegExp][])('is not approved by %s', async (_, verdict, said) => {
    const [first, ...others] = await saidOf([ASKED, await decided([ASKED], verdict)]);
    expect(first).toMatch(said);
    expect(others).toEqual([]);
  });

  test('goes by the newest word', async () => {
    const refused = await decided([ASKED], { decision: 'rejected' });
    const approved = await decided([ASKED], { on: '2026-02-24' });
    expect(await saidOf([ASKED, refused, approved])).toEqual([]);
    const withdrawn = await decided([ASKED], { on: '2026-02-26', decision: 'withdrawn' });
    expect(await saidOf([ASKED, refused, approved, withdrawn])).toHaveLength(1);
  });

  test('is not approved by what somebody edited into the package', async () => {
    const file = await decided([ASKED]);
    const [said] = await saidOf([ASKED, { ...file, text: file.text.replace('"P180D"', '"P181D"') }]);
    expect(said).toMatch(/something else than its file says: the digest is not that of the package/);
  });

  test('takes the strength that the highest tier takes', async () => {
    const strict = changed('approved_by: [security]\ntiers: { high: { least_strength: signed } }');
    const file = await decided([strict]);
    const own = (said: readonly string[]) => said.filter((text) => text.startsWith('policy/'));
    expect(own(await saidOf([strict, file]))).toEqual([
      'policy/not-approved: Security approved it on 20 February 2026, and that is only asserted, where the highest tier asks for signed.',
    ]);
    const keys: Patch = {
      path: 'people.yaml',
      language: 'yaml',
      text: 'people: { ana-sol: { keys: [{ key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPShaU/Y6HLOjVMjBc0t9KR+ViPmnt7ypW3jtq5am0N1 }] } }',
    };
    const signature: Patch = { path: 'signatures', language: 'yaml', text: `${file.path}: ana-sol` };
    expect(own(await saidOf([strict, keys, file, signature]))).toEqual([]);
  });
});

describe('a change that brings a decision on the policy', () => {
  const inChange = (patch: Patch): Patch => ({ ...patch, inChange: true });

  test('is judged by the people from before it', async () => {
    const appointed: Patch = {
      path: 'people.yaml',
      language: 'yaml',
      text: 'people: { lea-quist: { functions: [{ function: security, from: 2026-02-01, up_to: high, appointed_by: sam-roy }] } }',
    };
    const file = await decided([ASKED, appointed], { by: 'lea-quist' });
    expect(await saidOf([ASKED, appointed, file])).toEqual([]);
    const [said] = await saidOf([ASKED, inChange(appointed), inChange(file)]);
    expect(said).toMatch(/by somebody who could not: Lea Quist does not hold security/);
  });

  test('takes the strength that was asked before it, whatever it asks itself', async () => {
    const strict = changed('approved_by: [security]\ntiers: { high: { least_strength: signed } }');
    const lax = changed('tiers: { high: { least_strength: asserted } }');
    const file = await decided([strict, lax]);
    const own = (said: readonly string[]) => said.filter((text) => text.startsWith('policy/'));
    expect(own(await saidOf([strict, lax, file]))).toEqual([]);
    expect(own(await saidOf([strict, inChange(lax), inChange(file)]))).toEqual([
      'policy/not-approved: Security approved it on 20 February 2026, and that is only asserted, where the highest tier asks for signed.',
    ]);
  });

  test('may bring what it approves', async () => {
    const other = changed('intake: { registered_within: P90D }');
    const file = await decided([ASKED, other]);
    expect(await saidOf([ASKED, await decided([ASKED]), inChange(other)])).toHaveLength(1);
    expect(await saidOf([ASKED, inChange(other), inChange(file)])).toEqual([]);
  });

  test('cannot take out the question by itself', async () => {
    const without = inChange(changed('approved_by: null'));
    expect(await saidOf([ASKED, await decided([ASKED]), without])).toEqual([
      'policy/not-approved: Security approved it on 20 February 2026, and it has changed since: approved_by: security removed; before this change the policy asked for its word.',
    ]);
  });
});
