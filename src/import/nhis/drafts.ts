import { dump } from 'js-yaml';
import type { FoundNhi } from './found.ts';
import { freeId } from './slug.ts';

const HEAD = `# Drafts, to be moved under nhis: of the systems that they act for. What is not here nobody has told: owner,
# how to revoke it, where its secret is kept. A comment says what the export knows and no field holds.
`;

/** What the export knows of identities that are not registered, as YAML; nothing is guessed, no owner invented. */
export function draftsOf(found: readonly FoundNhi[], takenIds: Iterable<string>): string {
  const taken = new Set(takenIds);
  const drafts = found.map((one) => {
    const { account, name, fields, active } = one;
    const { title, kind, ...rest } = fields;
    const item = {
      id: freeId(name, taken),
      ...(kind ? { kind } : {}),
      ...(title ? { title } : {}),
      account,
      ...rest,
      ...(active === false ? { status: 'revoked' } : {}),
    };
    const comments = [...(one.ownedBy === undefined ? [] : [`belongs to: ${one.ownedBy}`]), ...one.notes];
    return `${comments.map((comment) => `# ${comment.replaceAll(/\s+/g, ' ')}\n`).join('')}${dump([item], { lineWidth: -1 })}`;
  });
  return `${HEAD}${drafts.join('')}`;
}
