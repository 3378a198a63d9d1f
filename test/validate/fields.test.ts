import { describe, expect, it } from 'vitest';
import { all, type Changes, faults, field, hintOf, instead, judged, LEAVE, ORDER } from './registry.ts';

const DECISION = 'decisions/leave-helper/2025-05-26-security.json';

describe('a wrong field', () => {
  it.each<[string, Changes, string, string]>([
    [
      'misspelt',
      { [LEAVE]: instead('purpose:', 'propose:') },
      `${LEAVE}:4:1 schema/unknown-key There is no field “propose” here, so nobody would read what it says.`,
      'Did you mean “purpose”?',
    ],
    [
      'misspelt far inside',
      { [LEAVE]: instead('origin: internal', 'orgin: internal') },
      `${LEAVE}:17:50 schema/unknown-key There is no field “orgin” here, so nobody would read what it says.`,
      'Did you mean “origin”?',
    ],
    [
      'of another tool',
      { [LEAVE]: field('layout: ./evil.astro') },
      `${LEAVE}:60:1 schema/unknown-key There is no field “layout” here, so nobody would read what it says.`,
      expect.stringMatching(/^The fields here are access, audience,/),
    ],
    [
      'that every object has',
      { [LEAVE]: field('constructor: x') },
      `${LEAVE}:60:1 schema/unknown-key There is no field “constructor” here, so nobody would read what it says.`,
      expect.stringMatching(/^The fields here are access, audience,/),
    ],
    [
      'with a word that is none of it',
      { [LEAVE]: instead('residual: low', 'residual: lo') },
      `${LEAVE}:52:15 schema/wrong-value “lo” is not a value of “residual”.`,
      'Did you mean “low”?',
    ],
    [
      'with a word far from any',
      { [LEAVE]: instead('residual: low', 'residual: negligible') },
      `${LEAVE}:52:15 schema/wrong-value “negligible” is not a value of “residual”.`,
      'Write low, medium, high or critical.',
    ],
    [
      'that is a number',
      { [LEAVE]: instead('title: Leave Helper', 'title: 12') },
      `${LEAVE}:2:8 schema/wrong-value “title” is text, and here it is “12”.`,
      'Put it in quotes: "12".',
    ],
    [
      'that is true',
      { [LEAVE]: instead('team: core', 'team: true') },
      `${LEAVE}:10:7 schema/wrong-value “team” is text, and here it is “true”.`,
      'Put it in quotes: "true".',
    ],
    [
      'that is empty',
      { [LEAVE]: instead('team: core', 'team:') },
      `${LEAVE}:10:1 schema/wrong-value “team” is text, and here it is empty.`,
      'Write text.',
    ],
    [
      'that is blank',
      { [LEAVE]: instead('title: Leave Helper', 'title: "  "') },
      `${LEAVE}:2:9 schema/wrong-value “title”: “  ” is empty.`,
      'Write it, or leave the field out.',
    ],
    [
      'that is no list',
      { [LEAVE]: instead('inputs: [a question about leave]', 'inputs: a question') },
      `${LEAVE}:18:11 schema/wrong-value “inputs” is a list, and here it is “a question”.`,
      'Write a list: [a, b], or one “- ” line for each.',
    ],
    [
      'that is a list',
      { [LEAVE]: instead('team: core', 'team: [core]') },
      `${LEAVE}:10:7 schema/wrong-value “team” is text, and here it is a list.`,
      'Write text.',
    ],
    [
      'that is a map',
      { [LEAVE]: instead('team: core', 'team: { name: core }') },
      `${LEAVE}:10:7 schema/wrong-value “team” is text, and here it is a map of fields.`,
      'Write text.',
    ],
    [
      'that is no map',
      {
        [LEAVE]: instead(
          'scope:\n  in: [questions about kinds and days of leave]\n  out: [granting or refusing leave]',
          'scope: everything',
        ),
      },
      `${LEAVE}:5:8 schema/wrong-value “scope” is a map of fields, and here it is “everything”.`,
      'Write its fields below it, one “name: value” line for each.',
    ],
    [
      'in a list',
      { [LEAVE]: instead('inputs: [a question about leave]', 'inputs: [a question, 2, b]') },
      `${LEAVE}:18:24 schema/wrong-value An entry of “inputs” is text, and here it is “2”.`,
      'Put it in quotes: "2".',
    ],
    [
      'with a date that does not exist',
      { [LEAVE]: instead('rollback_tested: 2025-11-05', 'rollback_tested: 2025-11-31') },
      `${LEAVE}:31:20 schema/wrong-value “rollback_tested”: “2025-11-31” is not a calendar date.`,
      'Write year-month-day, such as 2026-03-01.',
    ],
    [
      'with a date in other words',
      { [LEAVE]: instead('rollback_tested: 2025-11-05', 'rollback_tested: 5 November 2025') },
      `${LEAVE}:31:20 schema/wrong-value “rollback_tested”: “5 November 2025” is not a calendar date.`,
      'Write year-month-day, such as 2026-03-01.',
    ],
    [
      'with a period in other words',
      { [LEAVE]: instead('period: P30D', 'period: 30 days') },
      `${LEAVE}:20:71 schema/wrong-value “period”: “30 days” is not a period.`,
      'Write P90D for 90 days, P6M for six months or P2Y for two years.',
    ],
    [
      'with an id that is none',
      { [LEAVE]: instead('team: core', 'team: Core') },
      `${LEAVE}:10:7 schema/wrong-value “team”: “Core” is not an id.`,
      'Use lower-case letters, digits and single hyphens, such as support-copilot.',
    ],
    [
      'with an id that leads away',
      { [LEAVE]: instead('team: core', 'team: ../../etc') },
      `${LEAVE}:10:7 schema/wrong-value “team”: “../../etc” is not an id.`,
      'Use lower-case letters, digits and single hyphens, such as support-copilot.',
    ],
    [
      'with evidence outside its folder',
      { [LEAVE]: instead('file: evidence/leave-pentest.txt', 'file: evidence/../../.env') },
      `${LEAVE}:37:11 schema/wrong-value “file”: “evidence/../../.env” is not a file in the evidence folder.`,
      'Write evidence/ and the file name.',
    ],
    [
      'with a hash that is none',
      { [LEAVE]: instead('"d72b8ccc439a46e910d2441b46050157da39a8b2b516956ffa7790e6f790a3ca"', 'D72B') },
      `${LEAVE}:38:13 schema/wrong-value “sha256”: “D72B” is not a SHA-256.`,
      'Write its 64 hexadecimal digits in lower case.',
    ],
    [
      'with a link that runs',
      { [LEAVE]: instead('file: evidence/leave-pentest.txt', 'href: "javascript:alert(1)"') },
      `${LEAVE}:37:12 schema/wrong-value “href”: “javascript:alert(1)” is not a web address.`,
      'Write it in full, beginning with https://.',
    ],
    [
      'with a link behind a name',
      { [LEAVE]: instead('file: evidence/leave-pentest.txt', 'href: https://a.example@b.example') },
      `${LEAVE}:37:11 schema/wrong-value “href”: “https://a.example@b.example” is not a web address.`,
      'Write it in full, beginning with https://.',
    ],
    [
      'with a link to no host',
      { [LEAVE]: instead('file: evidence/leave-pentest.txt', 'href: "https://[x]/"') },
      `${LEAVE}:37:12 schema/wrong-value “href”: “https://[x]/” cannot be opened.`,
      'Correct its host or port.',
    ],
    [
      'with a link of pages',
      { [LEAVE]: instead('file: evidence/leave-pentest.txt', `href: https://a.example/${'b'.repeat(2048)}`) },
      `${LEAVE}:37:11 schema/wrong-value “href”: “https://a.example/${'b'.repeat(42)}…” is longer than the 2,048 characters of an address.`,
      'Write a shorter one.',
    ],
    [
      'with a name that would fill every page',
      { 'people.yaml': instead('name: Kim Berg', `name: ${'k'.repeat(1_000_000)}`) },
      `people.yaml:6:11 schema/wrong-value “name”: “${'k'.repeat(60)}…” is longer than the 200 characters of a name.`,
      'Shorten it.',
    ],
    [
      'with a text that is longer than a record',
      { 'people.yaml': instead('title: Product lead, owner of the systems', `title: ${'k'.repeat(65_537)}`) },
      `people.yaml:8:12 schema/wrong-value “title”: “${'k'.repeat(60)}…” is longer than the 65,536 characters of a text.`,
      'Shorten it.',
    ],
    [
      'with a number that is too small',
      { [LEAVE]: field('pilot: { users_max: 0 }') },
      `${LEAVE}:60:21 schema/wrong-value “users_max” is less than 1.`,
      'Write 1 or more.',
    ],
    [
      'with half a number',
      { [LEAVE]: field('pilot: { users_max: 1.5 }') },
      `${LEAVE}:60:21 schema/wrong-value “users_max” is a whole number, and here it is “1.5”.`,
      'Write a whole number.',
    ],
    [
      'with an empty list where one is needed',
      { 'exceptions/x.mdx': '---\nrule: evidence/unpinned\nsystems: []\n---\n' },
      'exceptions/x.mdx:3:10 schema/wrong-value “systems” is an empty list.',
      'Name at least one.',
    ],
  ])('%s is told at its very place', async (_, changes, line, hint) => {
    expect(await faults(changes)).toEqual([line]);
    const { findings } = await judged(changes);
    expect(findings.find(({ code }) => code.startsWith('schema/'))?.hint).toEqual(hint);
  });

  it('does not hide what else is wrong in the record', async () => {
    const { findings } = await judged({
      [LEAVE]: all(instead('title: Leave Helper', 'title: 12'), instead('owner: kim-berg', 'owner: nobody-here')),
    });
    expect(findings.map(({ code }) => code)).toEqual(['schema/wrong-value', 'owner/unknown']);
  });

  it('is not called missing as well', async () => {
    const { findings } = await judged({ [LEAVE]: instead('owner: kim-berg', 'owner: Kim Berg') });
    expect(findings.map(({ code }) => code)).toEqual(['schema/wrong-value']);
  });

  it('does not hide the others, however many there are', async () => {
    const lines = await faults({
      [LEAVE]: all(
        instead('title: Leave Helper', 'title: 12'),
        instead('purpose:', 'propose:'),
        instead('team: core', 'team: cor'),
        instead('live_since: 2025-06-02', 'live_since: 2025-06-31'),
        instead('autonomy: assistive', 'autonomy: helpful'),
        instead('origin: internal', 'orgin: internal'),
        instead('period: P30D', 'period: 30D'),
        instead('nist-csf-2.0:ID.RA-01', 'nist-csf-2.0:ID.RA-99'),
        instead('residual: low', 'residual: lowish'),
        instead('outcome: continue', 'outcome: continued'),
      ),
    });
    expect(lines.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      `${LEAVE}:2:8 schema/wrong-value`,
      `${LEAVE}:4:1 schema/unknown-key`,
      `${LEAVE}:10:7 reference/unknown`,
      `${LEAVE}:11:13 schema/wrong-value`,
      `${LEAVE}:13:11 schema/wrong-value`,
      `${LEAVE}:17:50 schema/unknown-key`,
      `${LEAVE}:20:71 schema/wrong-value`,
      `${LEAVE}:47:39 control/unknown`,
      `${LEAVE}:52:15 schema/wrong-value`,
      `${LEAVE}:59:46 schema/wrong-value`,
    ]);
  });
});

describe('a list with wrong items', () => {
  it('keeps the true places of the others', async () => {
    const lines = await faults({
      [ORDER]: instead(
        'collected_by: mia-strand, reviewed_by: per-dahl',
        'collected_by: nobody-a, reviewed_by: per-dahl',
      ),
    });
    const shifted = await faults({
      [ORDER]: all(
        instead('collected_by: mia-strand, reviewed_by: per-dahl', 'collected_by: nobody-a, reviewed_by: per-dahl'),
        // The item before it is taken out, and the second one is still told at its own line.
        instead('- { id: order-pentest, kind: security-test', '- { id: Order Pentest, kind: security-test'),
      ),
    });
    expect(lines).toHaveLength(1);
    expect(shifted.filter((line) => line.includes('nobody-a'))).toEqual(lines);
    expect(shifted.some((line) => line.includes('“Order Pentest” is not an id'))).toBe(true);
  });

  it('is told of each of them, first and last', async () => {
    expect(
      await faults({ [ORDER]: instead('audience: [customers]', 'audience: [nobody, customers, 3, customers, them]') }),
    ).toEqual([
      `${ORDER}:13:12 schema/wrong-value “nobody” is not a value of “audience”.`,
      `${ORDER}:13:31 schema/wrong-value “3” is not a value of “audience”.`,
      `${ORDER}:13:45 schema/wrong-value “them” is not a value of “audience”.`,
    ]);
  });

  it('tells an item without what makes it one, and nothing that follows from that', async () => {
    expect(await faults({ [LEAVE]: instead('reviews:\n  - { on: 2025-11-10, by', 'reviews:\n  - { by') })).toEqual([
      `${LEAVE}:59:5 schema/wrong-value “on” is not given, and without it this entry means nothing.`,
    ]);
    expect(await faults({ 'people.yaml': instead('    name: Kim Berg\n', '') })).toEqual([
      'people.yaml:6:5 schema/wrong-value “name” is not given, and without it this entry means nothing.',
    ]);
  });

  it('may hold nothing but wrong items', async () => {
    expect(await faults({ 'exceptions/x.mdx': '---\nrule: evidence/unpinned\nsystems: [A, B]\n---\n' })).toEqual([
      'exceptions/x.mdx:3:11 schema/wrong-value An entry of “systems”: “A” is not an id.',
      'exceptions/x.mdx:3:14 schema/wrong-value An entry of “systems”: “B” is not an id.',
    ]);
  });
});

describe('a thing that is listed, or used from shared/', () => {
  const models = 'models: [{ id: order-writer, provider: Lumen Models, version: "3.0", hosting: EU region }]';
  const shared = {
    'shared/models.yaml':
      'models:\n  - { id: writer-3, shared_because: Two systems draft with it., provider: Lumen Models }\n',
  };
  it.each<[string, string, string[]]>([
    ['used', 'models: [{ use: writer-3 }]', []],
    [
      'used by a misspelt id',
      'models: [{ use: writer-4 }]',
      [':17:17 reference/unknown “writer-4” is not in shared/models.yaml.'],
    ],
    [
      'used with fields of its own',
      'models: [{ use: writer-3, version: "3" }]',
      [':17:27 schema/unknown-key There is no field “version” here, so nobody would read what it says.'],
    ],
    [
      'used with the word misspelt',
      'models: [{ uses: writer-3 }]',
      [
        ':17:12 schema/unknown-key There is no field “uses” here, so nobody would read what it says.',
        ':17:10 schema/wrong-value “id” is not given, and without it this entry means nothing.',
      ],
    ],
    [
      'used by something that is no id',
      'models: [{ use: [writer-3] }]',
      [':17:17 schema/wrong-value “use” is text, and here it is a list.'],
    ],
    [
      'listed with a wrong field',
      'models: [{ id: a, verson: "3" }]',
      [':17:19 schema/unknown-key There is no field “verson” here, so nobody would read what it says.'],
    ],
    [
      'listed with a wrong value',
      'models: [{ id: a, version: 3 }]',
      [':17:28 schema/wrong-value “version” is text, and here it is “3”.'],
    ],
    [
      'neither',
      'models: [{ version: "3" }]',
      [':17:10 schema/wrong-value “id” is not given, and without it this entry means nothing.'],
    ],
    [
      'a word',
      'models: [writer-3]',
      [':17:10 schema/wrong-value An entry of “models” is a map of fields, and here it is “writer-3”.'],
    ],
    [
      'nothing',
      'models: [null]',
      [':17:10 schema/wrong-value An entry of “models” is a map of fields, and here it is empty.'],
    ],
    [
      'listed twice',
      'models: [{ id: a }, { id: a }]',
      [':17:27 schema/duplicate-id The id “a” is used more than once, so a reference to it would be a guess.'],
    ],
    [
      'used and listed',
      'models: [{ use: writer-3 }, { id: writer-3 }]',
      [':17:35 schema/duplicate-id The id “writer-3” is used more than once, so a reference to it would be a guess.'],
    ],
  ])('is judged by what was meant: %s', async (_, list, lines) => {
    expect(await faults({ ...shared, [ORDER]: instead(models, list) })).toEqual(lines.map((line) => `${ORDER}${line}`));
  });

  it('is met with the name that is near', async () => {
    expect(await hintOf({ ...shared, [ORDER]: instead(models, 'models: [{ use: writer3 }]') })).toBe(
      'Did you mean “writer-3”?',
    );
    expect(await hintOf({ ...shared, [ORDER]: instead(models, 'models: [{ use: writer-3, usee: x }]') })).toBe(
      'Did you mean “use”?',
    );
  });
});

describe('an id that is used twice', () => {
  it.each<[string, Changes, string]>([
    ['tool', { [ORDER]: instead('tools:\n', 'tools:\n  - { id: order-desk, access: read }\n') }, `${ORDER}:32:11`],
    [
      'risk',
      { [LEAVE]: instead('risk_acceptance:\n', 'risk_acceptance:\n  - { id: old-passage }\n') },
      `${LEAVE}:50:9`,
    ],
    [
      'data source',
      { [LEAVE]: instead('origin: internal }]', 'origin: internal }, { id: handbook }]') },
      `${LEAVE}:17:76`,
    ],
    [
      'shared thing',
      { 'shared/models.yaml': 'models:\n  - { id: a, shared_because: x }\n  - { id: a, shared_because: z }\n' },
      'shared/models.yaml:3:11',
    ],
  ])('is told where it stands again: a %s', async (_, changes, place) => {
    expect((await faults(changes)).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      `${place} schema/duplicate-id`,
    ]);
  });
});

describe('a decision file', () => {
  it.each<[string, Changes, string]>([
    [
      'in the folder of another system',
      { [DECISION]: instead('systems/leave-helper', 'systems/order-helper') },
      `${DECISION}:5:16 schema/wrong-value The decision is about “systems/order-helper” and lies in the folder of “leave-helper”.`,
    ],
    [
      'of another function',
      { [DECISION]: instead('"function": "security"', '"function": "legal"') },
      `${DECISION}:13:18 schema/wrong-value The decision is one of “legal” and its file name says “security”.`,
    ],
    [
      'of another day',
      { [DECISION]: instead('"on": "2025-05-26"', '"on": "2025-05-27"') },
      `${DECISION}:17:12 schema/wrong-value The decision is dated 2025-05-27 and its file name says 2025-05-26.`,
    ],
    [
      'of a day that does not exist',
      { [DECISION]: instead('"on": "2025-05-26"', '"on": "2025-02-30"') },
      `${DECISION}:17:12 schema/wrong-value “on”: “2025-02-30” is not a calendar date.`,
    ],
    [
      'of another type',
      { [DECISION]: instead('https://countersign.example/decision/v1', 'https://evil.example/v1') },
      `${DECISION}:11:21 schema/wrong-value “https://evil.example/v1” is not a value of “predicateType”.`,
    ],
    [
      'without a person',
      { [DECISION]: instead('    "by": "ana-sol",\n', '') },
      `${DECISION}:12:16 schema/wrong-value “by” is not given, and without it this entry means nothing.`,
    ],
    [
      'about nothing',
      { [DECISION]: (text) => text.replace(/"subject": \[.*?\n {2}\],/s, '"subject": [],') },
      `${DECISION}:3:14 schema/wrong-value “subject” is an empty list.`,
    ],
    [
      'with fields that are no paths',
      { [DECISION]: instead('"audience",\n      "autonomy"', '"__proto__.polluted",\n      "autonomy"') },
      `${DECISION}:28:8 schema/wrong-value An entry of “fields”: “__proto__.polluted” is not the path of a field.`,
    ],
    [
      'with a field that nobody knows',
      { [DECISION]: instead('"tier": "low",', '"tier": "low",\n    "approved": true,') },
      `${DECISION}:19:6 schema/unknown-key There is no field “approved” here, so nobody would read what it says.`,
    ],
  ])('is told %s', async (_, changes, line) => {
    const lines = await faults(changes);
    expect(lines).toEqual([line]);
  });

  it('takes nothing from what every object has', async () => {
    const { gate } = await judged({
      [DECISION]: instead('"audience",\n      "autonomy"', '"constructor.polluted",\n      "autonomy"'),
    });
    expect(gate.assessment).toBeDefined();
    expect(Object).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
  });

  it('is told where it decides on a system that does not exist, and where it signs nothing', async () => {
    const lines = await faults({ [LEAVE]: undefined, 'decisions/leave-helper/2025-05-26-legal.json.sig': 'x' });
    expect(lines).toEqual([
      'decisions/leave-helper/2025-05-26-legal.json.sig:1:1 content/unknown-path This path is not part of a registry: it signs a decision file that does not exist.',
      ...['2025-05-26-security', '2025-05-28-business', '2025-05-28-risk'].map(
        (name) =>
          `decisions/leave-helper/${name}.json:1:1 reference/unknown This decides on “leave-helper”, which is no system.`,
      ),
    ]);
  });
});
