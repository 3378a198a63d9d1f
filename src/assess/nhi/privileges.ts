import type { Tool } from '../../validate/schema/system.ts';

const SWEEPING = new Set(['*', 'admin', 'administrator', 'root', 'owner', 'superuser', 'fullaccess', 'fullcontrol']);
const CHANGING =
  /^(?:write|create|update|delete|modify|put|post|patch|send|manage|edit|publish|approve|grant|execute)/i;

/** True for `*`, `tickets:*` and `tenant.admin`: everything of a kind, or the right to give rights. */
export function isSweeping(privilege: string): boolean {
  const words = privilege.toLowerCase().split(/[^a-z0-9*]+/);
  return privilege.includes('*') || words.some((word) => SWEEPING.has(word));
}

/** True for a privilege that changes something by its last word: `orders:write`, `s3:PutObject`, `User.ReadWrite.All`. */
export function isChanging(privilege: string): boolean {
  const [, ...actions] = privilege.split(/[:./]/);
  return (
    isSweeping(privilege) || CHANGING.test(actions.at(-1) ?? privilege) || actions.some((word) => /write/i.test(word))
  );
}

/** What it may do and no tool needs; nothing can be said while one of its tools does not say what it needs. */
export function unneeded(privileges: readonly string[], tools: readonly Tool[]): string[] | undefined {
  const needs = tools.map(({ needs: list }) => list);
  if (needs.some((list) => list === undefined)) return undefined;
  const needed = new Set(needs.flatMap((list) => list ?? []));
  return privileges.filter((privilege) => !needed.has(privilege));
}

/** True where every tool that acts with it only reads. */
export function isReadOnly(tools: readonly Tool[]): boolean {
  return tools.length > 0 && tools.every(({ access }) => access === 'read');
}
