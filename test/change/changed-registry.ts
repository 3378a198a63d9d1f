import { type Change, changeOf } from '../../src/change/change.ts';
import { readStates, type States } from '../../src/change/states.ts';
import type { SystemChange } from '../../src/change/system-change.ts';
import { RegistryRepository } from '../assess/trust/registry-repository.ts';

export const LEAVE = 'systems/leave-helper.mdx';
export const CREDIT = 'systems/credit-check.mdx';
/** The as-of date of every question. */
export const TODAY = '2026-03-01';

/** The base registry on a branch of its own, on which a test then changes something. */
export function branched(): RegistryRepository {
  const registry = new RegistryRepository();
  registry.repo.git('switch', '-q', '-c', 'change');
  return registry;
}

/** The same with a text in a file put in the place of another, which has to be there. */
export function edited(path: string, ...edits: (readonly [from: string, to: string])[]): RegistryRepository {
  const registry = branched();
  for (const [from, to] of edits) {
    const text = registry.read(path);
    if (!text.includes(from)) throw new Error(`“${from}” is not in ${path}`);
    registry.write(
      path,
      text.replace(from, () => to),
    );
  }
  return registry;
}

export function statesOf(registry: RegistryRepository, base = 'main'): Promise<States> {
  return readStates({ content: registry.content, base, asOf: TODAY });
}

export async function changeIn(registry: RegistryRepository, base = 'main'): Promise<Change> {
  return changeOf(await statesOf(registry, base));
}

/** What the change is to one system; undefined where it does not reach it. */
export async function changeTo(id: string, registry: RegistryRepository): Promise<SystemChange | undefined> {
  return (await changeIn(registry)).systems.find((change) => change.id === id);
}
