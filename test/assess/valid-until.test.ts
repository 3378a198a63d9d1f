import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { deadlines, validUntil } from '../../src/assess/deadlines.ts';
import { addPeriod } from '../../src/diagnostic/calendar.ts';
import { runGate } from '../../src/run.ts';

describe('valid until', () => {
  test.each(['content', 'test/rules/base'])('is the last day on which nothing in %s fails', async (content) => {
    const { assessment } = await runGate({ content });
    if (assessment === undefined) throw new Error(`${content} cannot be judged`);
    const { registry, asOf, trust } = assessment;
    const until = validUntil(deadlines(assessment));
    const errorsOn = (day: string) =>
      assess(registry, day, { trust }).findings.filter(({ severity }) => severity === 'error');
    let day = asOf;
    while (day < '2029-01-01' && errorsOn(day).length === 0) day = addPeriod(day, 'P1D');
    expect(until).toBe(addPeriod(day, 'P1D', -1));
  });
});
