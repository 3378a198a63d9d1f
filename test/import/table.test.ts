import { describe, expect, it } from 'vitest';
import { CITY, HEADER, lines, only, records, run } from './harness.ts';

const REPEATED = `
inventory: city-register
format: csv
id: { columns: [Title] }
fields:
  title: { column: Title }
  purpose: { column: { at: 3, header: "If other, explain" } }
`;

describe('a CSV inventory', () => {
  it('tells repeated headers apart by their position', () => {
    const result = run(Buffer.from('Title,"If other, explain","If other, explain", \nTree planner,one,two,three'), {
      mapping: REPEATED,
    });
    expect(only(result)).toMatchObject({
      purpose: 'two',
      source: {
        values: {
          Title: 'Tree planner',
          'If other, explain [2]': 'one',
          'If other, explain [3]': 'two',
          '[4]': 'three',
        },
      },
    });
  });

  it('gives no two columns one key, and none that an object cannot hold', () => {
    const result = run(Buffer.from('Title,A [4],A,A,__proto__,<<\nTree planner,1,2,3,4,5'), {
      mapping: REPEATED.replace(/ {2}purpose.*\n/, ''),
    });
    expect(Object.keys(only(result).source?.values ?? {}).sort()).toEqual([
      '<<',
      'A [3]',
      'A [4]',
      'A [4] [4]',
      'Title',
      '__proto__ [5]',
    ]);
  });

  it('refuses a name that two columns have, a position with another header, and a column that is not there', () => {
    const wrong = (column: string) => {
      const { files, diagnostics } = run(Buffer.from('Title,Note,Note\nTree planner,,'), {
        mapping: REPEATED.replace(/purpose: .*/, `purpose: ${column}`),
      });
      expect(files).toEqual([]);
      return diagnostics.map(({ code, message }) => `${code} ${message}`);
    };
    expect(wrong('{ column: Note }')).toEqual([
      'import/column The mapping does not fit this inventory: 2 columns are called “Note”, at 2 and 3.',
    ]);
    expect(wrong('{ column: { at: 2, header: Purpose } }')).toEqual([
      'import/column The mapping does not fit this inventory: column 2 should be “Purpose” and is “Note”.',
    ]);
    expect(wrong('{ column: Purpose }')).toEqual([
      'import/column The mapping does not fit this inventory: no column is called “Purpose”.',
    ]);
    expect(wrong('{ column: { at: 4 } }')).toEqual([
      'import/column The mapping does not fit this inventory: there is no column 4.',
    ]);
  });

  it('keeps line breaks in cells, on one line in a title', () => {
    const data = only(run(['Almere,Parks,"Tree\nplanner","First line.  \r\n\r\n- Second: line",Live,,,,']));
    expect(data.title).toBe('Tree planner');
    expect(data.purpose).toBe('First line.\n\n- Second: line');
    expect(data.source?.values?.['Title']).toBe('Tree\nplanner');
  });

  it('reports rows that are empty, short or long, and counts them all', () => {
    const result = run([',,,,,,,,', 'Almere,Parks,Tree planner', 'Almere,Parks,Mower,,,,,,,extra', '']);
    expect(Object.keys(records(result))).toEqual(['parks-mower', 'parks-tree-planner']);
    expect(lines(result)).toEqual([
      '1 |  | dropped | empty | ',
      '2 |  | changed | ragged | 3 cells for 9 columns',
      '3 |  | changed | ragged | 10 cells for 9 columns',
    ]);
    expect(result.report.rows).toBe(3);
    expect(records(result)['parks-mower']?.source?.values?.['[10]']).toBe('extra');
  });

  it('reads another delimiter', () => {
    const bytes = Buffer.from(
      `${HEADER}\nAlmere,Parks,"Trees, planned",,,,,,`.replaceAll(',', ';').replace('Trees;', 'Trees,'),
    );
    expect(only(run(bytes, { mapping: `delimiter: ";"\n${CITY}` })).title).toBe('Trees, planned');
  });
});

const JSON_CITY = `
inventory: city-register
format: json
records: data.items
id: { prefix: city, source: nr }
fields:
  title: { column: name }
  data.subjects: { column: people, split: "\\n" }
`;

describe('a JSON inventory', () => {
  const json = (items: string) => run(Buffer.from(`{"data":{"items":[${items}]}}`), { mapping: JSON_CITY });

  it('keeps numbers digit by digit, lists line by line and the rest as JSON', () => {
    const data = only(
      json(
        '{"nr":12345678901234567890,"name":"Tree planner","people":["staff","citizens"],"more":{"b":1.50,"a":null},"off":false,"none":null}',
      ),
    );
    expect(data.data?.subjects).toEqual(['staff', 'citizens']);
    expect(data.source).toMatchObject({
      id: '12345678901234567890',
      values: { nr: '12345678901234567890', more: '{"a":null,"b":"1.50"}', off: 'false' },
    });
    expect(data.source?.values).not.toHaveProperty('none');
  });

  it('hides no key behind another and survives half surrogates', () => {
    const data = only(
      json(
        '{"nr":"7","name":"Tree \\ud83d planner","note":"1","note\\u200b":"2","people":{"a":"\\udc00"},"__proto__":"3","":"4"}',
      ),
    );
    expect(data.title).toBe('Tree planner');
    expect(data.source?.values).toMatchObject({ note: '1', 'note [again]': '2', '(__proto__)': '3', '()': '4' });
  });

  it.each([
    ['[', 'it is not JSON'],
    ['{"data":{}}', 'there is no array at data.items'],
    ['{"data":{"items":[1]}}', 'record 1 is no object'],
    ['['.repeat(100_000) + ']'.repeat(100_000), 'it is nested too deeply'],
  ])('says what is wrong with %.30s', (text, why) => {
    const { files, diagnostics } = run(Buffer.from(text), { mapping: JSON_CITY });
    expect(files).toEqual([]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      `The inventory is not the table that the mapping describes: ${why}.`,
    ]);
  });
});
