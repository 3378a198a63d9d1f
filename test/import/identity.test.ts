import { describe, expect, it } from 'vitest';
import { filesOf, lines, records, run } from './harness.ts';

const planner = 'Almere,Parks,Planner,Plans trees,Live,,,,';
const twin = 'Almere,Parks,Planner,Plans routes,Test,,,,';
const mower = 'Almere,Roads,Mower,Mows verges,Live,,,,';

/** The id of the record that says each purpose. */
function idsByPurpose(files: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...files].map(([id, text]) => [/^purpose: (.*)$/m.exec(text)?.[1] ?? '', id]));
}

describe('ids', () => {
  it('are made of organisation and title, and of a hash where two rows share those', () => {
    const ids = Object.keys(records(run([planner, twin, mower])));
    expect(ids).toHaveLength(3);
    expect(ids[0]).toMatch(/^parks-planner-[0-9a-f]{10}$/);
    expect(ids[1]).toMatch(/^parks-planner-[0-9a-f]{10}$/);
    expect(ids[2]).toBe('roads-mower');
  });

  it('do not depend on the order of the rows', () => {
    const rows = [planner, twin, mower];
    expect(idsByPurpose(filesOf(run(rows.toReversed())))).toEqual(idsByPurpose(filesOf(run(rows))));
  });

  it('stay when rows are added, above, below and with a title that is taken', () => {
    const first = run([planner, mower]);
    const second = run([twin, mower, 'Almere,Roads,Sweeper,,Live,,,,', planner], { after: first });
    expect(second.report).toMatchObject({ unchanged: ['parks-planner', 'roads-mower'], updated: [], gone: [] });
    expect(second.files.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^intake\/parks-planner-[0-9a-f]{10}\.mdx$/),
      'intake/roads-sweeper.mdx',
    ]);
    const [withThird, without] = [run([planner, twin, planner.replace('trees', 'ponds')]), run([planner, twin])];
    expect(idsByPurpose(filesOf(withThird))).toMatchObject(idsByPurpose(filesOf(without)));
  });

  it('tell rows apart that are the same to the last character', () => {
    const first = run([planner, planner, planner]);
    const [id] = Object.keys(records(first)).sort();
    expect(Object.keys(records(first)).sort()).toEqual([id, `${id}-2`, `${id}-3`]);
    const second = run([planner, mower, planner], { after: first });
    expect(second.report).toMatchObject({ created: ['roads-mower'], unchanged: [id, `${id}-2`], gone: [`${id}-3`] });
  });

  it('follow a row that has changed, alone or as the only one of its equals', () => {
    const alone = run([planner.replace('trees', 'ponds')], { after: run([planner]), asOf: '2027-01-01' });
    expect(alone.report.updated).toEqual([{ id: 'parks-planner', fields: ['purpose', 'source'] }]);
    const first = run([planner, twin]);
    const changed = run([twin, planner.replace('trees', 'ponds')], { after: first, asOf: '2027-01-01' });
    expect(changed.report.updated).toHaveLength(1);
    expect(changed.files[0]?.path).toBe(`intake/${idsByPurpose(filesOf(first))['Plans trees']}.mdx`);
    expect(Object.values(records(changed))[0]).toMatchObject({ purpose: 'Plans ponds', first_seen: '2026-11-22' });
  });

  it('guess nothing when several equals have changed at once', () => {
    const first = run([planner, twin]);
    const second = run([planner.replace('trees', 'ponds'), twin.replace('routes', 'paths')], { after: first });
    expect(second.report).toMatchObject({ updated: [], gone: Object.keys(records(first)) });
    expect(second.report.created).toHaveLength(2);
  });

  it('overwrite no record of another source', () => {
    const byHand = '---\ntitle: Planner\nsource: { inventory: announced }\n---\nKnown by word of mouth.\n';
    const result = run([planner], { after: new Map([['parks-planner', byHand]]) });
    expect(result.files.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^intake\/parks-planner-[0-9a-f]{10}\.mdx$/),
    ]);
    expect(result.report.gone).toEqual([]);
  });

  it('stand where the title is in another script, missing, very long or the name of a device', () => {
    const rows = [
      'Almere,Parks,人工知能,1,,,,,',
      'Almere,,,2,,,,,',
      `Almere,Parks,${'Very long name '.repeat(40)},3,,,,,`,
      'Almere,,Aux,4,,,,,',
    ];
    const ids = idsByPurpose(filesOf(run(rows)));
    expect(ids["'1'"]).toMatch(/^parks-[0-9a-f]{10}$/);
    expect(ids["'2'"]).toMatch(/^city-register-[0-9a-f]{10}$/);
    expect(ids["'3'"]).toMatch(/^parks-very-long-name.{20,70}$/);
    expect(ids["'4'"]).toMatch(/^aux-[0-9a-f]{10}$/);
    for (const id of Object.values(ids)) expect(id.length).toBeLessThan(100);
  });
});

const NUMBERED = `
inventory: city-register
format: json
id: { prefix: city, source: nr }
fields:
  title: { column: name }
`;
const json = (items: readonly object[], after = new Map<string, string>()) =>
  run(Buffer.from(JSON.stringify(items)), { mapping: NUMBERED, after });

describe("the source's own id", () => {
  it('names the record, through any change and any move', () => {
    const first = json([
      { nr: 7, name: 'Planner' },
      { nr: 8, name: 'Planner' },
    ]);
    expect(Object.keys(records(first))).toEqual(['city-7', 'city-8']);
    const second = json(
      [
        { nr: 8, name: 'Mower' },
        { nr: 7, name: 'Planner' },
      ],
      filesOf(first),
    );
    expect(second.report).toMatchObject({
      updated: [{ id: 'city-8', fields: ['source', 'title'] }],
      unchanged: ['city-7'],
    });
  });

  it('finds its record under a name that somebody gave it', () => {
    const first = json([{ nr: 7, name: 'Planner' }]);
    const renamed = new Map([['tree-planner', filesOf(first).get('city-7') ?? '']]);
    expect(json([{ nr: 7, name: 'Tree planner' }], renamed).files.map(({ path }) => path)).toEqual([
      'intake/tree-planner.mdx',
    ]);
  });

  it('is reported when rows share it, and hides none of them', () => {
    const result = json([
      { nr: 7, name: 'Planner' },
      { nr: 7, name: 'Mower' },
    ]);
    expect(Object.keys(records(result))).toHaveLength(2);
    expect(lines(result)).toEqual(['1 | nr | changed | same-id | 7', '2 | nr | changed | same-id | 7']);
    expect(
      json(
        [
          { nr: 7, name: 'Mower' },
          { nr: 7, name: 'Planner' },
        ],
        filesOf(result),
      ).files,
    ).toEqual([]);
  });
});
