import { describe, expect, it } from 'vitest';
import { type Changes, faults, field, hintOf, instead, judged, LEAVE, ORDER, registryWith } from './registry.ts';

const NO_PERSON = (id: string) => `reference/unknown “${id}” is no person in people.yaml.`;

describe('an id that does not exist', () => {
  it.each<[string, Changes, string]>([
    [
      'a team',
      { [LEAVE]: instead('team: core', 'team: cor') },
      `${LEAVE}:10:7 reference/unknown “cor” is no team in people.yaml.`,
    ],
    [
      'a person who collected',
      { [LEAVE]: instead('collected_by: mia-strand', 'collected_by: mia-strnd') },
      `${LEAVE}:42:19 ${NO_PERSON('mia-strnd')}`,
    ],
    [
      'a person who read',
      { [LEAVE]: instead('reviewed_by: ana-sol', 'reviewed_by: ana') },
      `${LEAVE}:43:18 ${NO_PERSON('ana')}`,
    ],
    [
      'a risk owner',
      { [LEAVE]: instead('    owner: sam-roy', '    owner: sam') },
      `${LEAVE}:51:12 ${NO_PERSON('sam')}`,
    ],
    [
      'a person who accepted',
      { [LEAVE]: instead('accepted_by: sam-roy', 'accepted_by: sam') },
      `${LEAVE}:54:18 ${NO_PERSON('sam')}`,
    ],
    [
      'a person who reviewed',
      { [LEAVE]: instead('by: kim-berg, outcome', 'by: kim, outcome') },
      `${LEAVE}:59:27 ${NO_PERSON('kim')}`,
    ],
    [
      'a kind of evidence',
      { [LEAVE]: instead('kind: security-test', 'kind: pentest') },
      `${LEAVE}:35:11 reference/unknown “pentest” is no kind of evidence in policy.yaml.`,
    ],
    [
      'a regime',
      { [ORDER]: instead('regime: gdpr', 'regime: gdrp') },
      `${ORDER}:16:15 reference/unknown “gdrp” is no regime in registry.yaml.`,
    ],
    [
      'the identity of a tool',
      { [ORDER]: instead('nhi: svc-order-helper', 'nhi: svc-orders') },
      `${ORDER}:31:65 reference/unknown “svc-orders” is no identity of this record.`,
    ],
    [
      'the owner of an identity',
      { [ORDER]: instead('owner: mia-strand', 'owner: mia') },
      `${ORDER}:36:12 ${NO_PERSON('mia')}`,
    ],
    [
      'what evidence is about',
      {
        [ORDER]: instead(
          'about: [system, "nhi:svc-order-helper"], supports: [nist-csf-2.0:GV',
          'about: [system, "nhi:svc"], supports: [nist-csf-2.0:GV',
        ),
      },
      'reference/unknown “svc” is no identity of this record.',
    ],
    [
      'a tool that evidence is about',
      { [LEAVE]: instead('about: [system]', 'about: ["tool:x"]') },
      `${LEAVE}:46:14 reference/unknown “x” is no tool of this record.`,
    ],
    [
      'a deputy',
      {
        'people.yaml': instead(
          '    from: 2021-02-01',
          '    from: 2021-02-01\n    away: [{ from: 2026-01-01, until: 2026-01-31, deputy: ola }]',
        ),
      },
      `people.yaml:11:59 ${NO_PERSON('ola')}`,
    ],
    ['who appointed', { 'people.yaml': instead('appointed_by: ola-lie', 'appointed_by: ola') }, NO_PERSON('ola')],
    [
      'a person’s team',
      { 'people.yaml': instead('    team: core', '    team: kore') },
      'people.yaml:9:11 reference/unknown “kore” is no team in people.yaml.',
    ],
    [
      'a system of an exception',
      { 'exceptions/x.mdx': '---\nrule: evidence/unpinned\nsystems: [order-helper, order-helpr]\n---\n' },
      'exceptions/x.mdx:3:25 reference/unknown “order-helpr” is no system.',
    ],
    [
      'who asked for an exception',
      { 'exceptions/x.mdx': '---\nrule: evidence/unpinned\nsystems: [order-helper]\nrequested_by: mia\n---\n' },
      `exceptions/x.mdx:4:15 ${NO_PERSON('mia')}`,
    ],
    [
      'who decided',
      { 'decisions/leave-helper/2025-05-26-security.json': instead('"by": "ana-sol"', '"by": "ana-sl"') },
      `decisions/leave-helper/2025-05-26-security.json:15:12 ${NO_PERSON('ana-sl')}`,
    ],
    [
      'the risk that was accepted',
      { 'decisions/leave-helper/2025-05-28-risk.json': instead('"risk": "old-passage"', '"risk": "old-page"') },
      'reference/unknown “old-page” is no risk of this system.',
    ],
    [
      'a framework',
      { [LEAVE]: instead('nist-csf-2.0:ID.RA-01', 'nist-cfs-2.0:ID.RA-01') },
      `${LEAVE}:47:39 control/unknown No framework “nist-cfs-2.0” is in use: it is not in content/frameworks, or registry.yaml leaves it out, so nothing can be said of it.`,
    ],
    [
      'a control',
      { [LEAVE]: instead('nist-csf-2.0:ID.RA-01', 'nist-csf-2.0:ID.RA-41') },
      `${LEAVE}:47:39 control/unknown NIST Cybersecurity Framework 2.0 has no “ID.RA-41”, so nothing can be said of it.`,
    ],
    [
      'a control of the policy',
      {
        'policy.yaml': instead(
          'nist-ai-rmf-1.0:MEASURE-2.7, owasp-nhi-2025:NHI1]',
          'nist-ai-rmf-1.0:MEASURE-9.7, owasp-nhi-2025:NHI1]',
        ),
      },
      'control/unknown NIST AI Risk Management Framework 1.0 has no “MEASURE-9.7”, so nothing can be said of it.',
    ],
    [
      'a framework of the registry',
      {
        'registry.yaml': instead('owasp-nhi-2025]', 'owasp-nhi-2026]'),
        [ORDER]: (text) => text.replaceAll('owasp-nhi-2025:', 'nist-csf-2.0:').replaceAll(':NHI1', ':GV.RM-01'),
      },
      'reference/unknown The framework “owasp-nhi-2026” is not in content/frameworks.',
    ],
  ])('is told at its own line: %s', async (_, changes, line) => {
    const lines = (await faults(changes)).filter((found) => found.includes(line));
    expect(lines, (await faults(changes)).join('\n')).toHaveLength(1);
    expect(lines[0]).toMatch(/^[\w./-]+:\d+:\d+ /);
    if (/^\w+[./]/.test(line) && line.includes(':')) expect(lines[0]?.endsWith(line)).toBe(true);
  });

  it('is met with the id that is near', async () => {
    expect(await hintOf({ [LEAVE]: instead('team: core', 'team: kore') })).toBe('Did you mean “core”?');
    expect(await hintOf({ [LEAVE]: instead('kind: security-test', 'kind: secruity-test') })).toBe(
      'Did you mean “security-test”?',
    );
    expect(await hintOf({ [LEAVE]: instead('nist-csf-2.0:ID.RA-01', 'nist-csf:ID.RA-01') })).toBe(
      'Write nist-csf-2.0:ID.RA-01.',
    );
    expect(await hintOf({ [LEAVE]: instead('nist-csf-2.0:ID.RA-01', 'nist-cfs-2.0:ID.RA-01') })).toBe(
      'Did you mean “nist-csf-2.0”?',
    );
    expect(await hintOf({ [LEAVE]: instead('nist-csf-2.0:ID.RA-01', 'nist-csf-2.0:ID.RA-41') })).toBe(
      'Did you mean “ID.RA-01”?',
    );
    expect(await hintOf({ [LEAVE]: instead('team: core', 'team: zzzzzzzz') })).toBe('Add the team to people.yaml.');
  });
});

/** The line after the last of the record without its body. */
const LINE = (await registryWith({})).files
  .find(({ path }) => path === ORDER)
  ?.bytes.toString()
  .split('\n').length;

describe('a component in a body', () => {
  const body = (text: string) => ({ [ORDER]: (old: string) => `${old}${text}\n` });

  it.each([
    ['<Evidence id="order-pentest" />', true],
    ['<Evidence id="leave-pentest" />', false],
    ['<Nhi id="svc-order-helper" />', true],
    ['<Nhi id="svc-credit-check" />', true],
    ['<Nhi id="svc-nobody" />', false],
    ['<Risk id="wrong-order" />', true],
    ['<Risk id="old-passage" />', false],
    ['<Control id="nist-csf-2.0:GV.RM-01" />', true],
    ['<Control id="nist-ai-rmf-1.0:GOVERN 1.1" />', true],
    ['<Control id="nist-csf-2.0:GV.RM-77" />', false],
    ['<System id="leave-helper" />', true],
    ['<System id="constructor" />', false],
    ['<Person id="kim-berg" />', true],
    ['<Person id="kim" />', false],
    ['![x](assets/a.png)', false],
  ])('names something or is told at its place: %s', async (text, isThere) => {
    const lines = await faults(body(`Text. ${text}`));
    if (isThere) expect(lines).toEqual([]);
    else expect(lines.map((line) => line.split(' ')[0])).toEqual([`${ORDER}:${LINE}:7`]);
  });

  it('of a guide names nothing of one record', async () => {
    const guide =
      '---\ntitle: A guide\nsummary: What it says.\n---\n<Evidence id="order-pentest" />\n\n<Risk id="wrong-order" />\n\n<System id="order-helper" />\n';
    expect((await faults({ 'guides/a.mdx': guide })).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'guides/a.mdx:5:1 reference/unknown',
      'guides/a.mdx:7:1 reference/unknown',
    ]);
  });
});

// One fault, told once where it is, and not again by everything that refers to it.
describe('a file that cannot be read', () => {
  it.each<[string, Changes, string[]]>([
    ['a system', { [LEAVE]: instead('owner: kim-berg', 'owner: *kim') }, [`${LEAVE}:8:8 yaml/refused`]],
    ['a system that is not text', { [LEAVE]: Buffer.from([0xff, 0xfe, 0x41, 0]) }, [`${LEAVE}:1:1 source/not-utf8`]],
    [
      'a system with a hidden character',
      { [LEAVE]: instead('Leave Helper', 'Leave\u200bHelper') },
      [`${LEAVE}:2:13 source/hidden-character`],
    ],
    ['a system without a fence', { [LEAVE]: instead('---\n', '') }, [`${LEAVE}:1:1 source/no-frontmatter`]],
    [
      'shared things',
      {
        'shared/models.yaml': 'models: [',
        [ORDER]: instead('models: [{ id: order-writer,', 'models: [{ use: writer }, { id: order-writer,'),
      },
      ['shared/models.yaml:1:10 yaml/syntax'],
    ],
    [
      'a shared thing',
      {
        'shared/models.yaml': 'models:\n  - { id: writer, provider: x }\n',
        [ORDER]: instead('models: [{ id: order-writer,', 'models: [{ use: writer }, { id: order-writer,'),
      },
      ['shared/models.yaml:2:5 schema/wrong-value'],
    ],
    [
      'a framework',
      { 'frameworks/owasp-nhi-2025.yaml': instead('counts: [6]', 'counts: [6') },
      ['frameworks/owasp-nhi-2025.yaml:10:1 yaml/syntax'],
    ],
    [
      'an entry of a framework',
      { 'frameworks/owasp-nhi-2025.yaml': instead('{ id: NHI1, label', '{ id: [NHI1], label') },
      ['frameworks/owasp-nhi-2025.yaml:11:11 schema/wrong-value'],
    ],
    [
      'a framework under another id',
      { 'frameworks/owasp-nhi-2025.yaml': instead('id: owasp-nhi-2025', 'id: owasp-nhi-2026') },
      ['frameworks/owasp-nhi-2025.yaml:2:5 schema/wrong-value'],
    ],
    [
      'a framework that is gone',
      { 'frameworks/owasp-nhi-2025.yaml': undefined },
      ['registry.yaml:8:45 reference/unknown'],
    ],
    [
      'a person',
      { 'people.yaml': instead('    name: Kim Berg\n', '    name: 7\n') },
      ['people.yaml:6:11 schema/wrong-value'],
    ],
    ['people', { 'people.yaml': instead('teams:', 'teams: &t') }, ['people.yaml:1:8 yaml/refused']],
    [
      'the policy',
      { 'policy.yaml': instead('review_every: P12M', 'review_every: yearly') },
      ['policy.yaml:10:19 schema/wrong-value'],
    ],
    ['the registry', { 'registry.yaml': '\ufeff\u0000' }, ['registry.yaml:1:1 source/hidden-character']],
    [
      'a decision',
      { 'decisions/leave-helper/2025-05-26-security.json': instead('"by": "ana-sol",', '"by": ana-sol,') },
      ['decisions/leave-helper/2025-05-26-security.json:15:11 json/syntax'],
    ],
  ])('is one fault: %s', async (_, changes, places) => {
    const { findings } = await judged({ 'exceptions/x.mdx': undefined, ...changes });
    const errors = findings.filter(({ severity, code }) => severity === 'error' && code !== 'decision/stale');
    expect(errors.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toEqual(places);
  });

  it('is still something that an exception and a page can name', async () => {
    const lines = await faults({
      [LEAVE]: instead('owner: kim-berg', 'owner: *kim'),
      'exceptions/x.mdx': '---\nrule: evidence/unpinned\nsystems: [leave-helper]\n---\n<System id="leave-helper" />\n',
    });
    expect(lines.map((line) => line.split(' ')[0])).toEqual([`${LEAVE}:8:8`]);
  });
});

describe('a registry without', () => {
  it.each<[string, Changes, string]>([
    [
      'a policy',
      { 'policy.yaml': undefined },
      'policy.yaml:1:1 content/missing-file The content folder has no policy.yaml, so nothing can be judged against it.',
    ],
    [
      'people',
      { 'people.yaml': undefined },
      'people.yaml:1:1 content/missing-file The content folder has no people.yaml, so nothing can be judged against it.',
    ],
    [
      'its own file',
      { 'registry.yaml': undefined },
      'registry.yaml:1:1 content/missing-file The content folder has no registry.yaml, so nothing can be judged against it.',
    ],
    [
      'anything in its policy',
      { 'policy.yaml': '' },
      'policy.yaml:1:1 schema/wrong-value This file is a map of fields, and here it is empty.',
    ],
    [
      'anything but a comment in its policy',
      { 'policy.yaml': '# later\n' },
      'policy.yaml:1:1 schema/wrong-value This file is a map of fields, and here it is empty.',
    ],
    [
      'anyone in people.yaml',
      { 'people.yaml': '{}\n' },
      'people.yaml:1:1 schema/wrong-value “people” is not given, and without it this entry means nothing.',
    ],
  ])('%s is told so, and nothing is judged', async (_, changes, line) => {
    expect(await faults(changes)).toEqual([line]);
    expect((await judged(changes)).gate.assessment).toBeUndefined();
  });

  it('any record is told so', async () => {
    const { gate } = await judged({});
    const records = [...gate.sources.keys()].filter((path) => /^(?:systems|intake|decisions)\//.test(path));
    const nothing = Object.fromEntries(records.map((path) => [path, undefined]));
    expect(await faults(nothing)).toEqual([
      'systems:1:1 content/missing-file The content folder has no record: neither a system nor an intake record, so nothing can be judged against it.',
    ]);
  });

  it('anything at all is told of all four', async () => {
    const { gate } = await judged({});
    const nothing = Object.fromEntries(
      [...gate.sources.keys(), ...[...(gate.assessment?.registry.evidenceFiles.keys() ?? [])]].map((path) => [
        path,
        undefined,
      ]),
    );
    expect((await faults(nothing)).map((line) => line.split(' ')[0])).toEqual([
      'people.yaml:1:1',
      'policy.yaml:1:1',
      'registry.yaml:1:1',
      'systems:1:1',
    ]);
  });
});

it('a record without any field is judged by every rule', async () => {
  const { findings } = await judged({ 'systems/empty.mdx': '---\n---\n' });
  const codes = new Set(findings.filter(({ file }) => file === 'systems/empty.mdx').map(({ code }) => code));
  for (const code of ['owner/missing', 'review/missing', 'evidence/missing']) expect(codes).toContain(code);
});

it('a field may be added to a valid record and nothing else changes', async () => {
  expect(await faults({ [LEAVE]: field('governance_owner: ola-lie') })).toEqual([]);
});
