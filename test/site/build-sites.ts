import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

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

/** Builds both before the first test and removes them after the last, because a build takes seconds. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = await mkdtemp(join(tmpdir(), 'countersign-sites-'));
  const sites: BuiltSite[] = [];
  for (const [at, base] of BASES.entries()) {
    const folder = join(parent, String(at), 'dist');
    await promisify(execFile)(process.execPath, ['src/cli/main.ts', 'build', '--out', folder, '--base-path', base]);
    sites.push({ folder, base });
  }
  project.provide('sites', sites);
  return () => rm(parent, { recursive: true, force: true });
}
