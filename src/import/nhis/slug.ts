import { LONGEST_ID } from '../../parse/kinds.ts';

/** A name as an id of the registry: lower-case letters, digits and single hyphens. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_ID)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'unnamed' : slug;
}

/** An id that is not among those taken, and is from now on. */
export function freeId(name: string, taken: Set<string>): string {
  const base = slugOf(name)
    .slice(0, LONGEST_ID - 5)
    .replace(/-+$/, '');
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  taken.add(id);
  return id;
}
