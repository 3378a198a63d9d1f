import type { Registry } from '../validate/registry.ts';

interface Titled {
  readonly id: string;
  readonly data: { readonly title?: string | undefined };
}

/** What people call a system, an item of evidence or an exception; its id where the record does not say. */
export function titleOf({ id, data }: Titled): string {
  return data.title ?? id;
}

/** The name of a person; the id where people.yaml does not know them. */
export function nameOf(id: string, { people }: Pick<Registry, 'people'>): string {
  return people.get(id)?.name ?? id;
}
