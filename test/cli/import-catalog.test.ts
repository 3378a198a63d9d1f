import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { oscalCatalog } from '../import/catalog/samples.ts';
import { baseCopy, countersign, scratch } from './run.ts';

test('a catalogue that was imported is one that records may name', async () => {
  const content = await baseCopy();
  const file = join(await scratch(), 'rules.json');
  await writeFile(file, JSON.stringify(oscalCatalog()));
  const words = ['import', 'catalog', file, '--content', content, '--id', 'house-rules-3'];
  const { code, stdout } = await countersign(...words);
  expect([code, stdout]).toEqual([
    0,
    'frameworks/house-rules-3.yaml: Nordlys House Rules; 1 of level Family, 1 of level Part, 2 of level Control; 2 ids withdrawn.\nTo use it, name house-rules-3 under frameworks: in registry.yaml.\n',
  ]);

  const again = await countersign(...words);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('is there already')]);
  expect((await countersign(...words, '--replace')).code).toBe(0);

  const edit = async (name: string, of: string, text: string) => {
    const path = join(content, name);
    await writeFile(path, (await readFile(path, 'utf8')).replace(of, text));
  };
  await edit('registry.yaml', 'owasp-nhi-2025]', 'owasp-nhi-2025, house-rules-3]');
  await edit('systems/leave-helper.mdx', 'nist-csf-2.0:ID.RA-01', '"house-rules-3:AC-1(1)"');
  const checked = await countersign('check', '--content', content, '--fail-level', 'never');
  expect(checked.stdout).not.toContain('control/unknown');
  await edit('systems/leave-helper.mdx', 'AC-1(1)', 'AC-2');
  expect((await countersign('check', '--content', content)).stdout).toContain('Write house-rules-3:AC-1 instead.');
});

test('a file that is no catalogue writes nothing and says why', async () => {
  const content = await baseCopy();
  const file = join(await scratch(), 'rules.yaml');
  await writeFile(file, 'title: Rules\ncontrols: 7\n');
  const { code, stdout, stderr } = await countersign('import', 'catalog', file, '--content', content);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('rules.yaml/id: “id” is not given');
});
