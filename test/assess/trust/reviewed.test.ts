import { describe, expect, it } from 'vitest';
import type { Proof } from '../../../src/assess/strength.ts';
import { makeSshKey, openssh } from '../signature/openssh.ts';
import { RegistryRepository } from './registry-repository.ts';

const NEW = 'decisions/leave-helper/2026-02-02-security.json';
const RECORD = 'systems/leave-helper.mdx';
const PREDICATE = { on: '2026-02-02', expires: '2028-02-01' };
const AT = '2026-02-02T08:30:00Z';

async function proofOf(registry: RegistryRepository): Promise<Proof> {
  const { assessment } = await registry.gate();
  const decision = assessment?.registry.decisions.find(({ file }) => file === NEW);
  if (assessment === undefined || decision === undefined) throw new Error(`There is no decision ${NEW}`);
  return assessment.trust.proofOf(decision);
}

/** Anybody’s key: that of a governance owner who exports reviews. */
const key = openssh.isHere ? makeSshKey('ed25519') : undefined;

function registryWith(people: object = { 'ana-sol': { account: 'Ana-S' } }): RegistryRepository {
  const registry = new RegistryRepository().patch('people.yaml', {
    people: { 'ola-lie': { keys: [{ key: key?.line.trim() }] }, ...people },
  });
  registry.commit('People');
  return registry;
}

interface Exported {
  readonly commit?: string;
  readonly account?: string;
  readonly at?: string;
}

/** Records a review of the commit that is checked out, in a commit that Ola Lie signed. */
function recorded(
  registry: RegistryRepository,
  { commit, account = 'ana-s', at = AT }: Exported = {},
): typeof registry {
  const reviewed = commit ?? registry.repo.git('rev-parse', 'HEAD');
  registry.decide(NEW, { ...PREDICATE, review: { account, commit: reviewed, at } });
  registry.commitSigned(key?.file ?? '', '--author', 'Ola Lie <ola.lie@nordlys.example>');
  return registry;
}

describe.runIf(openssh.isHere)('a decision that names a review', () => {
  it('is reviewed where the person reviewed what was decided on, and somebody answers for the export', async () => {
    const registry = recorded(registryWith());
    expect(await proofOf(registry)).toMatchObject({
      strength: 'reviewed',
      fingerprint: expect.stringMatching(/^SHA256:/),
      reviewFault: undefined,
    });
    registry.patch('policy.yaml', { tiers: { low: { least_strength: 'reviewed' } } });
    expect((await registry.findings()).filter((line) => line.endsWith(NEW))).toEqual([]);
    registry.patch('policy.yaml', { tiers: { low: { least_strength: 'signed' } } });
    expect((await registry.messages()).join()).toContain('Only a review by Ana Sol proves the decision of security');
  });

  it('stays reviewed however the record changes afterwards', async () => {
    const registry = recorded(registryWith());
    registry.write(RECORD, registry.read(RECORD).replace('audience: [staff]', 'audience: [staff, partners]'));
    expect(await proofOf(registry)).toMatchObject({ strength: 'reviewed' });
  });

  it.each<[why: string, make: () => RegistryRepository, fault: string]>([
    [
      'of another person',
      () => recorded(registryWith(), { account: 'mia' }),
      'does not give as the account of Ana Sol',
    ],
    ['of nobody', () => recorded(registryWith({})), 'does not give as the account of Ana Sol'],
    [
      'by an account of two people',
      () => recorded(registryWith({ 'ana-sol': { account: 'ana-s' }, 'mia-strand': { account: 'ANA-S' } })),
      'is given for several people',
    ],
    [
      'of another day',
      // In Oslo it is the third already.
      () => recorded(registryWith(), { at: '2026-02-02T23:30:00Z' }),
      'the review is of 3 February 2026 and the decision of 2 February 2026',
    ],
    ['of a commit that nobody knows', () => recorded(registryWith(), { commit: 'a'.repeat(40) }), 'does not hold'],
    [
      'of a commit that was never merged',
      () => {
        const registry = registryWith();
        const aside = registry.repo.git('commit-tree', '-p', 'HEAD', '-m', 'Aside', 'HEAD^{tree}');
        return recorded(registry, { commit: aside });
      },
      'does not hold',
    ],
    [
      'of a commit with another record',
      () => {
        const registry = registryWith();
        const text = registry.read(RECORD);
        registry.write(RECORD, text.replace('audience: [staff]', 'audience: [staff, public]'));
        const other = registry.commit('Another');
        registry.write(RECORD, text).commit('Back');
        return recorded(registry, { commit: other });
      },
      'the record was another one',
    ],
    [
      'of a commit without the record',
      () => {
        const registry = registryWith();
        const text = registry.read(RECORD);
        const other = registry.remove(RECORD).commit('Without');
        registry.write(RECORD, text).commit('Back');
        return recorded(registry, { commit: other });
      },
      'holds no such record',
    ],
    [
      'that anyone could have typed',
      () => {
        const registry = registryWith();
        const review = { account: 'ana-s', commit: registry.repo.git('rev-parse', 'HEAD'), at: AT };
        registry.decide(NEW, { ...PREDICATE, review }).commit();
        return registry;
      },
      'anyone could have typed the review',
    ],
  ])('is only asserted where it is %s', async (_why, make, fault) => {
    const registry = make();
    const proof = await proofOf(registry);
    expect(proof).toMatchObject({ strength: 'asserted', fault: undefined });
    expect(proof.reviewFault).toContain(fault);
    registry.patch('policy.yaml', { tiers: { low: { least_strength: 'committed' } } });
    expect((await registry.messages()).join()).toContain(`The review that it names proves nothing, since `);
  });

  it('counts by the accounts of the base, so that no change gives itself a reviewer', async () => {
    const registry = registryWith({});
    registry.patch('policy.yaml', { tiers: { low: { least_strength: 'reviewed' } } });
    const before = registry.commit('Ask for reviews');
    registry.patch('people.yaml', { people: { 'ana-sol': { account: 'ana-s' } } });
    recorded(registry);
    const found = (await registry.findings(before)).filter((line) => !/too-weak/.test(line));
    expect(found).toEqual([`decision/enabled-by-this-change ${NEW}`, 'trust/changed people.yaml']);
  });
});
