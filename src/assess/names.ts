import type { Registry, System } from '../validate/registry.ts';

/** What people call a system; its id where the record does not say. */
export function titleOf({ id, data }: Pick<System, 'id' | 'data'>): string {
  return data.title ?? id;
}

/** The name of a person; the id where people.yaml does not know them. */
export function nameOf(id: string, { people }: Pick<Registry, 'people'>): string {
  return people.get(id)?.name ?? id;
}
