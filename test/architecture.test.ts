import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonSchemaOf, SCHEMA_KINDS, schemaFileName } from '../src/validate/json-schema.ts';
import { deadPaths, faultsOf, ORDER, ROOT, sourcesIn, stageOf } from './architecture-checks.ts';

const PROGRAMS = sourcesIn('src', /\.(?:ts|astro)$/);

describe('the source', () => {
  it('imports only earlier stages, reads and writes only where it may, and says any nowhere', () => {
    expect([...PROGRAMS].flatMap(([file, text]) => faultsOf(file, text))).toEqual([]);
  });

  it('has a file in every stage', () => {
    expect(new Set([...PROGRAMS.keys()].map(stageOf))).toEqual(new Set(ORDER));
  });

  it('has no file of more than 250 lines', () => {
    const long = [...PROGRAMS].map(([file, text]): [string, number] => [file, text.trimEnd().split('\n').length]);
    expect(long.filter(([, lines]) => lines > 250)).toEqual([]);
  });

  it('starts another program only to ask git, and to sign', () => {
    const starting = [...PROGRAMS].filter(([, text]) => text.includes("'node:child_process'")).map(([file]) => file);
    expect(starting).toEqual(['src/read/history/run-git.ts', 'src/write/ssh-sign.ts']);
    for (const file of starting) {
      const programs = [...(PROGRAMS.get(file) ?? '').matchAll(/\b(?:spawn|run|execFile)\('([\w-]+)'/g)].map(
        ([, name]) => name,
      );
      expect(programs).toEqual([file.endsWith('ssh-sign.ts') ? 'ssh-keygen' : 'git']);
    }
  });
});

describe('every README', () => {
  const folders = readdirSync(ROOT, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !/^(?:node_modules|dist|\..*)$/.test(entry.name),
  );
  const inside = folders.flatMap(({ name }) => [...sourcesIn(name, /^README\.md$/).keys()]);
  const readmes = ['README.md', ...inside];

  it.each(readmes)('%s names only paths that exist', (readme) => {
    expect(deadPaths(readme, readFileSync(join(ROOT, readme), 'utf8'))).toEqual([]);
  });
});

describe('the JSON Schemas for editors', () => {
  it('are those of the fields as they are; “npm run -s countersign -- schema --out schemas” writes them anew', () => {
    const files = readdirSync(join(ROOT, 'schemas')).sort();
    expect(files).toEqual(SCHEMA_KINDS.map(schemaFileName).sort());
    for (const kind of SCHEMA_KINDS) {
      expect(readFileSync(join(ROOT, 'schemas', schemaFileName(kind)), 'utf8'), kind).toBe(jsonSchemaOf(kind));
    }
  });
});

// Each rule above, broken once: a check that lets everything pass proves nothing.
describe('a check that is broken', () => {
  it.each([
    ['src/parse/x.ts', "import { run } from '../assess/assess.ts';", 'imports assess, which parse may not'],
    ['src/parse/x.ts', "export * from '../validate/issue.ts';", 'imports validate, which parse may not'],
    ['src/diagnostic/x.ts', "type X = import('../read/git.ts').Commit;", 'imports read, which diagnostic may not'],
    ['src/assess/rules/a/b.ts', "const x = await import('../../../run.ts');", 'imports run, which assess may not'],
    ['src/publish/x.ts', "import { writeText } from '../write/text.ts';", 'imports write, which publish may not'],
    ['src/run.ts', "import './report/json.ts';", 'imports report, which run may not'],
    ['src/site/pages/x.astro', "---\nimport '../../assess/tier.ts';\n---\n", 'imports assess, which site may not'],
    ['src/site/x.ts', "import '../write/text.ts';", 'imports write, which site may not'],
    ['src/validate/x.ts', "import fs from 'node:fs';", 'imports node:fs, which validate may not'],
    ['src/cli/x.ts', "import { stat } from 'node:fs/promises';", 'imports node:fs/promises, which root may not'],
    [
      'src/parse/x.ts',
      "import { spawn } from 'node:child_process';",
      'imports node:child_process, which parse may not',
    ],
    ['src/read/x.ts', "import http from 'node:http';", 'imports node:http, which read may not'],
    ['src/read/x.ts', "import fs from 'fs';", 'imports fs without node:'],
    ['src/read/x.ts', "import '../../scripts/setup.mjs';", 'imports scripts/setup.mjs, outside src'],
    ['src/read/x.ts', 'await import(name);', 'imports a path that is computed'],
    ['src/assess/x.ts', 'const now = new Date();', 'asks the clock: new Date()'],
    ['src/assess/x.ts', 'const now = Date.now();', 'asks the clock: Date.now'],
    ['src/site/pages/x.astro', '---\nconst now = Date();\n---\n', 'asks the clock: Date()'],
    ['src/publish/x.ts', 'const now = performance.now();', 'asks the clock: performance.now'],
    ['src/cli/x.ts', 'const { HOME } = process.env;', 'reads process.env'],
    ['src/cli/x.ts', "if (process.env.ASTRO_TELEMETRY_DISABLED === '1') {}", 'reads process.env'],
    ['src/report/x.ts', "process.stdout.write('x');", 'uses process.stdout, which report may not'],
    ['src/parse/x.ts', "await fetch('https://x.example');", 'uses fetch'],
    ['src/read/x.ts', "await globalThis.window.fetch('https://x.example');", undefined],
    ['src/site/scripts/x.ts', "const socket = new WebSocket('wss://x.example');", 'uses WebSocket'],
    ['src/site/scripts/x.ts', "await window.fetch('/systems/index.json');", 'uses fetch'],
    ['src/parse/x.ts', 'const x: any = 1;', 'says any'],
    ['src/parse/x.ts', 'const x = y as unknown as any[];', 'says any'],
  ])('is seen in %s: %s', (file, text, fault) => {
    expect(faultsOf(file, text)).toEqual(fault === undefined ? [] : [`${file} ${fault}`]);
  });

  it.each([
    ['src/site/scripts/x.ts', 'const today = new Date();'],
    ['src/site/scripts/load-json.ts', 'await window.fetch(address);'],
    ['src/cli/x.ts', "process.env.ASTRO_TELEMETRY_DISABLED = '1';"],
    ['src/diagnostic/x.ts', 'const day = new Date(0);'],
    ['src/site/scripts/x.ts', 'await import(address);'],
    ['src/site/integration.ts', "import '../write/text.ts';"],
    ['src/assess/x.ts', 'const model = { fetch: 1 }; model.fetch;'],
    ['src/assess/x.ts', '// any fetch of Date.now() in process.env'],
  ])('is no fault in %s: %s', (file, text) => {
    expect(faultsOf(file, text)).toEqual([]);
  });

  it('is a folder that belongs to no stage', () => {
    expect(() => stageOf('src/helpers/x.ts')).toThrow('is in no stage');
  });

  it('is a path in a README that leads nowhere', () => {
    const text = 'See `read/gone.ts`, [it](lost.md), `validate/`, `nowhere/`, `owner/missing` and `<id>.mdx`.';
    expect(deadPaths('src/README.md', text)).toEqual(['read/gone.ts', 'nowhere/', 'lost.md']);
  });
});
