import { MANIFEST_FILE, parseManifest, sha256Of, SnapshotFault } from './manifest.ts';
import type { SnapshotPlace } from './open-snapshot.ts';

/** More than any file of a site: a register of 10,000 systems takes some 20 MB. */
const MOST_BYTES = 1 << 28;
const MOST_MS = 60_000;
const AT_ONCE = 8;

/**
 * Opens a site at an address: the only place of the product that asks another machine for anything, and only for an
 * address that the user has named. Over https, or from this machine; no redirect is followed.
 * @throws SnapshotFault when it is not to be had
 */
export async function openAddress(where: string): Promise<SnapshotPlace> {
  const top = topOf(where);
  const bytes = await fetched(new URL(MANIFEST_FILE, top));
  if (bytes === undefined)
    throw new SnapshotFault(
      `${top.href} has no ${MANIFEST_FILE}.`,
      'Name the address of the overview of a published site.',
    );
  const manifest = parseManifest(bytes, where);
  const read = async (path: string) => fetched(within(path, top));
  return {
    where,
    manifest,
    read,
    sums: () => sumsOf(Object.keys(manifest.manifest.files), read),
    isManifestAlone: false,
    isWholeFolder: false,
  };
}

function topOf(where: string): URL {
  const url = URL.parse(where);
  const isHere = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url === null || (url.protocol !== 'https:' && !isHere))
    throw new SnapshotFault(
      `${where} is not an address that a snapshot is taken from.`,
      'Write one that begins with https://, or download the site and name its folder.',
    );
  url.search = '';
  url.hash = '';
  if (url.pathname.endsWith(`/${MANIFEST_FILE}`)) url.pathname = url.pathname.slice(0, -MANIFEST_FILE.length);
  else if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** A manifest may name no file above the site, nor one elsewhere. */
function within(path: string, top: URL): URL {
  const url = new URL(path.split('/').map(encodeURIComponent).join('/'), top);
  if (url.href.startsWith(top.href) && !path.startsWith('/')) return url;
  throw new SnapshotFault(
    `The manifest names a file that is not below the site: ${path}.`,
    'Do not rely on this site.',
  );
}

async function fetched(url: URL): Promise<Uint8Array | undefined> {
  const refuse = (why: string): never => {
    throw new SnapshotFault(
      `${url.href} could not be fetched: ${why}.`,
      'Try again, or download the site, for example with wget --mirror, and name its folder.',
    );
  };
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(MOST_MS) });
    if (response.status === 404 || response.status === 410) return undefined;
    const to = response.headers.get('location');
    if (response.status !== 200)
      return refuse(`the answer was ${response.status}${to === null ? '' : `, go to ${to}`}`);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body ?? []) {
      length += part.length;
      if (length > MOST_BYTES) return refuse(`it is larger than ${MOST_BYTES.toLocaleString('en-GB')} bytes`);
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    if (error instanceof SnapshotFault) throw error;
    return refuse(
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error),
    );
  }
}

async function sumsOf(paths: readonly string[], read: SnapshotPlace['read']): Promise<ReadonlyMap<string, string>> {
  const sums = new Map<string, string>();
  const waiting = paths.values();
  const lane = async (): Promise<void> => {
    for (const path of waiting) {
      const bytes = await read(path);
      if (bytes !== undefined) sums.set(path, sha256Of(bytes));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return sums;
}
