import { describe, expect, test } from 'vitest';
import { changesInWords } from '../../src/assess/plain-words.ts';
import { type Changes, exampleAssessment, type Fields, groupIn, listIn } from './example.ts';

const SYSTEM = 'restock-agent';
const RECORD = `systems/${SYSTEM}.mdx`;

/** Who has to decide again on the system, and on what other systems somebody has. */
async function reopened(changes: Changes): Promise<{ here: string[]; elsewhere: string[]; narrowed: string[] }> {
  const { findings } = await exampleAssessment(changes);
  const of = (code: string, where: (system: string | undefined) => boolean) =>
    findings.filter((found) => found.code === code && where(found.system));
  const elsewhere = of('decision/stale', (system) => system !== SYSTEM).map(({ system }) => system ?? '');
  return {
    here: of('decision/stale', (system) => system === SYSTEM)
      .map(({ subject }) => subject ?? '')
      .sort(),
    elsewhere: [...new Set(elsewhere)].sort(),
    narrowed: of('decision/narrowed', (system) => system === SYSTEM)
      .map(({ subject, severity }) => `${severity} ${subject}`)
      .sort(),
  };
}

const inRecord = (change: (fields: Fields) => void): Changes => ({ [RECORD]: change });
const own = (fields: Fields) => listIn(fields, 'nhis').find(({ id }) => id === 'svc-restock-orders') ?? {};

describe('reopens exactly the functions that own it', () => {
  const cases: [name: string, owners: string[], change: (fields: Fields) => void][] = [
    [
      'a tool',
      ['go-live', 'operations', 'security'],
      (fields) => listIn(fields, 'tools').push({ id: 'mailer', access: 'read' }),
    ],
    [
      'what a tool may do',
      ['go-live', 'operations', 'security'],
      (fields) => Object.assign(listIn(fields, 'tools')[0] ?? {}, { access: 'admin' }),
    ],
    [
      'a data source',
      ['go-live', 'privacy'],
      (fields) => listIn(fields, 'data', 'sources').push({ id: 'loyalty', classes: ['personal'] }),
    ],
    [
      'a period of retention',
      ['go-live', 'privacy'],
      (fields) => Object.assign(listIn(fields, 'data', 'retention')[0] ?? {}, { period: 'P9Y' }),
    ],
    [
      'a privilege',
      ['go-live', 'security'],
      (fields) => Object.assign(own(fields), { privileges: ['erp.purchase-orders:create', 'erp.prices:read'] }),
    ],
    [
      'a new identity',
      ['go-live', 'security'],
      (fields) => listIn(fields, 'nhis').push({ id: 'svc-restock-mail', kind: 'service-account' }),
    ],
    [
      'the version of its own model',
      ['go-live', 'operations', 'privacy', 'security'],
      (fields) => Object.assign(listIn(fields, 'models')[1] ?? {}, { version: '5.0' }),
    ],
    [
      'an audience',
      ['business', 'go-live', 'legal', 'privacy', 'security'],
      (fields) => Object.assign(fields, { audience: ['staff', 'partners', 'customers'] }),
    ],
    [
      'how to go back',
      ['go-live', 'operations'],
      (fields) => Object.assign(groupIn(fields, 'operations'), { rollback: 'By hand' }),
    ],
    [
      'the contract',
      ['go-live', 'legal'],
      (fields) => Object.assign(groupIn(fields, 'supplier'), { contract: 'SC-2027-001' }),
    ],
    [
      'another risk',
      ['business', 'go-live'],
      (fields) => listIn(fields, 'risk_acceptance').push({ id: 'strike', residual: 'low' }),
    ],
  ];
  test.each(cases)('%s', async (_name, owners, change) => {
    expect(await reopened(inRecord(change))).toEqual({ here: owners, elsewhere: [], narrowed: [] });
  });

  test('the version of a shared model, in every system that uses it', async () => {
    const changes = {
      'shared/models.yaml': (file: Fields) => Object.assign(listIn(file, 'models')[0] ?? {}, { version: '2027-01-07' }),
    };
    const { registry, findings } = await exampleAssessment(changes);
    const decided = new Set(registry.decisions.map(({ system }) => system));
    const users = [...registry.systems.values()].filter(
      ({ id, models, status }) =>
        decided.has(id) &&
        models.some((model) => model.id === 'chat-large') &&
        !['suspended', 'retired'].includes(status),
    );
    const stale = findings.filter(({ code }) => code === 'decision/stale');
    expect(new Set(stale.map(({ system }) => system))).toEqual(new Set(users.map(({ id }) => id)));
    expect((await reopened(changes)).here).toEqual(['go-live', 'operations', 'privacy', 'security']);
    for (const { related, hint, subject, message } of stale) {
      expect(message).toContain('The version of the model chat-large: 2026-05-13 → 2027-01-07.');
      expect(related?.map(({ spot }) => `${spot.file} ${spot.path?.join('.')}`)).toEqual([
        'shared/models.yaml models.0.version',
      ]);
      expect(hint).toContain(`countersign approve --function ${subject} --because chat-large`);
    }
  });

  test('a privilege of a shared identity, in every system that uses it', async () => {
    const changes = {
      'shared/nhis.yaml': (file: Fields) =>
        Object.assign(listIn(file, 'nhis')[0] ?? {}, { privileges: ['models:invoke', 'models:tune'] }),
    };
    const { here, elsewhere } = await reopened(changes);
    expect(here).toEqual(['go-live', 'security']);
    expect(elsewhere.length).toBeGreaterThan(3);
  });
});

describe('reopens nothing', () => {
  const cases: [name: string, change: (fields: Fields) => void][] = [
    [
      'a rotation',
      (fields) => Object.assign(groupIn(own(fields), 'secret'), { rotated: '2026-11-20', expires: '2027-01-20' }),
    ],
    ['a revocation drill', (fields) => Object.assign(own(fields), { revocation_tested: '2026-11-19' })],
    [
      'a title, a team and whom to call',
      (fields) =>
        Object.assign(fields, {
          title: 'Restocking',
          operations: { ...groupIn(fields, 'operations'), on_call: 'sc-night' },
        }),
    ],
    ['other owners', (fields) => Object.assign(own(fields), { owner: 'rahul-iyer' })],
    [
      'renewed evidence',
      (fields) =>
        listIn(fields, 'evidence').push({
          id: 'retest',
          kind: 'security-test',
          performed: '2026-11-18',
          supports: ['nist-csf-2.0:ID.RA-01'],
        }),
    ],
    [
      'the order of lists',
      (fields) => {
        for (const list of [
          ['tools'],
          ['nhis'],
          ['models'],
          ['data', 'sources'],
          ['data', 'retention'],
          ['scope', 'in'],
          ['audience'],
        ])
          listIn(fields, ...list).reverse();
      },
    ],
    [
      'a review and a closed incident',
      (fields) => {
        listIn(fields, 'reviews').push({ on: '2026-11-20' });
        listIn(fields, 'incidents').push({
          id: 'inc-1',
          on: '2026-11-01',
          reopens: ['security'],
          closed: '2026-11-03',
        });
      },
    ],
  ];
  test.each(cases)('%s', async (_name, change) => {
    expect(await reopened(inRecord(change))).toEqual({ here: [], elsewhere: [], narrowed: [] });
  });

  test('another layout and other prose, by themselves', async () => {
    expect(await reopened(inRecord(() => undefined))).toEqual({ here: [], elsewhere: [], narrowed: [] });
  });

  const narrower: [name: string, who: string[], change: (fields: Fields) => void][] = [
    ['a tool less', ['go-live', 'operations', 'security'], (fields) => void listIn(fields, 'tools').pop()],
    ['a data source less', ['go-live', 'privacy'], (fields) => void listIn(fields, 'data', 'sources').pop()],
    [
      'a privilege less',
      ['go-live', 'security'],
      (fields) =>
        Object.assign(listIn(fields, 'nhis').find(({ id }) => id === 'svc-restock-planner') ?? {}, {
          privileges: ['wms.stock:read'],
        }),
    ],
    [
      'an audience less',
      ['business', 'go-live', 'legal', 'privacy', 'security'],
      (fields) => Object.assign(fields, { audience: ['staff'] }),
    ],
    [
      'an identity revoked',
      ['go-live', 'security'],
      (fields) => Object.assign(own(fields), { status: 'revoked', revoked: '2026-11-20' }),
    ],
  ];
  test.each(narrower)('%s, and it is said', async (_name, who, change) => {
    expect(await reopened(inRecord(change))).toEqual({
      here: [],
      elsewhere: [],
      narrowed: who.map((name) => `info ${name}`),
    });
  });

  test('but one thing less and another more does', async () => {
    const swap = (fields: Fields) => Object.assign(fields, { audience: ['staff', 'customers'] });
    const { here, narrowed } = await reopened(inRecord(swap));
    expect(here).toEqual(['business', 'go-live', 'legal', 'privacy', 'security']);
    expect(narrowed).toEqual([]);
  });
});

describe('a field that the policy has added', () => {
  const withField = (entry: unknown): Changes => ({
    'policy.yaml': (policy) => listIn(policy, 'material', 'privacy').push(entry as Fields),
  });

  test('waits for the next decision', async () => {
    expect(await reopened(withField('operations.on_call'))).toEqual({ here: [], elsewhere: [], narrowed: [] });
    expect(await reopened(withField({ field: 'operations.on_call' }))).toEqual({
      here: [],
      elsewhere: [],
      narrowed: [],
    });
  });

  test('reopens every decision without it where the policy says now', async () => {
    const { here, elsewhere } = await reopened(withField({ field: 'operations.on_call', reopens: 'now' }));
    expect(here).toEqual(['go-live', 'privacy']);
    expect(elsewhere.length).toBeGreaterThan(3);
  });

  test('reopens none that covers it', async () => {
    expect(await reopened(withField({ field: 'access.users', reopens: 'now' }))).toMatchObject({ here: ['privacy'] });
  });
});

describe('what else reopens', () => {
  const stateOf = async (changes: Changes, name = 'security') => {
    const { views, findings } = await exampleAssessment(changes);
    const approval = views.get(SYSTEM)?.approvals.find((one) => one.function === name);
    const codes = findings
      .filter(({ system, subject, severity }) => system === SYSTEM && subject === name && severity === 'error')
      .map(({ code }) => code);
    return {
      state: approval?.state,
      codes,
      kinds: approval?.reopenings.map(({ kind }) => kind),
      words: changesInWords(approval?.changes ?? []),
    };
  };

  test('an open incident that began after the decision', async () => {
    const incident = (more: Fields): Changes =>
      inRecord((fields) =>
        listIn(fields, 'incidents').push({ id: 'inc-1', on: '2026-11-20', reopens: ['security'], ...more }),
      );
    expect(await stateOf(incident({}))).toMatchObject({ state: 'stale', codes: ['decision/incident-open'] });
    expect(await stateOf(incident({}), 'operations')).toMatchObject({ codes: [] });
    expect(await stateOf(incident({ closed: '2026-11-21' }))).toMatchObject({ codes: [] });
    expect(await stateOf(incident({ closed: '2027-01-01' }))).toMatchObject({ codes: ['decision/incident-open'] });
    expect(await stateOf(incident({ on: '2026-02-01' }))).toMatchObject({ codes: [] });
  });

  test('evidence that was relied on and is gone, replaced or contradicted', async () => {
    const relied = (fields: Fields) =>
      listIn(fields, 'evidence').find(({ id }) => id === 'security-test-2026-06') ?? {};
    const evidence = (change: (fields: Fields) => void) => stateOf(inRecord(change));
    const gone = await evidence((fields) =>
      listIn(fields, 'evidence').splice(listIn(fields, 'evidence').indexOf(relied(fields)), 1),
    );
    expect(gone).toMatchObject({ state: 'stale', kinds: ['evidence'], codes: [] });
    const replaced = await evidence((fields) => Object.assign(relied(fields), { sha256: '0'.repeat(64) }));
    expect(replaced).toMatchObject({ state: 'stale', codes: ['decision/relied-on-changed'] });
    const against = (day: string) =>
      evidence((fields) =>
        listIn(fields, 'evidence').push({
          id: 'counter',
          kind: 'security-test',
          performed: day,
          contradicts: ['nist-csf-2.0:ID.RA-01'],
        }),
      );
    expect((await against('2026-11-20')).codes).toContain('decision/relied-on-changed');
    expect((await against('2026-02-20')).codes).not.toContain('decision/relied-on-changed');
    expect((await against('2026-12-24')).codes).not.toContain('decision/relied-on-changed');
  });

  test('also behind a decision that has expired, so that an exception for the one does not hide the other', async () => {
    const { views, findings } = await exampleAssessment({
      [RECORD]: (fields) => Object.assign(fields, { autonomy: 'supervised' }),
      'registry.yaml': (file) => Object.assign(file, { example: { as_of: '2027-10-01' } }),
    });
    expect(views.get(SYSTEM)?.approvals.find(({ function: name }) => name === 'legal')?.state).toBe('expired');
    const codes = findings
      .filter(({ system, subject }) => system === SYSTEM && subject === 'legal')
      .map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['decision/expired', 'decision/stale']));
  });

  test('names every value as it was and as it is', async () => {
    const { words } = await stateOf(
      inRecord((fields) => Object.assign(fields, { autonomy: 'supervised', audience: ['public'] })),
    );
    expect(words).toBe(
      'who meets it or what it writes: partners removed; who meets it or what it writes: our own staff removed; who meets it or what it writes: the public added; how far it acts by itself: it acts without a person → a person supervises it',
    );
  });
});
