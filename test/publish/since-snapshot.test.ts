import { expect, test } from 'vitest';
import { predecessorOf } from '../../src/read/snapshots/manifest.ts';
import { sinceSnapshotTable } from '../../src/publish/pages/since-snapshot-part.ts';
import { siteContext } from '../../src/publish/site-context.ts';
import { judged } from '../validate/registry.ts';
import { manifestOf } from '../snapshots/facts.ts';

const name = predecessorOf(manifestOf('2026-01-01'));

async function table(registers: Map<'systems', { system: string; title?: string }[]> | undefined) {
  const { gate } = await judged({});
  if (gate.assessment === undefined) throw new Error('The base registry is judged');
  return sinceSnapshotTable(registers && { name, registers }, siteContext(gate.assessment, []));
}

test('the overview says what changed since a snapshot, or why it does not', async () => {
  expect(await table(undefined)).toMatchObject({
    rows: [],
    empty: expect.stringContaining('No earlier snapshot was named'),
  });
  expect(await table(new Map())).toMatchObject({ rows: [], empty: expect.stringContaining('by its manifest alone') });
  const { caption, rows } = await table(new Map([['systems', [{ system: 'gone-one', title: 'Gone One' }]]]));
  expect(caption).toMatch(/^6 changes since the snapshot as of 1 January 2026 \(commit [0-9a-f]{10}\)$/);
  expect(rows).toContainEqual([['Systems'], [], ['Gone One (gone-one) is gone: it was none, none tier.']]);
  expect(rows).toContainEqual([
    ['Systems'],
    [{ text: 'Leave Helper', href: '/systems/leave-helper/' }],
    [expect.stringMatching(/^Leave Helper \(leave-helper\) was added: /)],
  ]);
});
