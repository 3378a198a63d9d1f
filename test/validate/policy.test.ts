import { describe, expect, it } from 'vitest';
import { type Changes, faults, instead, judged } from './registry.ts';

const POLICY = 'policy.yaml';
const CUSTOMERS = 'field: audience, any_of: [partners, customers, public]';

describe('a policy that contradicts itself', () => {
  it.each<[string, Changes, string]>([
    [
      'a tier by what is material to nobody',
      { [POLICY]: instead(CUSTOMERS, 'field: purpose, any_of: [x]') },
      'The tier “standard” depends on “purpose”, which is material to no function, so nobody would have to decide again when it changes.',
    ],
    [
      'a tier by a field that no record has',
      { [POLICY]: instead(CUSTOMERS, 'field: audiense, any_of: [customers]') },
      'No record has the field “audiense”, so this condition never holds.',
    ],
    [
      'a tier by a field below one that has none',
      { [POLICY]: instead(CUSTOMERS, 'field: audience.kind, any_of: [customers]') },
      'No record has the field “audience.kind”, so this condition never holds.',
    ],
    [
      'a tier by a list without its mark',
      { [POLICY]: instead('field: "tools[].access"', 'field: tools.access') },
      '“tools.access” leads into a list, so this condition never holds.',
    ],
    [
      'a condition without a comparison',
      { [POLICY]: instead(CUSTOMERS, 'field: audience') },
      'A condition compares in exactly one way, and this one has 0.',
    ],
    [
      'a condition with two',
      { [POLICY]: instead(CUSTOMERS, 'field: audience, any_of: [public], none_of: [staff]') },
      'A condition compares in exactly one way, and this one has 2.',
    ],
    [
      'a second condition on what the item lacks',
      { [POLICY]: instead('with: [{ field: regime,', 'with: [{ field: regimes,') },
      'The same item has no field “regimes”, so this condition never holds.',
    ],
    [
      'evidence of a kind that nobody defined',
      { [POLICY]: instead('evidence: [security-test]', 'evidence: [pen-test]') },
      'The tier “low” asks for “pen-test”, which is not under evidence_kinds.',
    ],
    [
      'a material field that no record has',
      { [POLICY]: instead('operations: ["models[].version",', 'operations: ["models[].verson", "models[].version",') },
      'No record has the field “models[].verson”, so its change would reopen nothing.',
    ],
    [
      'a material field that holds others',
      { [POLICY]: instead('operations: ["models[].version",', 'operations: [supplier, "models[].version",') },
      '“supplier” holds fields of its own, and a decision states each value by itself.',
    ],
    [
      'a material field that holds others in a list',
      { [POLICY]: instead('operations: ["models[].version",', 'operations: ["tools[]", "models[].version",') },
      '“tools[]” holds fields of its own, and a decision states each value by itself.',
    ],
  ])('is told at its place: %s', async (_, changes, message) => {
    const lines = await faults(changes);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^policy\.yaml:\d+:\d+ policy\/invalid /);
    expect(lines[0]?.endsWith(message)).toBe(true);
  });

  it.each<[string, string, string]>([
    [
      'a path',
      'any_of: [partners, customers, public]',
      'schema/wrong-value “field”: “__proto__” is not the path of a field.',
    ],
  ])('is refused where it names no field at all: %s', async (_, comparison, message) => {
    const lines = await faults({
      [POLICY]: instead(`field: audience, ${comparison}`, `field: __proto__, ${comparison}`),
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(message);
  });
});

describe('a policy with a hole', () => {
  it.each([
    ['    review_every: P12M\n', '“review_every” is not given'],
    ['    functions: [security, business]\n', '“functions” is not given'],
    ['    evidence: [security-test]\n', '“evidence” is not given'],
  ])('is told what is missing, and nothing that follows from that: %j', async (line, message) => {
    const lines = await faults({ [POLICY]: instead(line, '') });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(message);
  });

  it('is told of each hole in one run', async () => {
    const lines = await faults({
      [POLICY]: (text) =>
        text.replaceAll(/ {4}decision_valid_for: \w+\n/g, '').replace('critical: nobody', 'critical: somebody'),
    });
    expect(lines).toHaveLength(4);
  });

  it('judges nothing, and that is an error', async () => {
    const { gate } = await judged({ [POLICY]: instead('    review_every: P12M\n', '') });
    expect(gate.assessment).toBeUndefined();
    expect(gate.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('a registry file', () => {
  it.each([
    ['time_zone: Europe/Oslo', 'time_zone: Mars/Phobos', 'is not a time zone'],
    ['time_zone: Europe/Oslo', 'time_zone: constructor', 'is not a time zone'],
    ['base: /', 'base: registry', 'is not a base path'],
    ['base: /', 'base: /../x/', 'is not a base path'],
    ['base: /', 'base: //evil.example/', 'is not a base path'],
    ['site: https://registry.nordlys.example', 'site: "javascript:alert(1)"', 'is not a web address'],
    ['base: /', 'edit: "javascript:alert(1)//{path}"', 'is not a web address'],
    ['base: /', 'edit: https://git.example/edit/', 'has no {path} in it'],
    ['example: { as_of: 2026-03-01 }', 'example: { as_of: 2026-02-29 }', 'is not a calendar date'],
  ])('is refused with %s → %s', async (was, now, message) => {
    const lines = await faults({ 'registry.yaml': instead(was, now) });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(message);
  });

  it('with a wrong time zone is judged all the same, on a day that was given', async () => {
    const { gate } = await judged({ 'registry.yaml': instead('time_zone: Europe/Oslo', 'time_zone: Mars/Phobos') });
    expect(gate.assessment).toBeDefined();
    expect(gate.asOf).toBe('2026-03-01');
  });
});
