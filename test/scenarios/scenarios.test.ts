import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locateAll } from '../../src/report/located.ts';
import { judge } from '../../src/run.ts';
import { baseFolder, patched } from '../rules/registry.ts';
import { readStory } from './story.ts';

const HERE = import.meta.dirname;
const folders = readdirSync(HERE, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(folders.map(({ name }) => name))('%s', (name) => {
  const story = readStory(readFileSync(join(HERE, name, 'story.md'), 'utf8'));

  test(story.title, async () => {
    expect(story.days.length).toBeGreaterThan(0);
    let folder = baseFolder();
    for (const { day, patches, expected } of story.days) {
      folder = patched(folder, patches);
      const gate = await judge(folder, { dirty: false, prefix: '' }, { asOf: day });
      const errors = locateAll(gate.diagnostics, gate.sources).filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code, file, message }) => `${code} ${file}: ${message}`).sort(), day).toEqual(expected);
    }
  });
});
