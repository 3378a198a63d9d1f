import type { Spot } from '../diagnostic/diagnostic.ts';
import type { CommonRegistry } from '../validate/registry.ts';
import { nameOf } from './names.ts';
import { FORGE, type KeyFault } from './signature/keyring.ts';

/** Whose key it is, to be read in a sentence. */
export function keyHolder(id: string, registry: CommonRegistry): string {
  return id === FORGE ? 'the forge' : nameOf(id, registry);
}

/** Where a key is listed. */
export function keySpot({ person, index }: KeyFault, { people }: CommonRegistry): Spot {
  if (person === FORGE) return { file: 'registry.yaml', path: ['forge_keys', index, 'key'] };
  return people.get(person)?.spot(['keys', index, 'key']) ?? { file: 'people.yaml' };
}
