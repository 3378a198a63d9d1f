import { describe, expect, test } from 'vitest';
import { changeInWords } from '../../src/assess/plain-words.ts';
import type { SystemChange } from '../../src/change/system-change.ts';
import { RegistryRepository } from '../assess/trust/registry-repository.ts';
import { branched, changeIn, changeTo, CREDIT, edited, LEAVE } from './changed-registry.ts';

const PARTNERS = ['audience: [staff]', 'audience: [staff, partners]'] as const;
const voided = (change: SystemChange | undefined) => change?.voided.map(({ function: name }) => name);
const words = (change: SystemChange | undefined) => change?.record.map(changeInWords);

describe('a change of one record', () => {
  test('says which approvals are void, by which field, and who decides again', async () => {
    const change = await changeTo('leave-helper', edited(LEAVE, ['period: P30D', 'period: P365D'], PARTNERS));
    expect(change?.tier).toMatchObject({ was: 'low', is: 'standard' });
    expect(change?.tier.reasons).not.toEqual([]);
    expect(change?.fails).toEqual({ was: false, is: true });
    expect(voided(change)).toEqual(['security', 'business']);
    const [security] = change?.voided ?? [];
    expect(security).toMatchObject({ state: 'stale', on: '2025-05-26', by: { id: 'ana-sol' } });
    expect(security?.fields).toEqual(['audience']);
    expect(security?.why).toContain('who meets it or what it writes: partners added');
    expect(security?.who.map(({ id }) => id)).toContain('ana-sol');
    expect(words(change)).toContain('data kept: questions, 30 days → 365 days');
  });

  test('says what the tier asks in addition, and how much of it is there', async () => {
    const change = await changeTo('leave-helper', edited(LEAVE, PARTNERS));
    const more = change?.asked.more.map(({ kind, subject, met }) => [kind, subject, met]);
    expect(more).toContainEqual(['decision', 'privacy', false]);
    expect(more).toContainEqual(['evidence', 'privacy-assessment', false]);
    expect(change?.asked.more.find(({ subject }) => subject === 'review_every')).toMatchObject({ before: '12 months' });
    expect(change?.asked.less.filter(({ kind }) => kind === 'rule')).toEqual([]);
    expect(change?.open.map(({ function: name }) => name)).toEqual(expect.arrayContaining(['privacy', 'operations']));
    expect(change?.coverage.every(({ was, is }) => is.required > was.required)).toBe(true);
  });

  test('says what else it can reach, and with which rights', async () => {
    const registry = branched();
    const [privilege] = /privileges: \[([^\]]*)\]/.exec(registry.read(CREDIT)) ?? [];
    const change = await changeTo(
      'credit-check',
      edited(
        CREDIT,
        [privilege ?? '?', (privilege ?? '').replace(']', ', "ledger:write"]')],
        ['tools:\n', 'tools:\n  - { id: ledger, access: write, human_approval: true }\n'],
      ),
    );
    expect(words(change)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/ledger:write.*added/),
        expect.stringMatching(/what it can reach: ledger .*added/),
      ]),
    );
  });

  test('says that an approval falls with its file, and that one comes with another', async () => {
    const file = 'decisions/leave-helper/2025-05-26-security.json';
    const gone = await changeTo('leave-helper', branched().remove(file));
    expect(gone?.voided).toMatchObject([
      { function: 'security', state: 'missing', why: ['The file of the decision is gone'] },
    ]);
    const registry = branched();
    registry.repo.git('switch', '-q', 'main');
    const text = registry.read(file);
    registry.remove(file).commit('Take it out');
    registry.repo.git('switch', '-q', '-C', 'change');
    const given = await changeTo('leave-helper', registry.write(file, text));
    expect(given?.given).toMatchObject([{ function: 'security', by: { id: 'ana-sol' }, on: '2025-05-26' }]);
    expect(given?.fails).toEqual({ was: true, is: false });
    expect(given?.findings.ended.map(({ code }) => code)).toContain('decision/missing');
  });

  test('says that coverage is lost, and a day that comes earlier', async () => {
    const change = await changeTo(
      'leave-helper',
      edited(LEAVE, ['supports: [nist-csf-2.0:GV.RM-01, ', 'supports: ['], ['next: 2026-11-09', 'next: 2026-04-01']),
    );
    expect(change?.controls.lost).toEqual(['nist-csf-2.0:GV.RM-01']);
    expect(change?.dates).toMatchObject([{ what: 'Review', is: '2026-04-01', was: '2026-11-09', fails: true }]);
  });

  test('calls a record new, gone, unreadable, or nothing of it where only prose changed', async () => {
    const registry = branched();
    const copy = await changeTo('leave-guide', registry.write('systems/leave-guide.mdx', registry.read(LEAVE)));
    expect(copy).toMatchObject({ kind: 'new', fails: { was: false, is: true }, voided: [] });
    expect(await changeTo('leave-helper', branched().remove(LEAVE))).toMatchObject({ kind: 'gone' });
    const broken = branched().write(LEAVE, '---\na: [\n---\n');
    expect(await changeTo('leave-helper', broken)).toMatchObject({ kind: 'unread', fails: { is: true } });
    const prose = branched();
    const same = await changeTo('leave-helper', prose.write(LEAVE, `${prose.read(LEAVE)}\nMore prose.\n`));
    expect(same).toMatchObject({ kind: 'changed', own: true, voided: [], record: [], dates: [] });
  });

  test('puts what starts to fail before what does not', async () => {
    const registry = edited(CREDIT, ['title: ', 'title: New ']);
    registry.write(LEAVE, registry.read(LEAVE).replace(...PARTNERS));
    expect((await changeIn(registry)).systems.map(({ id }) => id)).toEqual(['leave-helper', 'credit-check']);
  });

  test('finds nothing where nothing changed', async () => {
    expect(await changeIn(branched())).toMatchObject({
      systems: [],
      rules: undefined,
      coverage: [],
      findings: { begun: [], ended: [] },
    });
  });
});

describe('a change of what is asked of all', () => {
  test('names the systems that a policy would fail, those whose tier moves, and who has to approve it', async () => {
    const registry = branched();
    const policy = registry.read('policy.yaml');
    const { rules, systems } = await changeIn(
      registry.write('policy.yaml', policy.replace(/any_of: \[(partners, customers, public)\]/, 'any_of: [staff, $1]')),
    );
    expect(rules?.files).toEqual(['policy.yaml']);
    expect(rules?.starting.map(({ id }) => id)).toEqual(['leave-helper']);
    expect(rules?.stopping).toEqual([]);
    expect(rules?.tiers).toMatchObject([
      {
        was: 'low',
        is: 'standard',
        systems: expect.arrayContaining([expect.objectContaining({ id: 'leave-helper' })]),
      },
    ]);
    expect(rules?.voided.map(({ function: name }) => name)).toEqual(expect.arrayContaining(['security', 'business']));
    expect(rules?.approval?.who.map(({ id }) => id)).toEqual(expect.arrayContaining(['ana-sol', 'eva-holt']));
    expect(rules?.approval?.files).toEqual([]);
    expect(systems.every(({ own }) => !own)).toBe(true);
  });

  test.each([
    ['legal alone', '[legal]', ['eva-holt']],
    ['nobody in particular', '[]', ['sam-roy', 'ana-sol', 'per-dahl', 'eva-holt', 'ivo-nagy']],
  ])('where the policy asks %s for approval, names who holds that function or any', async (_, asked, who) => {
    const registry = new RegistryRepository();
    registry.write('policy.yaml', `approved_by: ${asked}\n${registry.read('policy.yaml')}`).commit();
    registry.repo.git('switch', '-q', '-c', 'change');
    const { rules } = await changeIn(
      registry.write('policy.yaml', `${registry.read('policy.yaml')}emergency_at_most: P2D\n`),
    );
    expect(rules?.approval?.who.map(({ id }) => id).sort()).toEqual(who.sort());
  });

  test('says what a laxer policy newly allows', async () => {
    const registry = branched();
    const policy = registry.read('policy.yaml').replace(/review_every: P12M/, 'review_every: P24M');
    const { rules } = await changeIn(registry.write('policy.yaml', policy));
    expect(rules?.allows).toContain(
      'a system of the low tier may go without a review for 24 months, before for 12 months',
    );
  });

  test('names the systems whose owner a change of people takes away', async () => {
    const registry = branched();
    registry.patch('people.yaml', { people: { 'kim-berg': { until: '2026-01-31' } } });
    const { rules } = await changeIn(registry);
    expect(rules?.starting.map(({ id }) => id)).toContain('leave-helper');
  });

  test('counts the controls that a framework no longer asks for', async () => {
    const registry = branched();
    registry.patch('registry.yaml', { frameworks: ['nist-csf-2.0'] });
    const { rules, findings, systems } = await changeIn(registry);
    expect(rules?.files).toEqual(['registry.yaml']);
    expect(findings.begun.length + systems.length).toBeGreaterThan(0);
  });

  test('calls nothing new or gone where one side cannot be judged', async () => {
    const { unjudged, systems, findings } = await changeIn(branched().write('people.yaml', 'x: ['));
    expect(unjudged).toEqual(['after']);
    expect(systems).toEqual([]);
    expect(findings.begun.map(({ code }) => code)).toContain('yaml/syntax');
  });
});
