import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { findBrowser } from './find-browser.ts';

/** The example organisation as a site, once at the root of its host and once below a path. */
export interface BuiltSite {
  readonly folder: string;
  readonly base: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly sites: readonly BuiltSite[];
  }
}

const BASES = ['/', '/ai/registry/'];

/**
 * Builds both before the first test and removes them after the last, because a build takes seconds. The browser is
 * unpacked here, too, before two files of tests do so at once; where there is none, those that need it say so.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = await mkdtemp(join(tmpdir(), 'countersign-sites-'));
  await findBrowser().catch(() => undefined);
  const build = async (base: string, at: number): Promise<BuiltSite> => {
    const folder = join(parent, String(at), 'dist');
    await promisify(execFile)(process.execPath, ['src/cli/main.ts', 'build', '--out', folder, '--base-path', base]);
    return { folder, base };
  };
  project.provide('sites', await Promise.all(BASES.map(build)));
  return () => rm(parent, { recursive: true, force: true });
}
