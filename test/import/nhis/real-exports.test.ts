import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importNhis, type NhiImport, SOURCES } from '../../../src/import/nhis/import-nhis.ts';

// Exports of demo accounts lie beside the repository, not in it (see the README of that folder).
const DATA = new URL('../../../../shared/data/nhi/', import.meta.url);

function sample(file: string, from: string, body: (imported: () => Promise<NhiImport>) => void): void {
  const there = existsSync(new URL(file, DATA));
  describe.skipIf(!there)(there ? file : `${file} (skipped: ../shared/data/nhi/${file} is missing)`, () => {
    body(async () => {
      const read = SOURCES.get(from);
      if (read === undefined) throw new Error(`no source ${from}`);
      const bytes = readFileSync(new URL(file, DATA));
      const result = await importNhis({ bytes, read, asOf: '2026-11-22', entries: new Map() });
      if ('why' in result) throw new Error(result.why);
      return result;
    });
  });
}

sample('aws-account-authorization-details.json', 'aws-account-authorization', (imported) => {
  it('is six users and roles, with the actions of their policies', async () => {
    const { found } = (await imported()).export;
    expect(found).toHaveLength(6);
    const exfiller = found.find(({ name }) => name === 'exfiller');
    expect(exfiller?.fields.privileges).toEqual(['s3:*']);
    expect(found.find(({ name }) => name === 'bad_role')?.notes).toContain('its trust policy lets anyone assume it');
  });
});

sample('spire-entries.json', 'spire-entries', (imported) => {
  it('federates with a text as well as with a list', async () => {
    const { found } = (await imported()).export;
    expect(found.find(({ account }) => account === 'spiffe://id1')?.notes).toContain(
      'it federates with otherdomain.org',
    );
  });
});

sample('spire-good.json', 'spire-entries', (imported) => {
  it('has both lifetimes and an admin', async () => {
    const { found } = (await imported()).export;
    expect(found.find(({ account }) => account.endsWith('/Blog'))?.fields.privileges).toEqual(['spire-server:admin']);
  });
});
