import { describe, expect, it } from 'vitest';
import { type DateForm, readDate } from '../../src/import/inventory/dates.ts';
import { slug } from '../../src/import/inventory/identity.ts';
import { CITY, lines, only, run } from './harness.ts';

describe('dates', () => {
  it.each<[string, DateForm, string]>([
    ['2024', 'm/d/yyyy', '2024'],
    ['2024-05', 'm/d/yyyy', '2024-05'],
    ['2024-05-03', 'iso', '2024-05-03'],
    ['5/3/2024', 'm/d/yyyy', '2024-05-03'],
    ['5/3/2024', 'd/m/yyyy', '2024-03-05'],
    ['03-05-2024', 'd-m-yyyy', '2024-05-03'],
    ['3.5.2024', 'd.m.yyyy', '2024-05-03'],
    ['05/2024', 'd/m/yyyy', '2024-05'],
    ['2/29/2024', 'm/d/yyyy', '2024-02-29'],
  ])('%s in %s is %s', (text, form, date) => expect(readDate(text, form)).toEqual({ date }));

  it.each<[string, DateForm, string]>([
    ['7/16/1905', 'm/d/yyyy', 'spreadsheet-date'],
    ['1/0/1900', 'm/d/yyyy', 'no-such-date'],
    ['2/29/2023', 'm/d/yyyy', 'no-such-date'],
    ['13/1/2024', 'm/d/yyyy', 'no-such-date'],
    ['2024-13', 'iso', 'no-such-date'],
    ['24-Nov', 'm/d/yyyy', 'ambiguous-date'],
    ['Nov-24', 'm/d/yyyy', 'ambiguous-date'],
    ['5/3/2024', 'iso', 'ambiguous-date'],
    ['5/3/24', 'm/d/yyyy', 'ambiguous-date'],
    ['5/3-2024', 'm/d/yyyy', 'ambiguous-date'],
    ['10/12023', 'm/d/yyyy', 'unclear-date'],
    ['Q4FY25', 'm/d/yyyy', 'unclear-date'],
    ['2022-08 (estimated)', 'm/d/yyyy', 'unclear-date'],
    ['45123', 'm/d/yyyy', 'unclear-date'],
    ['0024', 'iso', 'unclear-date'],
    ['２０２４', 'iso', 'unclear-date'],
  ])('%s in %s is never guessed', (text, form, fault) => expect(readDate(text, form)).toEqual({ fault }));

  it('are dropped where they cannot be a use, and doubted where they fill no field', () => {
    const result = run(
      [
        'Almere,Parks,One,,Live,7/16/1905,,,',
        'Almere,Parks,Two,,Retired,1/1/2020,,,',
        'Almere,Parks,Three,,Live,11/23/2026,,,',
        'Almere,Parks,Four,,Live,2024-05-03T23:30:00Z,,,',
        'Almere,Parks,Five,5/3,Test,11/22/2026,,,',
      ],
      { mapping: `${CITY}\ndates: [{ column: Purpose, date: m/d/yyyy }]` },
    );
    expect(lines(result)).toEqual([
      '1 | Since | dropped | spreadsheet-date | 7/16/1905',
      '2 | Since | dropped | not-in-use | 1/1/2020',
      '3 | Since | dropped | future-date | 11/23/2026',
      '4 | Since | changed | time | 2024-05-03T23:30:00Z',
      '5 | Purpose | doubted | unclear-date | 5/3',
    ]);
    expect(result.files.map(({ text }) => /in_use_since: (.*)/.exec(text)?.[1])).toEqual([
      "'2026-11-22'",
      "'2024-05-03'",
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('answers', () => {
  it('take what the mapping lists, in any case, and report the rest', () => {
    const result = run(['Almere,Parks,Tree planner,,LIVE ,,"citizens, Robots,Nobody,Employees",,']);
    expect(only(result)).toMatchObject({ in_use: true, audience: ['public', 'staff'] });
    expect(lines(result)).toEqual(['1 | Audience | dropped | not-listed | Robots']);
  });

  it('leave the use unknown when the source says nothing or something else', () => {
    expect(only(run(['Almere,Parks,Tree planner,,,,,,'])).in_use).toBe('unknown');
    const other = run(['Almere,Parks,Tree planner,,Perhaps,,,,']);
    expect(only(other).in_use).toBe('unknown');
    expect(lines(other)).toEqual(['1 | Stage | dropped | not-listed | Perhaps']);
  });

  it('treat placeholders as empty, and keep them in the row', () => {
    const result = run(['N/A,Parks,Tree planner,n/a.,todo,N/A -,-,TODO,N/A']);
    const data = only(result);
    expect(data).toMatchObject({
      organisation: 'Parks',
      in_use: 'unknown',
      source: { values: { Purpose: 'n/a.', Mailbox: 'TODO' } },
    });
    for (const field of ['purpose', 'in_use_since', 'audience', 'contact', 'links'])
      expect(data).not.toHaveProperty(field);
    expect(result.report.lines.map(({ why }) => why)).toEqual(Array(7).fill('placeholder'));
  });

  it('make a mailbox a contact and nobody an owner', () => {
    const data = only(run(['Almere,Parks,Tree planner,,,,,ai@almere.example,https://almere.example/ai']));
    expect(data).toMatchObject({ contact: 'ai@almere.example', links: ['https://almere.example/ai'] });
    for (const field of ['owner', 'governance_owner', 'sponsor', 'team']) expect(data).not.toHaveProperty(field);
  });

  it.each(['javascript:alert(1)', 'see the wiki', 'https://almere.example/a b', '//almere.example'])(
    'take no link from %s',
    (link) => {
      const result = run([`Almere,Parks,Tree planner,,,,,,${link}`]);
      expect(only(result)).not.toHaveProperty('links');
      expect(lines(result)).toEqual([`1 | Link | dropped | not-an-address | ${link}`]);
    },
  );

  it('cut a text only far beyond what a person writes, and say so', () => {
    const result = run([
      `Almere,Parks,Tree planner,${'x'.repeat(10_000)},,,,,`,
      `Almere,Parks,Mower,${'y'.repeat(10_001)},,,,,`,
    ]);
    expect(result.report.lines.map(({ row, why }) => [row, why])).toEqual([[2, 'too-long']]);
    expect(result.files.map(({ text }) => /purpose: (.*)/.exec(text)?.[1]?.length)).toEqual([10_000, 10_000]);
  });
});

describe('slugs', () => {
  it.each([
    ['Agency’s “AI” & Bots', 'agencys-ai-and-bots'],
    ['Straße Łódź Œuvre İzmir', 'strasse-lodz-oeuvre-izmir'],
    ['  --C++--  ', 'c'],
    ['人工知能', ''],
  ])('%s is %s', (text, expected) => expect(slug(text)).toBe(expected));
});
