import { describe, expect, test } from 'vitest';
import { coveragePage } from '../../src/publish/pages/coverage-page.ts';
import { matrixOf } from '../../src/publish/pages/matrix-part.ts';
import { inlineHtml } from '../../src/publish/inline-html.ts';
import { siteContext } from '../../src/publish/site-context.ts';
import { matrixTable } from '../../src/publish/registers/matrix.ts';
import { type Changes, field, instead, judged, ORDER } from '../validate/registry.ts';

const CONTROL = 'nist-csf-2.0:PR.AA-05';
const ITEM = 'id: order-extra, kind: access-review, title: Extra, collected: 2026-02-11, collected_by: mia-strand';
const FILE = 'href: "https://tests.nordlys.example/extra", performed: 2026-02-10, expires: 2027-02-10';
const OWN = 'reviewed_by: ana-sol';

/** One more item of evidence for a control that only the high tier asks for, in a record of the standard tier. */
function evidence(rest: string): (text: string) => string {
  return instead('\nevidence:\n', `\nevidence:\n  - { ${ITEM}, ${rest}, supports: [${CONTROL}] }\n`);
}

const claim = (rest: string) => field(`controls:\n  - { id: ${CONTROL}, ${rest} }`);
const second = (rest: string) =>
  instead('\nevidence:\n', `\nevidence:\n  - { ${ITEM.replace('order-extra', 'order-later')}, ${rest} }\n`);

/** The policy with pinned evidence asked of the standard tier, too. */
const PINNED = { 'policy.yaml': (text: string) => text.replaceAll('evidence_pinned: false', 'evidence_pinned: true') };

async function row(...changes: ((text: string) => string)[]): Promise<string> {
  return rowWith({ [ORDER]: (text) => changes.reduce((changed, change) => change(changed), text) });
}

async function rowWith(files: Changes): Promise<string> {
  const { gate } = await judged(files);
  const { assessment } = gate;
  const view = assessment?.views.get('order-helper');
  if (!assessment || !view) throw new Error('The base registry cannot be judged');
  const page = coveragePage(view, siteContext(assessment, []));
  const table = page.sections.find(({ anchor }) => anchor === 'nist-csf-2.0')?.table;
  const cells = table?.rows[table.anchors?.indexOf('c-pr.aa-05') ?? -1] ?? [];
  return cells
    .slice(1)
    .map((cell) => inlineHtml(cell, (address) => address).replace(/<[^>]*>/g, ''))
    .join(' | ');
}

const PASS = `${FILE}, ${OWN}, result: pass`;
const FOUND = 'result: pass-with-findings, findings: [{ what: No limit., fixed: 2026-02-20 }, { what: No log.';

test.each<[string, ((text: string) => string)[], string]>([
  ['fresh', [evidence(PASS)], 'Fresh evidence | Extra'],
  ['about to expire', [evidence(PASS.replace('2027-02-10', '2026-03-20'))], 'About to expire | Extra'],
  ['expired only', [evidence(PASS.replace('2027-02-10', '2026-02-28'))], 'Expired evidence only | Extra (expired)'],
  ['failed', [evidence(PASS.replace('pass', 'fail'))], 'Failed | Extra (failed)'],
  ['not reviewed', [evidence(`${FILE}, result: pass`)], 'Not reviewed | Extra (not reviewed)'],
  ['without a result', [evidence(PASS.replace('pass', 'inconclusive'))], 'Settles nothing | Extra (inconclusive)'],
  ['claimed', [claim('status: implemented')], 'Claimed without evidence | The record says implemented.'],
  [
    'inherited from something',
    [claim('status: inherited, from: the directory, agreed_by: ana-sol')],
    'Inherited | The record says inherited from the directory. Agreed by Ana Sol.',
  ],
  [
    'not applicable, because',
    [claim('status: not-applicable, because: It signs nobody in., agreed_by: ana-sol')],
    'Not applicable | The record says not applicable: It signs nobody in. Agreed by Ana Sol.',
  ],
  ['not applicable, and nobody agreed', [claim('status: not-applicable, because: No.')], 'Claimed without evidence'],
])('%s is shown in words with its reason', async (_, changes, words) => {
  expect(await row(...changes)).toContain(`no | ${words}`);
});

test('a pass with findings counts once each of them is fixed or accepted as a risk that stands', async () => {
  const found = (rest: string) => evidence(`${FILE}, ${OWN}, ${FOUND}${rest} }]`);
  expect(await row(found(''))).toContain('Settles nothing | Extra (findings open)');
  expect(await row(found(', fixed: 2026-03-02'))).toContain('Settles nothing');
  expect(await row(found(', fixed: 2026-03-01'))).toContain('Fresh evidence');
  expect(await row(found(', accepted_as: wrong-order'))).toContain('Fresh evidence');
  const lapsed = (text: string) => text.replace(/\n +accepted_by: \S+/, '');
  expect(await row(found(', accepted_as: wrong-order'), lapsed)).toContain('Settles nothing');
  expect(await row(evidence(PASS.replace('pass', 'pass-with-findings')))).toContain('Settles nothing');
});

test('what failed later outweighs a pass that still lasts, and a later pass outweighs what failed', async () => {
  const failed = (day: string) =>
    second(`${PASS.replace('pass', 'fail').replace('2026-02-10', day)}, supports: [${CONTROL}]`);
  expect(await row(evidence(PASS), failed('2026-02-11'))).toContain('no | Failed | ');
  expect(await row(evidence(PASS), failed('2026-02-09'))).toContain('no | Fresh evidence | ');
});

test('evidence that is linked and not pinned does not count where the tier asks for pinned evidence', async () => {
  const linked = { [ORDER]: evidence(PASS) };
  expect(await rowWith(linked)).toContain('no | Fresh evidence | ');
  expect(await rowWith({ ...linked, ...PINNED })).toBe('no | Linked, not pinned | Extra (linked, not pinned)');
});

test('a file that is not the pinned one has failed, whatever the record says', async () => {
  const file = FILE.replace(/href: "[^"]*"/, `file: evidence/leave-pentest.txt, sha256: "${'0'.repeat(64)}"`);
  expect(await row(evidence(`${file}, ${OWN}, result: pass`))).toContain('no | Failed | Extra (not the pinned file)');
});

test('a control that no tier asks for and no record speaks of is nothing: no row, and an empty cell', async () => {
  expect(await row()).toBe('');
  const { assessment } = (await judged({})).gate;
  const framework = assessment?.registry.frameworks.get('nist-csf-2.0');
  if (!assessment || !framework) throw new Error('The base registry cannot be judged');
  const { columns, rows } = matrixTable(framework, siteContext(assessment, []));
  const at = columns.findIndex(({ name }) => name === CONTROL.slice(CONTROL.indexOf(':') + 1));
  expect(rows.find(([system]) => system === 'order-helper')?.[at]).toBe('');
  const control = framework.controls.get(CONTROL);
  const shown = matrixOf(control ? [control] : [], siteContext(assessment, []));
  const cells = shown.rows.map(({ name, cells: [cell] }) => [
    inlineHtml([name], String).replace(/<[^>]*>/g, ''),
    cell?.tag.word,
  ]);
  expect(cells).toContainEqual(['Order Helper', 'Nothing']);
});

describe('counter-evidence', () => {
  const against = (day = '2026-02-11') =>
    second(`${PASS.replace('2026-02-10', day)}, contradicts: [${CONTROL}]`.replace('Extra', 'Probe'));
  const later = PASS.replace('2026-02-10', '2026-02-20');
  const answer = (rest = later) => evidence(`${rest}, answers: [order-later]`);

  test('stands beside a later pass that does not name it', async () => {
    expect(await row(evidence(later), against())).toMatch(/no \| Contradicted \| Against it: /);
  });

  test('is shown as answered by a later pass that names it and that somebody else has reviewed', async () => {
    expect(await row(answer(), against())).toBe('no | Fresh evidence | Answered: Extra, by Extra; Extra');
  });

  test.each([
    ['was not done after it', answer(PASS), against()],
    ['does not pass', answer(later.replace('pass', 'inconclusive')), against()],
    ['is for another control', answer(), against()],
  ])('stands where the item that names it %s', async (what, item, counter) => {
    const other = (text: string) => text.replace(`supports: [${CONTROL}] }`, 'supports: [nist-csf-2.0:ID.RA-01] }');
    const changes = what === 'is for another control' ? [item, other, counter] : [item, counter];
    expect(await row(...changes)).toContain('no | Contradicted | ');
  });

  test('needs a second person to have read the answer also where the tier asks for no review', async () => {
    const policy = {
      'policy.yaml': (text: string) => text.replaceAll('evidence_reviewed: true', 'evidence_reviewed: false'),
    };
    const both = (item: (text: string) => string) => ({ ...policy, [ORDER]: (text: string) => against()(item(text)) });
    expect(await rowWith(both(answer()))).toContain('no | Fresh evidence | Answered: ');
    expect(await rowWith(both(answer(later.replace(`, ${OWN}`, ''))))).toContain('no | Contradicted | ');
  });

  test('stays answered once the answer has run out, and the control is expired', async () => {
    const lapsed = later.replace('2027-02-10', '2026-02-28');
    expect(await row(answer(lapsed), against())).toContain('no | Expired evidence only | Answered: ');
  });
});

test('no claim hides that the evidence says otherwise', async () => {
  const failed = evidence(PASS.replace('pass', 'fail'));
  expect(await row(failed, claim('status: inherited, from: x, agreed_by: ana-sol'))).toContain('no | Failed');
  const against = second(`${PASS}, contradicts: [${CONTROL}]`);
  expect(await row(evidence(PASS), against)).toMatch(/no \| Contradicted \| Against it: Extra; For it: Extra/);
});

test('an exception says until when, and what is asked for and absent is missing', async () => {
  const asked = { 'policy.yaml': askedOfStandard };
  expect(await rowWith(asked)).toBe('yes | Required but missing | The tier asks for it, and nothing is there.');
  const exception = `---
title: Order Helper waits for the access review
rule: coverage/required-missing
systems: [order-helper]
subjects: ["${CONTROL}"]
kind: standard
reason: The directory moves in April.
requested_by: sam-roy
approved_by: ana-sol
from: 2026-02-10
until: 2026-04-30
---
`;
  expect(await rowWith({ ...asked, 'exceptions/order-gap.mdx': exception })).toMatch(
    /^yes \| Excepted \| Exception: Order Helper waits for the access review, until 30\u00a0Apr\u00a02026/,
  );
});

/** The policy with the control asked of the standard tier, too. */
function askedOfStandard(text: string): string {
  return text.replace('nist-csf-2.0:ID.RA-01, nist-ai-rmf', `nist-csf-2.0:ID.RA-01, ${CONTROL}, nist-ai-rmf`);
}
