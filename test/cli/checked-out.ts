import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Repository } from '../read/history/repository.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The program and the base registry of the rules in a repository of their own, without the packages. */
export function checkedOut(): Repository {
  const repository = new Repository();
  for (const name of ['src', 'package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json'])
    cpSync(join(ROOT, name), repository.in(name), { recursive: true });
  cpSync(join(ROOT, 'test/rules/base'), repository.in('content'), { recursive: true });
  repository.write('.gitignore', 'node_modules\n.astro/\n');
  repository.commit('Begin', '2026-01-12T09:00:00Z');
  return repository;
}

/** Puts the packages of this repository where a copy of the program finds them, with a memory of its own. */
export function linkPackages(folder: string): void {
  const [from, to] = [join(ROOT, 'node_modules'), join(folder, 'node_modules')];
  mkdirSync(to);
  for (const name of readdirSync(from)) if (name !== '.cache') symlinkSync(join(from, name), join(to, name));
}
