// The floor that `check` is measured against: the least that any checker of these files has to do. One process reads
// the same files, one after another, `load`s their YAML, `JSON.parse`s the decisions, turns each body into a tree, and
// drops every result.
//
//   node scripts/bench/floor.ts FOLDER

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { mdxToHast } from 'satteri';

const [folder = ''] = process.argv.slice(2);

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
  if (entry.name.endsWith('.json')) JSON.parse(text);
  else if (entry.name.endsWith('.mdx')) readRecord(text);
  else if (entry.name.endsWith('.yaml')) load(text);
}

function readRecord(text: string): void {
  const close = text.indexOf('\n---\n', 3);
  load(text.slice(4, close + 1));
  mdxToHast(text.slice(close + 5));
}
