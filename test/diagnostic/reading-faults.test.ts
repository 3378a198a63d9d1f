import { expect, it } from 'vitest';
import { READING_FAULTS, readingFault, type ReadingCode } from '../../src/diagnostic/reading-faults.ts';

const codes = Object.keys(READING_FAULTS) as ReadingCode[];

it.each(codes)('%s says what is wrong, why, and what to write instead', (code) => {
  const { summary, message, hint, why } = READING_FAULTS[code];
  for (const sentence of [summary, message, hint, why]) expect(sentence).toMatch(/^(?:\p{Lu}|%|Did).*\.$/u);
  expect(`${summary} ${message} ${hint}`).not.toMatch(/error:|please|sorry|oops|invalid input/i);
  expect(code).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
});

it('fills its message with the detail as it is, and is always an error', () => {
  const fault = readingFault('schema/unknown-key', { file: 'systems/x.mdx' }, '$& % $1');
  expect(fault.message).toContain('“$& % $1”');
  expect(fault.severity).toBe('error');
});
