import { describe, expect, it } from 'vitest';
import { exceptionFrom } from '../../rules/registry.ts';
import { RegistryRepository } from './registry-repository.ts';

const FILE = 'exceptions/for-a-while.mdx';
const RENAMED = 'exceptions/renamed.mdx';
const GONE = 'exception/removed exceptions/';

function withException(): { readonly registry: RegistryRepository; readonly began: string } {
  const registry = new RegistryRepository();
  const { text } = exceptionFrom('tool/unreviewed');
  return { registry, began: registry.write(FILE, text).commit('Ask for an exception') };
}

const gone = async (registry: RegistryRepository, base?: string) =>
  (await registry.findings(base)).filter((found) => found.startsWith('exception/removed'));

describe('an exception whose file is gone', () => {
  it('is found before that is committed, and afterwards with the commit, until it is put back', async () => {
    const { registry } = withException();
    const text = registry.read(FILE);
    registry.remove(FILE);
    expect(await gone(registry)).toEqual([GONE]);
    registry.commit('Tidy up');
    const id = registry.repo.git('rev-parse', 'HEAD');
    expect(await registry.messages()).toContainEqual(
      `The exception ${FILE} was taken out by commit ${id.slice(0, 10)} of 2 February 2026. What was allowed once stays to be seen, with who allowed it and until when.`,
    );
    registry.write(FILE, text).commit();
    expect(await gone(registry)).toEqual([]);
  });

  it('is not, where it was renamed unchanged, whatever was written into it later', async () => {
    const { registry, began } = withException();
    registry.move(FILE, RENAMED).commit('Rename');
    expect(await gone(registry)).toEqual([]);
    expect(await gone(registry, began)).toEqual([]);
    registry.write(RENAMED, `${registry.read(RENAMED)}\nMore of it.\n`).commit('Say more');
    expect(await gone(registry)).toEqual([]);
  });

  it('is held to the base where there is one', async () => {
    const { registry, began } = withException();
    registry.write(RENAMED, registry.read(FILE).replace('title:', 'title: Again,')).commit('Ask for another');
    registry.remove(RENAMED).commit('Think better of it');
    expect(await gone(registry, began)).toEqual([]);
    const tidied = registry.remove(FILE).commit('Tidy up');
    expect(await gone(registry, began)).toEqual([GONE]);
    expect(await gone(registry, tidied)).toEqual([]);
  });
});
