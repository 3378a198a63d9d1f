import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_MAPPINGS, builtInMapping, parseMapping } from '../../src/import/inventory/import-inventory.ts';
import { mapping } from '../../src/import/inventory/mapping.ts';
import { TARGET_NAMES } from '../../src/import/inventory/targets.ts';
import { CITY } from './harness.ts';

const folder = new URL('../../src/import/inventory/mappings/', import.meta.url);

function faults(text: string): string[] {
  const { value, diagnostics } = parseMapping(text, 'mapping.yaml');
  expect(value).toBeUndefined();
  return diagnostics.map(({ code, message, hint, spot }) => `${code} ${spot.path?.join('.') ?? ''} ${message} ${hint}`);
}

describe('a mapping', () => {
  it('is refused at every place that is wrong', () => {
    const wrong = CITY.replace('purpose:', 'purpos:')
      .replace('Live: true', 'Live: maybe')
      .replace('m/d/yyyy', 'yyyy/m/d')
      .replace('Citizens: public', 'Citizens: everybody');
    expect(faults(wrong).sort()).toEqual([
      expect.stringMatching(/^schema\/unknown-key fields.purpos .*Did you mean “purpose”/),
      expect.stringContaining('fields.audience.values.Citizens'),
      expect.stringContaining('fields.in_use.values.Live'),
      expect.stringContaining('fields.in_use_since.date'),
    ]);
  });

  it.each([
    'owner',
    'governance_owner',
    'sponsor',
    'first_seen',
    'source',
    'evidence',
    'risk_acceptance',
    'nhis',
    'reviews',
  ])('cannot fill %s', (field) => {
    expect(faults(`${CITY}  ${field}: { column: Mailbox }\n`)).toEqual([
      expect.stringContaining(`schema/unknown-key fields.${field}`),
    ]);
  });

  it.each([
    ['an id of nothing', CITY.replace('{ columns: [Unit, Title] }', '{ prefix: city }'), 'names no column'],
    ['an unknown encoding', `encoding: utf-9\n${CITY}`, 'is not an encoding'],
    ['a tag', CITY.replace('City,', '!x City,'), 'YAML tag'],
    ['no YAML', 'fields: [', 'cannot be read as YAML'],
    ['an empty file', '', 'it is empty'],
    ['a list', '- a', 'a map of fields'],
  ])('is refused with %s', (_, text, message) => expect(faults(text).join()).toContain(message));

  it('is built in under each name that has a file, and reads without a fault', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    expect(files.sort()).toEqual(BUILT_IN_MAPPINGS.map((name) => `${name}.yaml`));
    for (const name of BUILT_IN_MAPPINGS) {
      const file = builtInMapping(name);
      if (file === undefined) throw new Error(name);
      expect(parseMapping(readFileSync(file, 'utf8'), name).diagnostics).toEqual([]);
    }
    expect(builtInMapping('../../../package')).toBeUndefined();
  });
});

describe('the page about mappings', () => {
  const page = readFileSync(new URL('README.md', folder), 'utf8');

  it('explains every key and every field', () => {
    for (const key of [...Object.keys(mapping.shape), ...TARGET_NAMES]) expect(page).toContain(`\`${key}\``);
  });

  it('shows mappings that read without a fault', () => {
    const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)]
      .map((match) => match[1] ?? '')
      .filter((text) => text.includes('inventory:'));
    expect(examples.length).toBeGreaterThan(1);
    for (const example of examples) expect(parseMapping(example, 'README.md').diagnostics).toEqual([]);
  });
});
