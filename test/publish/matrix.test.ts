import { expect, test } from 'vitest';
import { gapsFirst, matrixOf } from '../../src/publish/pages/matrix-part.ts';
import { siteContext } from '../../src/publish/site-context.ts';
import type { SystemView } from '../../src/assess/system-view.ts';
import { judged } from '../validate/registry.ts';

async function base() {
  const { gate } = await judged({});
  const { assessment } = gate;
  if (assessment === undefined) throw new Error('The base registry cannot be judged');
  return { assessment, context: siteContext(assessment, []) };
}

test('of many systems those with gaps are shown first, the others in their order', async () => {
  const views = [...(await base()).assessment.views.values()];
  const last = views.at(-1);
  const isLast = (view: SystemView) => view === last;
  expect(gapsFirst(views, isLast, 2)).toEqual([last, views[0]]);
  expect(gapsFirst(views, () => true, 2)).toEqual(views.slice(0, 2));
  expect(gapsFirst(views, isLast, 99)).toHaveLength(views.length);
});

test('a matrix with very many columns shows fewer systems, and says how many it leaves out and where they are', async () => {
  const { assessment, context } = await base();
  const [control] = assessment.registry.frameworks.get('owasp-nhi-2025')?.controls.values() ?? [];
  if (control === undefined) throw new Error('The framework is empty');
  const wide = matrixOf(
    Array.from({ length: 900 }, () => control),
    context,
  );
  expect(wide.rows).toHaveLength(2);
  expect(wide.left).toBe(
    '1 more system is left out: those with gaps come first; the CSV of the framework has all of them.',
  );
  expect(matrixOf([control], context).left).toBeUndefined();
});
