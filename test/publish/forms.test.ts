import { describe, expect, test } from 'vitest';
import type { DecisionContext } from '../../src/publish/forms/decision-file.ts';
import { decisionFile } from '../../src/publish/forms/decision-file.ts';
import { exceptionFile, type ExceptionContext } from '../../src/publish/forms/exception-file.ts';
import type { Answers, Form, MadeFile } from '../../src/publish/forms/form.ts';
import { systemFile, type SystemContext } from '../../src/publish/forms/system-file.ts';
import { siteModel, type SiteModel } from '../../src/publish/site-model.ts';
import type { Gate } from '../../src/run.ts';
import { gateWith, type Patch } from '../rules/registry.ts';

/** The base registry with a system that nobody has decided on. */
const PROPOSED: Patch = {
  path: 'systems/new-helper.mdx',
  language: 'mdx',
  text: '---\ntitle: New Helper\nstatus: proposed\nowner: mia-strand\npurpose: Helps.\naudience: [staff]\nautonomy: assistive\ndata: { classes: [internal] }\n---\n',
};

async function model(): Promise<SiteModel> {
  const gate = await gateWith([PROPOSED]);
  return siteModel(gate, { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' });
}

/** What the gate says of the files that a form made. */
async function judged({ path, text }: MadeFile): Promise<Gate> {
  const language = path.endsWith('.json') ? 'json' : 'mdx';
  return gateWith([PROPOSED, { path, language, text }]);
}

const messages = ({ faults }: MadeFile) => faults.map(({ path, message }) => `${path}: ${message}`);

describe('the form for a system', () => {
  const ANSWERS = new Map<string, unknown>([
    ['id', 'crane-watcher'],
    ['title', 'Crane Watcher: night shift'],
    ['purpose', 'Watches # the cranes.'],
    ['owner', 'mia-strand'],
    ['governance_owner', 'kim-berg'],
    ['audience', ['customers']],
    ['data.classes', ['internal']],
    ['tools', [{ id: 'crane-log', access: 'write', human_approval: true }]],
  ]);
  const made = async (answers: Answers): Promise<MadeFile> => {
    const form = (await model()).systemForm();
    return systemFile(answers, form.context as SystemContext, form.entries);
  };

  test('makes a record that the gate reads as it was answered', async () => {
    const file = await made(ANSWERS);
    expect(file.faults).toEqual([]);
    expect(file.path).toBe('systems/crane-watcher.mdx');
    const { diagnostics, assessment } = await judged(file);
    expect(diagnostics.filter(({ spot, severity }) => spot.file === file.path && severity === 'error')).toEqual([]);
    const { id: _id, 'data.classes': classes, ...rest } = Object.fromEntries(ANSWERS);
    expect(assessment?.registry.systems.get('crane-watcher')?.data).toEqual({
      ...rest,
      data: { classes },
      status: 'proposed',
    });
    expect(file.says.join()).toContain(`Tier as it stands: ${assessment?.registry.policy.tiers.standard.title}`);
    expect(assessment?.views.get('crane-watcher')?.tier).toBe('standard');
  });

  test('says what is left to do, in the words of its labels', async () => {
    const file = await made(new Map([['audience', ['customers']]]));
    expect(messages(file)).toEqual([
      'title: Fill in “Name”.',
      'id: Fill in “Id”.',
      'purpose: Fill in “Purpose”.',
      'owner: Fill in “Owner”.',
      'governance_owner: This tier asks for a governance owner.',
    ]);
  });

  test.each([
    ['id', 'Crane Watcher', 'id: “Crane Watcher” is not an id'],
    ['id', 'order-helper', 'id: “order-helper” is taken'],
    ['governance_owner', 'mia-strand', 'governance_owner: The owner cannot be this'],
    ['sponsor', 'mia-strand', 'sponsor: The owner cannot be this'],
    ['tools', [{ access: 'read' }], 'tools.id: One of these has no name yet'],
  ])('does not take %s: %j', async (path, value, message) => {
    const file = await made(new Map([...ANSWERS, [path, value]]));
    expect(messages(file)).toHaveLength(1);
    expect(messages(file)[0]).toContain(message);
  });
});

describe('the form for an exception', () => {
  const ANSWERS = new Map<string, unknown>([
    ['id', 'pin-later'],
    ['title', 'Pin the report later'],
    ['rule', 'evidence/unpinned'],
    ['systems', ['order-helper']],
    ['reason', 'The report comes in March.'],
    ['compensating', ['The draft is kept']],
    ['requested_by', 'kim-berg'],
    ['approved_by', 'ana-sol'],
    ['from', '2026-03-01'],
    ['until', '2026-03-10'],
    ['closes_with', 'The report'],
  ]);
  const made = async (...changes: (readonly [string, unknown])[]): Promise<MadeFile> => {
    const form = (await model()).exceptionForm();
    return exceptionFile(new Map([...ANSWERS, ...changes]), form.context as ExceptionContext, form.entries);
  };

  test('makes a record that the gate reads without a fault', async () => {
    const file = await made();
    expect(file.faults).toEqual([]);
    const { diagnostics } = await judged(file);
    expect(diagnostics.filter(({ spot, severity }) => spot.file === file.path && severity === 'error')).toEqual([]);
  });

  test('holds days, people and systems to what the gate would refuse', async () => {
    expect(messages(await made(['until', '2026-02-01']))[0]).toContain('before the first one');
    expect(messages(await made(['until', '2029-02-01']))[0]).toContain('The rule may be lifted until');
    expect(messages(await made(['kind', 'emergency'], ['until', '2026-04-20']))[0]).toContain('15 March 2026');
    expect(messages(await made(['approved_by', 'kim-berg']))[0]).toContain('cannot approve it');
    expect(messages(await made(['systems', ['nobody']]))[0]).toContain('“nobody” is not the id of a registered system');
    expect(messages(await made(['rule', 'nhi/used-by-people']))[0]).toContain('Name the identities');
    expect(messages(await made(['rule', 'nhi/used-by-people'], ['subjects', ['svc-order-helper']]))).toEqual([]);
  });
});

describe('the form for a decision', () => {
  const formFor = async (): Promise<Form> => {
    const page = (await model()).decide('new-helper');
    const form = page.offers.find(({ function: name }) => name === 'security')?.form;
    if (form === undefined) throw new Error('Security can decide on New Helper');
    return form;
  };
  const made = async (...changes: (readonly [string, unknown])[]): Promise<MadeFile> => {
    const form = await formFor();
    const [who] = form.entries.flatMap((entry) =>
      'path' in entry && entry.path === 'by' ? (entry.options ?? []) : [],
    );
    const answers = new Map<string, unknown>([
      ['by', who?.value],
      ['on', '2026-03-01'],
      ['decision', 'approved'],
      ['rationale', 'It reads and changes nothing.'],
      ...changes,
    ]);
    return decisionFile(answers, form.context as DecisionContext, form.entries);
  };

  test('makes the file that approves the published record', async () => {
    const file = await made();
    expect(file.faults).toEqual([]);
    expect(file.path).toBe('decisions/new-helper/2026-03-01-security.json');
    const { diagnostics, assessment } = await judged(file);
    expect(diagnostics.filter(({ spot }) => spot.file === file.path)).toEqual([]);
    const approvals = assessment?.views.get('new-helper')?.approvals ?? [];
    expect(approvals.find(({ function: name }) => name === 'security')?.state).toBe('approved');
  });

  test('keeps conditions with their days, and a refusal without a last day', async () => {
    const conditions = [{ text: 'Limit the rate', due: '2026-05-01' }];
    const file = await made(['decision', 'approved-with-conditions'], ['conditions', conditions]);
    expect(file.faults).toEqual([]);
    expect(JSON.parse(file.text)).toMatchObject({ predicate: { conditions: [{ id: 'c1', ...conditions[0] }] } });
    const refusal = await made(['decision', 'rejected']);
    expect(refusal.faults).toEqual([]);
    expect(refusal.text).not.toContain('"expires"');
  });

  test('moves the last day with the day of the decision, and takes none before the snapshot', async () => {
    const [now, later] = [await made(), await made(['on', '2026-03-11'])];
    const ends = ({ text }: MadeFile) => (JSON.parse(text) as { predicate: { expires: string } }).predicate.expires;
    expect(ends(later) > ends(now)).toBe(true);
    expect(later.path).toContain('2026-03-11');
    expect(messages(await made(['on', '2026-02-11']))[0]).toContain('as of 1 March 2026');
  });

  test('asks for conditions where they are said to be there, and the other way round', async () => {
    expect(messages(await made(['decision', 'approved-with-conditions']))[0]).toContain('Name the conditions');
    expect(messages(await made(['conditions', [{ text: 'x', due: '2026-05-01' }]]))[0]).toContain('with conditions');
  });
});
