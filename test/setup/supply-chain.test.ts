import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bomOfLock, type Lock } from '../../scripts/sbom/bom-of-lock.ts';
import { VERSION } from '../../src/diagnostic/version.ts';
import { publishedSchema } from '../published-schema.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const names = z.record(z.string(), z.string());
const program = z
  .object({
    version: z.string(),
    dependencies: names,
    devDependencies: names,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(read('package.json')));
const lock = JSON.parse(read('package-lock.json')) as Lock;
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('the packages that the program is made from', () => {
  const [, section = ''] = /^## Dependencies\n(.*?)(?=^## |$(?![^]))/ms.exec(read('src/README.md')) ?? [];
  const named = [...section.matchAll(/^\| (`.*?`) +\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
  const isNamed = (name: string) =>
    named.some((one) => one === name || (one.endsWith('/*') && name.startsWith(one.slice(0, -1))));
  const used = [...Object.keys(program.dependencies), ...Object.keys(program.devDependencies)];

  test('have each its reason in src/README.md, and no other has one', () => {
    expect(used.filter((name) => !isNamed(name))).toEqual([]);
    const isUsed = (one: string) =>
      used.some((name) => name === one || (one.endsWith('/*') && name.startsWith(one.slice(0, -1))));
    expect(named.filter((one) => !isUsed(one))).toEqual([]);
  });

  test('are locked to one version and its hash, and run nothing when they are installed but what is allowed', () => {
    for (const version of Object.values({ ...program.dependencies, ...program.devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
    const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    expect(running.filter((path) => program.allowScripts[path.replace('node_modules/', '')] === undefined)).toEqual([]);
    expect(Object.entries(program.allowScripts).filter(([, isAllowed]) => isAllowed)).toEqual([['node', true]]);
  });

  test('are those of the version that the program says it is', () => {
    expect(VERSION).toBe(program.version);
  });
});

describe('the bill of materials of the program', () => {
  const bom = z
    .looseObject({
      serialNumber: z.string(),
      components: z.array(z.looseObject({ 'bom-ref': z.string(), scope: z.string(), name: z.string() })),
      dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
    })
    .parse(JSON.parse(JSON.stringify(bomOfLock(lock))));
  const refs = bom.components.map((component) => component['bom-ref']);

  test('names every package of the lock once, with its hash and licence, and is the same each time', () => {
    const installed = packages.map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`);
    expect(refs.map((ref) => decodeURIComponent(ref.slice('pkg:npm/'.length))).sort()).toEqual(
      [...new Set(installed)].sort(),
    );
    for (const component of bom.components)
      expect(component, component.name).toMatchObject({
        hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
        licenses: [{ expression: expect.any(String) }],
      });
    expect(JSON.parse(JSON.stringify(bomOfLock(lock)))).toEqual(bom);
  });

  test('says what each depends on, all of which is there, and what only development needs', () => {
    const known = new Set(refs);
    expect(bom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !known.has(ref))).toEqual([]);
    const scopeOf = (name: string) => bom.components.find((component) => component.name === name)?.scope;
    expect([scopeOf('astro'), scopeOf('vitest')]).toEqual(['required', 'excluded']);
    const [root] = bom.dependencies;
    expect(root?.dependsOn).toHaveLength(
      Object.keys(program.dependencies).length + Object.keys(program.devDependencies).length,
    );
  });

  test('finds the version that a package loads, and not another one', () => {
    const small = bomOfLock({
      packages: {
        '': { name: 'x', version: '1.0.0', license: 'MIT', dependencies: { a: '1', b: '1' } },
        'node_modules/a': { version: '1.0.0', dependencies: { b: '2' }, optionalDependencies: { none: '1' } },
        'node_modules/a/node_modules/b': { version: '2.0.0' },
        'node_modules/b': { version: '1.0.0', dev: true },
      },
    });
    expect(small).toMatchObject({
      dependencies: [
        { ref: 'x@1.0.0', dependsOn: ['pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0'] },
        { ref: 'pkg:npm/a@1.0.0', dependsOn: ['pkg:npm/b@2.0.0'] },
        { ref: 'pkg:npm/b@1.0.0', dependsOn: [] },
        { ref: 'pkg:npm/b@2.0.0', dependsOn: [] },
      ],
    });
  });

  publishedSchema(
    'bom-1.6.schema.json',
    'conforms to the schema of CycloneDX 1.6',
    (faultsIn) => {
      expect(faultsIn(bom)).toEqual([]);
    },
    ['spdx.schema.json', 'jsf-0.82.schema.json'],
  );
});
