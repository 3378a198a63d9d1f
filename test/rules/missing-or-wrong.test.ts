import { expect, test } from 'vitest';
import { findingsWith } from './registry.ts';

async function codesWith(text: string): Promise<string[]> {
  const findings = await findingsWith([{ path: 'systems/leave-helper.mdx', language: 'yaml', text }]);
  return findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
}

test('what the schema refused is not reported as missing too', async () => {
  expect(await codesWith('operations: by hand')).toEqual(['schema/wrong-value']);
  expect(await codesWith('access: { users: 12 }')).toEqual(['schema/wrong-value']);
  expect(await codesWith('reviews: [{ on: 2026-02-30 }]')).toEqual(['schema/wrong-value']);
  expect(await codesWith('data: { retention: [{ what: questions, where: database, period: a month }] }')).toEqual([
    'schema/wrong-value',
  ]);
  expect(await codesWith('owner: Kim Berg')).toEqual(['schema/wrong-value']);
});

test('what is absent beside a wrong value is still missing', async () => {
  expect(await codesWith('access: { users: 12, admins: null }')).toEqual([
    'record/admins-missing',
    'schema/wrong-value',
  ]);
});
