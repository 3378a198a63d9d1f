import { expect, test } from 'vitest';
import { parsePublicKey } from '../../src/assess/signature/public-key.ts';
import { inlineText } from '../../src/publish/inline-text.ts';
import { siteModel } from '../../src/publish/site-model.ts';
import { exampleGate } from '../assess/example.ts';

test('a person’s page has the whole fingerprint of each key that speaks for them, of which the cards show the beginning', async () => {
  const gate = await exampleGate();
  const site = siteModel(gate, { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' });
  const signs = (id: string) => site.person(id).facts?.find(({ term }) => term === 'Signs with');
  const keys = gate.assessment?.registry.people.get('noor-haddad')?.keys ?? [];
  const [first = '', second] = keys.map(({ key }) => {
    const read = parsePublicKey(key);
    return read.ok ? read.key.fingerprint : read.text;
  });
  expect(signs('noor-haddad')?.lines.map(inlineText)).toEqual([
    `${first} ssh-ed25519`,
    `${second} ssh-ed25519, from 2 November 2026`,
  ]);
  const [card] = site.system('halden-assist').decisions;
  const shown = /SHA256:[^ ]+(?=…)/.exec(card?.lines.map(inlineText).join(' ') ?? '')?.[0];
  expect(first.startsWith(shown ?? 'nothing')).toBe(true);
  expect(signs('mina-sato')).toMatchObject({ lines: [], none: 'no key' });
});
