import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { siteModel, type SiteModel } from '../../src/publish/site-model.ts';
import { readContent, type SourceFile } from '../../src/read/content.ts';
import { judge } from '../../src/run.ts';

const EXAMPLE = readContent(join(import.meta.dirname, '../../content')).files;
const AS_OF = '2026-11-22';

const UNUSED = `  - id: svc-unused
    shared_because: Nobody uses it yet.
    kind: service-account
    title: Waits for its first system
    owner: dev-lee
    environment: production
    auth: static-secret
    privileges: [models:invoke]
    used_by: [workload]
    secret: { ref: halden-vault/unused, store: halden-vault, rotate_every: P30D, rotated: 2026-11-02 }
    vendor: null
    revoke: Delete it.
    exposures: []
    status: active
`;

type Edit = (text: string) => string | undefined;

const put =
  (from: string | RegExp, to: string): Edit =>
  (text) =>
    text.replace(from, to);
const gone: Edit = () => undefined;

/** What somebody may change, one file at a time. */
const EDITS: readonly (readonly [path: string, edit: Edit])[] = [
  ['systems/desk-assistant.mdx', put(/^title: /m, 'title: Our ')],
  ['systems/fraud-watch.mdx', put(/^owner: .*$/m, 'owner: dev-lee')],
  ['systems/fraud-watch.mdx', put(/$/, '\nOne line more.\n')],
  ['systems/halden-assist.mdx', put(/^status: .*$/m, 'status: suspended')],
  ['systems/credit-precheck.mdx', put('halden-vault/finans/precheck-reader', 'halden-vault/platform/wingtip-app-key')],
  ['systems/credit-precheck.mdx', put(/svc-precheck-reader/g, 'app-wingtip-code')],
  ['systems/code-companion.mdx', put(/environment: production/, 'environment: test')],
  ['systems/code-companion.mdx', put('title:', 'title: [')],
  ['systems/meeting-notes.mdx', gone],
  ['decisions/desk-assistant/2025-11-04-security.json', put(/$/, '\n')],
  ['decisions/desk-assistant/2025-11-06-business.json.sig', gone],
  ['decisions/desk-assistant/2026-06-03-security.json', gone],
  ['people.yaml', put('name: Dev Lee', 'name: Dev Li')],
  ['people.yaml', put(/until: 2026-12-31/, 'until: 2026-12-30')],
  ['policy.yaml', put(/review_every: P12M/, 'review_every: P1M')],
  ['registry.yaml', put(/^name: /m, 'name: The ')],
  ['frameworks/nist-csf-2.0.yaml', put(/name: /, 'name: Also ')],
  ['shared/nhis.yaml', put('rotated: 2026-11-02', 'rotated: 2026-11-03')],
  ['shared/evidence.yaml', put(/title: /, 'title: Another ')],
  ['exceptions/fraud-watch-access-review.mdx', put(/^until: .*$/m, 'until: 2026-11-25')],
  ['exceptions/supplier-helper-late-operations.mdx', gone],
  ['intake/route-optimiser.mdx', put(/^title: /m, 'title: Old ')],
  ['guides/read-a-matrix.mdx', put(/^title: /m, 'title: How to ')],
  ['evidence/code-companion/', put(/^/, ' ')],
];

function edited(path: string, edit: Edit): SourceFile[] {
  const file = EXAMPLE.find((other) => other.path.startsWith(path));
  const text = file && edit(file.bytes.toString('latin1'));
  expect(text, path).not.toBe(file?.bytes.toString('latin1'));
  const rest = EXAMPLE.filter((other) => other !== file);
  if (file === undefined || text === undefined) return rest;
  return EXAMPLE.map((other) => (other === file ? { path: file.path, bytes: Buffer.from(text, 'latin1') } : other));
}

async function modelOf(files: readonly SourceFile[], asOf: string): Promise<SiteModel> {
  const gate = await judge({ files, odd: [] }, { id: 'c0'.repeat(20), dirty: false, prefix: '' }, { asOf });
  const sums = new Map(
    files.map(({ path, bytes }) => [path, createHash('sha256').update(bytes).digest('hex')] as const),
  );
  return siteModel({ ...gate, sums }, { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' });
}

/** What the page of a file says, with the audit pack beside it, and whether it rests on nothing but its sum. */
function said(model: SiteModel, file: string): { readonly text: string; readonly isOwn: boolean } {
  const [part = '', id = '', more] = file.split('/');
  const page = part === 'nhis' ? model.nhi(id) : more === 'coverage' ? model.coverage(id) : model.system(id);
  const pack = part === 'systems' && more !== 'coverage' ? model.auditPack(model.system(id)) : undefined;
  const packed = pack?.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('latin1')]);
  return { text: JSON.stringify([page, packed]), isOwn: model.reuse?.isOwn(file) === true };
}

/** The sums of a site's pages, by their files. */
function sumsOf({ reuse }: SiteModel): Map<string, string> {
  return new Map([...(reuse?.pages() ?? [])].map(({ file, sum }) => [file, sum]));
}

const before = await modelOf(EXAMPLE, AS_OF);
const sumsBefore = sumsOf(before);

/** How many pages would serve again on a changed registry; each of them has to say what it would say anew. */
function servingAgain(after: SiteModel): number {
  const same = [...sumsOf(after)].filter(([file, sum]) => sumsBefore.get(file) === sum);
  let count = 0;
  for (const [file] of same) {
    const then = said(before, file);
    if (!then.isOwn) continue;
    expect(said(after, file).text, file).toBe(then.text);
    count++;
  }
  return count;
}

test.each(EDITS)('after a change of %s every page that would serve again says the same', async (path, edit) => {
  const again = servingAgain(await modelOf(edited(path, edit), AS_OF));
  if (/^(?:systems|decisions|intake|guides)\//.test(path)) expect(again).toBeGreaterThan(20);
  else expect(again).toBe(0);
});

test('a page does not serve again when its own decision is copied into the folder of another system', async () => {
  const own = EXAMPLE.find(({ path }) => path.startsWith('decisions/fraud-watch/'));
  const path = own?.path.replace('fraud-watch', 'code-companion') ?? '';
  const files = [...EXAMPLE, { path, bytes: own?.bytes ?? Buffer.of() }].sort((a, b) => (a.path < b.path ? -1 : 1));
  expect(servingAgain(await modelOf(files, AS_OF))).toBeGreaterThan(20);
});

test('the page of a shared identity that nobody lists does not serve again when a tool comes to act with it', async () => {
  const put = (path: string, from: string | RegExp, to: string) => (file: SourceFile) =>
    file.path === path ? { path, bytes: Buffer.from(file.bytes.toString().replace(from, to)) } : file;
  const unused = EXAMPLE.map(put('shared/nhis.yaml', /^nhis:\n/m, `nhis:\n${UNUSED}`));
  const used = unused.map(
    put('systems/credit-precheck.mdx', /nhi: svc-precheck-reader, needs: .*(?= })/, 'nhi: svc-unused'),
  );
  const [then, now] = [await modelOf(unused, AS_OF), await modelOf(used, AS_OF)];
  const file = 'nhis/svc-unused/index.html';
  expect(said(now, file).text).not.toBe(said(then, file).text);
  expect(sumsOf(now).get(file)).not.toBe(sumsOf(then).get(file));
});

test('no page serves again on another day', async () => {
  expect(servingAgain(await modelOf(EXAMPLE, '2026-11-23'))).toBe(0);
});

test('nearly every page rests on nothing but what it is about', () => {
  const files = [...sumsBefore.keys()];
  const own = files.filter((file) => said(before, file).isOwn);
  expect(own.length).toBeGreaterThan(0.9 * files.length);
  // Their texts name other systems.
  expect(files.filter((file) => !own.includes(file))).toContain('systems/halden-assist/index.html');
});
