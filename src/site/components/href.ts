const BASE = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** An address of this site, `/systems/…`, below the path that it is published under; others stay as they are. */
export function href(address: string): string {
  return address.startsWith('/') ? `${BASE}${address.slice(1)}` : address;
}
