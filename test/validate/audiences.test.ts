import { describe, expect, test } from 'vitest';
import { audienceNamed } from '../../src/publish/audience/audience.ts';
import { SECTIONS } from '../../src/validate/schema/audience.ts';
import { faults, hintOf, judged } from './registry.ts';

const REGISTRY = 'registry.yaml';

/** What an audience sees, everything in full but for these lines. */
function audience(lines: Readonly<Record<string, string | undefined>>): (text: string) => string {
  const sections = { ...Object.fromEntries(SECTIONS.map((section) => [section, 'full'])), ...lines };
  const given = Object.entries(sections).flatMap(([section, shown]) =>
    shown === undefined ? [] : [`${section}: ${shown}`],
  );
  return (text) => `${text}audiences:\n  staff:\n    title: Staff\n    sections: { ${given.join(', ')} }\n`;
}

const said = async (lines: Readonly<Record<string, string | undefined>>) =>
  (await faults({ [REGISTRY]: audience(lines) })).map((line) => line.replace(/^registry\.yaml:\d+:\d+ /, ''));

describe('an audience', () => {
  test('sees a section in full, in summary, or not at all and is told why', async () => {
    expect(await said({ findings: 'summary', incidents: '{ show: withheld, because: They name people }' })).toEqual([]);
  });

  test('is told why a section is withheld', async () => {
    expect(await said({ incidents: 'withheld' })).toEqual([
      'schema/wrong-value “incidents”: “withheld” needs a reason.',
    ]);
    expect(await said({ incidents: '{ show: withheld }' })).toEqual([
      'schema/wrong-value “because” is not given, and without it this entry means nothing.',
    ]);
  });

  test('has no section that there is not', async () => {
    const changes = { [REGISTRY]: audience({ 'test-report': 'full' }) };
    expect(await said({ 'test-report': 'full' })).toEqual([
      'schema/unknown-key There is no field “test-report” here, so nobody would read what it says.',
    ]);
    expect(await hintOf(changes)).toBe('Did you mean “test-reports”?');
    expect(await said({ incidents: 'hidden' })).toEqual(['schema/wrong-value “hidden” is not a value of “incidents”.']);
  });

  test('is told of every section, so that a section that comes later is not shown by default', async () => {
    expect(await said({ incidents: undefined })).toEqual([
      'schema/wrong-value “incidents” is not given, and without it this entry means nothing.',
    ]);
  });
});

test('a section that cannot be read is withheld', async () => {
  const { gate } = await judged({ [REGISTRY]: audience({ incidents: 'hidden' }) });
  const config = gate.assessment?.registry.config;
  if (config === undefined) throw new Error('There is no registry.yaml');
  const found = audienceNamed('staff', config);
  expect(found?.shows('incidents') ?? 'no such audience').not.toBe('full');
  expect(audienceNamed('constructor', config)).toBeUndefined();
});
