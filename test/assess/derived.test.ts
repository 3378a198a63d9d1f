import { expect, test } from 'vitest';
import { coverageSummary } from '../../src/publish/pages/coverage-part.ts';
import { coveragePage } from '../../src/publish/pages/coverage-page.ts';
import { controlPage } from '../../src/publish/pages/control-page.ts';
import { registerCsv } from '../../src/publish/registers/formats.ts';
import { matrixTable } from '../../src/publish/registers/matrix.ts';
import { derivedFor } from '../../src/assess/derived.ts';
import { inlineHtml } from '../../src/publish/inline-html.ts';
import type { Table } from '../../src/publish/page-parts.ts';
import { siteContext } from '../../src/publish/site-context.ts';
import { frameworkTotal } from '../../src/publish/pages/totals.ts';
import { type Changes, field, judged } from '../validate/registry.ts';

const CROSSWALK = `from: nist-csf-2.0
to: owasp-nhi-2025
authority: Nordlys security
own_judgement: true
relation: related, not equal
count: 2
pairs:
  - { from: GV.RM-01, to: [NHI1, NHI2] }
`;

/** A registry whose order-helper has fresh evidence for GV.RM-01, and none that names NHI1, which its tier asks for. */
async function registry(crosswalk: string | undefined, changes: Changes = {}) {
  const without = (text: string) => text.replaceAll('owasp-nhi-2025:NHI1', 'owasp-nhi-2025:NHI10');
  const { gate } = await judged({
    ...(crosswalk ? { 'frameworks/crosswalks/nist-csf-2.0--owasp-nhi-2025.yaml': crosswalk } : {}),
    'systems/order-helper.mdx': without,
    'shared/evidence.yaml': undefined,
    ...changes,
  });
  const { assessment } = gate;
  const view = assessment?.views.get('order-helper');
  const framework = assessment?.registry.frameworks.get('owasp-nhi-2025');
  if (!assessment || !view || !framework) throw new Error('The base registry cannot be judged');
  return { assessment, view, framework, context: siteContext(assessment, []) };
}

function words({ rows }: Table): string[] {
  return rows.map((cells) =>
    cells.map((cell) => inlineHtml(cell, (address) => address).replace(/<[^>]*>/g, '')).join(' | '),
  );
}

test('what a crosswalk leads to is shown as derived with its authority, and never counted', async () => {
  const [plain, crossed] = [await registry(undefined), await registry(CROSSWALK)];
  expect(crossed.view.coverage.get('owasp-nhi-2025:NHI1')?.grade).toBe('required');
  const total = frameworkTotal(crossed.framework, crossed.context);
  expect(total).toEqual({ ...frameworkTotal(plain.framework, plain.context), derived: 1 });
  expect(derivedFor('owasp-nhi-2025:NHI1', crossed.view, crossed.assessment.registry)).toHaveLength(1);

  const page = coveragePage(crossed.view, crossed.context);
  const own = page.sections.find(({ anchor }) => anchor === 'owasp-nhi-2025');
  expect(own && words(own.table).find((row) => row.includes('NHI1:2025'))).toContain(
    'Required but missing | The tier asks for it, and nothing is there.; Derived, not counted: GV.RM-01 by Nordlys security',
  );
  const reached = page.sections.find(({ anchor }) => anchor === 'reached');
  expect(reached && words(reached.table)).toEqual([
    'Nordlys security (the registry’s own judgement) | NHI1:2025 from GV.RM-01; NHI2:2025 from GV.RM-01',
  ]);
  expect(words(coverageSummary(crossed.view, crossed.context)).join()).toContain('NHI1:2025 missing, derived');
});

test('a control says from where it is reached, by whose word and by the fresh evidence of which systems', async () => {
  const claim = field(
    'controls: [{ id: "nist-csf-2.0:PR.AA-05", status: implemented, because: The directory sees to it. }]',
  );
  const { framework, context, assessment } = await registry(CROSSWALK.replace('GV.RM-01', 'PR.AA-05'), {
    'systems/leave-helper.mdx': claim,
  });
  const control = framework.controls.get('owasp-nhi-2025:NHI2');
  if (!control) throw new Error('NHI2 is gone');
  const grade = (id: string) => assessment.views.get(id)?.coverage.get('nist-csf-2.0:PR.AA-05')?.grade;
  expect([grade('credit-check'), grade('leave-helper')]).toEqual(['fresh', 'claimed']);
  const { reached } = controlPage(control, framework, { context, rules: [] });
  expect(reached && words(reached)).toEqual([
    'PR.AA-05 | Nordlys security (the registry’s own judgement) | 1 system: Credit Check',
  ]);
});

test('it leads back only where it says so, and no further', async () => {
  const text = CROSSWALK.replace('GV.RM-01', 'PR.AA-05').replace('[NHI1, NHI2]', '[NHI10, NHI2]');
  const oneWay = await registry(text);
  expect(derivedFor('nist-csf-2.0:PR.AA-05', oneWay.view, oneWay.assessment.registry)).toEqual([]);
  const { view, assessment } = await registry(`${text}both_ways: true\n`);
  expect(view.coverage.get('owasp-nhi-2025:NHI10')?.grade).toBe('fresh');
  expect(derivedFor('nist-csf-2.0:PR.AA-05', view, assessment.registry)).toHaveLength(1);
  expect(derivedFor('owasp-nhi-2025:NHI2', view, assessment.registry)).toEqual([]);
});

test('the matrix of a framework as CSV says what is asked, what is there and what is only derived', async () => {
  const { framework, context } = await registry(CROSSWALK);
  const [head, ...rows] = registerCsv(matrixTable(framework, context)).trimEnd().split('\r\n');
  expect(head).toBe('system,title,tier,status,NHI1,NHI2,NHI4,NHI5,NHI7,NHI10');
  const row = rows.find((text) => text.startsWith('order-helper,')) ?? '';
  expect(row.split(',').slice(4)).toEqual(expect.arrayContaining(['derived', 'required: missing; derived']));
});

test('no cell of it is a formula', async () => {
  const { gate } = await judged({
    'systems/order-helper.mdx': (text) => text.replace(/^title: .*$/m, 'title: "=HYPERLINK(1)"'),
  });
  const { assessment } = gate;
  const framework = assessment?.registry.frameworks.get('owasp-nhi-2025');
  if (!assessment || !framework) throw new Error('The base registry cannot be judged');
  expect(registerCsv(matrixTable(framework, siteContext(assessment, [])))).toContain("order-helper,'=HYPERLINK(1),");
});
