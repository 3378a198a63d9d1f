import { expect, test } from 'vitest';
import { holdersOf } from '../../src/assess/authority.ts';
import type { Person } from '../../src/validate/registry.ts';

function person(id: string, data: Partial<Person>): [string, Person] {
  return [id, { id, name: id, spot: (path) => ({ file: 'people.yaml', path: ['people', id, ...path] }), ...data }];
}

const people = new Map([
  person('ana-sol', {
    functions: [{ function: 'security', from: '2025-01-01' }],
    away: [{ from: '2026-03-02', until: '2026-03-06', deputy: 'lea-quist' }],
  }),
  person('ivo-nagy', { functions: [{ function: 'security', up_to: 'standard' }] }),
  person('gil-noor', { until: '2025-10-31', functions: [{ function: 'security' }] }),
  person('per-dahl', { functions: [{ function: 'privacy' }] }),
  person('lea-quist', { functions: [{ function: 'security', deputy_for: 'ana-sol' }] }),
]);

const holders = (on: string, tier: 'low' | 'high') => holdersOf('security', { on, tier }, people).map(({ id }) => id);

test('whoever holds a function at a tier on a day can decide', () => {
  expect(holders('2026-03-01', 'low')).toEqual(['ana-sol', 'ivo-nagy']);
  expect(holders('2026-03-01', 'high')).toEqual(['ana-sol']);
  expect(holders('2025-10-31', 'high')).toEqual(['ana-sol', 'gil-noor']);
  expect(holders('2024-12-31', 'low')).toEqual(['ivo-nagy', 'gil-noor']);
});

test('a standing deputy can while the person is away', () => {
  expect(holders('2026-03-02', 'high')).toEqual(['ana-sol', 'lea-quist']);
});
