declare const COUNTERSIGN_BASE: string | undefined;

/** The base path, put in by the build. Not `import.meta.env.BASE_URL`, which a variable of the environment overrules. */
const BASE = typeof COUNTERSIGN_BASE === 'string' ? COUNTERSIGN_BASE : '/';

/** An address of this site, `/systems/…`, below the path that it is published under; others stay as they are. */
export function href(address: string): string {
  return address.startsWith('/') ? `${BASE}${address.slice(1)}` : address;
}
