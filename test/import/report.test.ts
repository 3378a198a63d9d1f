import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/import/inventory/import-inventory.ts';
import { run } from './harness.ts';

describe('the report', () => {
  it('says what came over and what did not', () => {
    const first = run([
      'Almere,Parks,Planner,Plans trees,Live,7/16/1905,,ai@almere.example,',
      'Almere,Roads,Mower,,Retired,,,,',
    ]);
    expect(renderReport(first.report)).toBe(
      [
        '# Import of an inventory',
        '',
        '- `city.csv` into records of `city-register`, as of 2026-11-22.',
        '- Read as utf-8, which its bytes are.',
        '- 2 rows: 2 new, 0 updated, 0 unchanged; 0 of the records that were there stand in no row.',
        '- In use 1, not in use 1, unknown 0.',
        '- No record names an owner, since an inventory makes nobody accountable; 1 have a contact.',
        '- Values: 1 dropped, 0 changed, 0 doubted.',
        '',
        '## Values by reason',
        '',
        '- 1 × dropped: a value of `Since` lies before 1906: a spreadsheet has shown a plain number, such as a year, as a date',
        '',
        '## Every value',
        '',
        '- row 1, `Since`, for in_use_since: dropped, `7/16/1905` lies before 1906: a spreadsheet has shown a plain number, such as a year, as a date',
        '',
      ].join('\n'),
    );
    const second = renderReport(run(['Almere,Parks,Planner,Plans ponds,Live,,,,'], { after: first }).report);
    expect(second).toContain('1 row: 0 new, 1 updated, 0 unchanged; 1 of the records that were there stand in no row.');
    expect(second).toContain('## Updated\n\n- `parks-planner`: contact, purpose, source\n');
    expect(second).toContain('## In no row any more, left as they are\n\n- `roads-mower`\n');
  });

  it('lets no text of a source out of its code span', () => {
    const hostile = [
      '<script>x</script>',
      '``` x',
      '`a` ``b``',
      '\u001b[31mred',
      '](https://mallory.example)',
      '::error::x',
      `${'long '.repeat(50)}`,
    ];
    const text = renderReport(run(hostile.map((value) => `Almere,Parks,Planner,,"${value}\nnext",,,,`)).report);
    // A reader of CommonMark takes the spans out first (§6.1); nothing but our own words is left.
    const outside = text.replace(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, '');
    for (const word of ['script', 'red', 'mallory', '::', 'next', '`', '\u001b']) expect(outside).not.toContain(word);
    expect(text).toContain('`<script>x</script> next`');
    expect(text.split('\n').every((line) => line.length < 250)).toBe(true);
  });

  it('says that a file could not be read', () => {
    expect(renderReport(run(Buffer.from([0, 1, 2])).report)).toContain(
      '- The file could not be read.\n- 0 rows: 0 new',
    );
  });

  it('lists values by row, then by column', () => {
    const { report } = run(['Almere,Parks,Planner,,Perhaps,Soon,Robots,,nowhere', 'Almere,Parks,Mower,TODO,,,,,']);
    expect(report.lines.map(({ row, column }) => [row, column])).toEqual([
      [1, 'Audience'],
      [1, 'Link'],
      [1, 'Since'],
      [1, 'Stage'],
      [2, 'Purpose'],
    ]);
  });
});
