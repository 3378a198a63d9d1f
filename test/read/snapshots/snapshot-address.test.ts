import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestText, sha256Of, SnapshotFault } from '../../../src/read/snapshots/manifest.ts';
import { openSnapshot } from '../../../src/read/snapshots/open-snapshot.ts';

const PAGE = 'What is new & old?';
const MANIFEST = manifestText({
  base: '/ai/',
  commit: null,
  dirty: false,
  asOf: '2026-03-01',
  validUntil: null,
  files: {
    'index.html': sha256Of(Buffer.from(PAGE)),
    'a b/ç?.html': sha256Of(Buffer.from(PAGE)),
    'gone.html': 'a'.repeat(64),
  },
});
const ANSWERS: Record<string, string> = {
  '/ai/snapshot.json': MANIFEST,
  '/ai/index.html': PAGE,
  '/ai/a%20b/%C3%A7%3F.html': PAGE,
  '/bad/snapshot.json': '<p>Not here</p>',
  '/up/snapshot.json': MANIFEST.replace('gone.html', '../ai/index.html'),
};

const server = createServer((request, response) => {
  const answer = ANSWERS[request.url ?? ''];
  if (request.url === '/moved/snapshot.json') response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
  else if (request.url === '/broken/snapshot.json') response.writeHead(503).end();
  else response.writeHead(answer === undefined ? 404 : 200).end(answer);
});
let top: string;
beforeAll(async () => {
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  top = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

describe('a snapshot at an address', () => {
  it.each(['/ai/', '/ai', '/ai/snapshot.json', '/ai/?x#y'])('is read from %s', async (path) => {
    const { manifest, sums, isWholeFolder } = await openSnapshot(`${top}${path}`);
    expect(manifest).toMatchObject({ sha256: sha256Of(Buffer.from(MANIFEST)), manifest: { asOf: '2026-03-01' } });
    expect(isWholeFolder).toBe(false);
    expect([...(await sums()).keys()].sort()).toEqual(['a b/ç?.html', 'index.html']);
  });

  it.each([
    ['/none/', '/none/ has no snapshot.json.'],
    ['/bad/', '/bad/ is no manifest of a snapshot: it is not JSON.'],
    ['/moved/', '/moved/snapshot.json could not be fetched: the answer was 302, go to https://elsewhere.example/.'],
    ['/broken/', '/broken/snapshot.json could not be fetched: the answer was 503.'],
  ])('is refused at %s', async (path, words) => {
    const error: unknown = await openSnapshot(`${top}${path}`).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(SnapshotFault);
    expect(String(error)).toContain(words);
  });

  it('is taken over https only, but from this machine', async () => {
    await expect(openSnapshot('http://registry.example/')).rejects.toThrow(
      'http://registry.example/ is not an address that a snapshot is taken from.',
    );
    await expect(openSnapshot('http://127.0.0.1:1/')).rejects.toThrow(
      'http://127.0.0.1:1/snapshot.json could not be fetched',
    );
  });

  it('names no file above itself', async () => {
    const { sums } = await openSnapshot(`${top}/up/`);
    await expect(sums()).rejects.toThrow('The manifest names a file that is not below the site: ../ai/index.html.');
  });
});
