import { expect, test } from 'vitest';
import { hiddenCharacter } from '../../src/diagnostic/hidden.ts';
import { siteModel } from '../../src/publish/site-model.ts';
import { judged } from '../validate/registry.ts';

test('the name of a file turns no words around on a page or in a register, and hides nothing there', async () => {
  const { gate } = await judged({
    'systems/\u202excod.mdx': 'x',
    'systems/\u202eXCOD.mdx': 'x',
    'evidence/zero\u200bwidth.pdf': 'x',
    'shared/\u001b]0;owned\u0007.yaml': 'x',
  });
  const model = siteModel(gate, { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' });
  const texts = [...model.exports()].flatMap(({ path, content }) =>
    typeof content === 'string' ? [[path, content] as const] : [],
  );
  expect(texts.map(([path]) => path)).toContain('api/registers/findings.csv');
  for (const [path, text] of [...texts, ['findings', JSON.stringify(model.findings())] as const]) {
    expect(hiddenCharacter(text.replaceAll('\r\n', '\n')), path).toBeUndefined();
    if (/findings(?:\.(?:csv|json))?$/.test(path)) expect(text, path).toContain('systems/<U+202E>xcod.mdx');
  }
});
