import { execFile } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Repository } from '../read/history/repository.ts';
import { checkedOut, linkPackages } from './checked-out.ts';
import { hashes } from './hashes.ts';

const AS_OF = '2026-03-01';

/** Builds into a folder, and says how many pages served again. */
async function build({ top }: Repository, out: string, asOf = AS_OF, ...more: string[]): Promise<number> {
  const words = ['src/cli/main.ts', 'build', '--as-of', asOf, '--out', out, ...more];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: top });
  return Number(/(\d+) pages? of the last one serves? again/.exec(stdout)?.[1] ?? 0);
}

test(
  'pages serve again where nothing that matters to them changed, and else are made anew',
  { timeout: 180_000 },
  async () => {
    const repository = checkedOut();
    linkPackages(repository.top);
    const page = (path: string) => repository.in(`dist/${path}/index.html`);
    const edit = (path: string, change: (text: string) => string) => {
      const [before, file] = [readFileSync(repository.in(path), 'utf8'), repository.in(path)];
      expect(change(before)).not.toBe(before);
      writeFileSync(file, change(before));
      repository.commit(`Change ${path}`, '2026-02-03T09:00:00Z');
    };
    const [systems, identities] = [4, 2];
    const all = 2 * systems + identities;
    expect(await build(repository, 'dist')).toBe(0);

    // Another commit, which every page names; and a page that was altered where it lies, which is nobody’s to publish.
    edit('content/systems/leave-helper.mdx', (text) => `${text}\nA word more.\n`);
    appendFileSync(page('nhis/svc-credit-check'), '<!-- altered -->');
    expect(await build(repository, 'dist'), 'a record changed').toBe(all - 3);
    expect(await build(repository, 'other', AS_OF, '--fresh')).toBe(0);
    expect(await hashes(repository.in('dist'))).toEqual(await hashes(repository.in('other')));

    expect(await build(repository, 'dist', '2026-03-02'), 'another day').toBe(0);
    expect(readFileSync(page('systems/credit-check'), 'utf8')).toContain('as of 2 March 2026');

    edit('content/policy.yaml', (text) => text.replace('title: Low', 'title: Lowest'));
    expect(await build(repository, 'dist', '2026-03-02'), 'another policy').toBe(0);

    edit('src/site/components/PageHead.astro', (text) => text.replace('<h1', '<h1 data-template="new"'));
    expect(await build(repository, 'dist', '2026-03-02'), 'another template').toBe(0);
    expect(readFileSync(page('systems/credit-check'), 'utf8')).toContain('data-template="new"');
  },
);
