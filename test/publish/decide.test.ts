import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { siteModel, type SiteModel } from '../../src/publish/site-model.ts';
import type { ContentFolder } from '../../src/read/content.ts';
import { judge } from '../../src/run.ts';
import { countersign } from '../proof/scratch-registry.ts';
import { scratch } from '../read/history/repository.ts';
import { AS_OF, baseFolder } from '../rules/registry.ts';

const SYSTEM = 'leave-helper';

/** The base registry, some of whose files are left out. */
function without(
  left: (path: string) => boolean,
): ContentFolder & { files: readonly { path: string; bytes: Buffer }[] } {
  const { files, odd } = baseFolder();
  return { files: files.filter(({ path }) => !left(path)), odd };
}

async function modelOf(folder: ContentFolder): Promise<SiteModel> {
  const gate = await judge(folder, { dirty: false, prefix: '' }, { asOf: AS_OF });
  return siteModel(gate, { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' });
}

test('a decision that is to be made is offered as the very file that the command line prints', async () => {
  const folder = without((path) => path.endsWith('-business.json') && path.includes(SYSTEM));
  const model = await modelOf(folder);
  expect(model.ids.toDecide).toContain(SYSTEM);
  const { offers } = model.decide(SYSTEM);
  expect(offers.map(({ anchor }) => anchor)).toEqual(['business']);
  const [offer] = offers;
  const top = scratch();
  for (const { path, bytes } of folder.files) {
    mkdirSync(dirname(join(top, 'content', path)), { recursive: true });
    writeFileSync(join(top, 'content', path), bytes);
  }
  const printed = countersign(
    top,
    ...['approve', SYSTEM, '--function', 'business', '--by', 'sam-roy', '--rationale', 'Worth it.'],
    ...['--as-of', AS_OF, '--print'],
  );
  const filled = offer?.text
    .replace('"by": ""', '"by": "sam-roy"')
    .replace('"rationale": ""', '"rationale": "Worth it."');
  expect(filled).toBe(printed.out);
});

test('until it is filled in, the gate refuses it', async () => {
  const folder = without((path) => path.endsWith('-business.json') && path.includes(SYSTEM));
  const [offer] = (await modelOf(folder)).decide(SYSTEM).offers;
  const bytes = Buffer.from(offer?.text ?? '');
  const path = `decisions/${SYSTEM}/${AS_OF}-business.json`;
  expect(offer?.save).toContainEqual({ code: `content/${path}` });
  const gate = await judge(
    { files: [...folder.files, { path, bytes }], odd: [] },
    { dirty: false, prefix: '' },
    { asOf: AS_OF },
  );
  const said = gate.diagnostics.filter(({ spot }) => spot.file === path).map(({ message }) => message);
  expect(said.filter((message) => /is not an id|is empty/.test(message))).toHaveLength(2);
});

test('the card of the decision leads to it, and where nothing is to be decided there is no such page', async () => {
  const open = await modelOf(without((path) => path.endsWith('-business.json') && path.includes(SYSTEM)));
  const cards = open.system(SYSTEM).decisions.map(({ anchor, decide }) => [anchor, decide]);
  expect(cards).toContainEqual(['decision-business', `/systems/${SYSTEM}/decide/#business`]);
  expect(cards).toContainEqual(['decision-security', undefined]);
  const whole = await modelOf(without(() => false));
  expect(whole.ids.toDecide).not.toContain(SYSTEM);
});
