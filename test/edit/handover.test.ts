import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { placesNaming } from '../../src/edit/handover.ts';
import { parseContent } from '../../src/parse/parse.ts';
import { readContent } from '../../src/read/content.ts';
import { isRecord } from '../../src/validate/lenient.ts';
import { productFile } from '../rules/registry.ts';
import { sourceOf } from './source.ts';

const LEAVER = 'kim-berg';

function placesOf(text: string): string[] {
  const places = placesNaming(LEAVER, [sourceOf('systems/a.mdx', `---\n${text}---\n`)]);
  return places.map(({ path, stays }) => `${path.join('.')}${stays === undefined ? '' : ` stays`}`);
}

describe('the places that name somebody', () => {
  it('move where they answer for something today, and stay where they did something once', () => {
    expect(
      placesOf(`owner: kim-berg
sponsor: sam-roy
nhis:
  - { id: svc-a, owner: kim-berg }
  - { id: svc-b, owner: kim-berg, status: revoked }
evidence: [{ id: e, collected_by: kim-berg, reviewed_by: ana-sol }]
risk_acceptance: [{ id: r, owner: kim-berg, accepted_by: kim-berg }]
reviews: [{ on: 2026-01-01, by: kim-berg }]
`),
    ).toEqual([
      'owner',
      'nhis.0.owner',
      'nhis.1.owner stays',
      'evidence.0.collected_by stays',
      'risk_acceptance.0.owner',
      'risk_acceptance.0.accepted_by stays',
      'reviews.0.by stays',
    ]);
  });

  it('all stay in the record of a retired system', () => {
    expect(placesOf('status: retired\nowner: kim-berg\n')).toEqual(['owner stays']);
  });

  it('are no text that only reads alike', () => {
    expect(placesOf('team: kim-berg\npurpose: kim-berg asks\ntitle: kim-berg\n')).toEqual([]);
  });

  it('are all that the records of the example have', async () => {
    const { value } = await parseContent(readContent('content'));
    const people = Object.keys((load(productFile('content/people.yaml')) as { people: object }).people);
    const named = people.flatMap((id) => placesNaming(id, value.sources.values()));
    const seen = new Set(named.map(({ file, path }) => `${file} ${path.join('.')}`));
    const strange: string[] = [];
    const walk = (file: string, data: unknown, path: string[]): void => {
      const entries = Array.isArray(data) ? [...data.entries()] : isRecord(data) ? Object.entries(data) : [];
      for (const [key, inner] of entries) walk(file, inner, [...path, String(key)]);
      const at = `${file} ${path.join('.')}`;
      // The user name on a forge is their own, and may read like an id.
      const isAccount = path.at(-1) === 'account';
      if (typeof data === 'string' && people.includes(data) && !isAccount && !seen.has(at)) strange.push(at);
    };
    for (const { file, kind, data } of value.sources.values()) if (kind !== 'decision') walk(file, data, []);
    expect(strange).toEqual([]);
  });
});
