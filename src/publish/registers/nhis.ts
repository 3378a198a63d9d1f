import { isActive } from '../../assess/nhi/facts.ts';
import { type NhiEntry, nhiEntries } from '../../assess/nhi/entries.ts';
import { defineRegister } from './register.ts';

export const nhis = defineRegister<NhiEntry>({
  name: 'nhis',
  title: 'Non-human identities',
  means: 'Every non-human identity once, with the systems that it acts for.',
  columns: [
    { name: 'nhi', type: 'text', means: 'The id of the identity.', of: ({ id }) => id },
    { name: 'title', type: 'text', means: 'What people call it.', of: ({ data }) => data.title },
    { name: 'kind', type: 'text', means: 'What sort of identity it is.', of: ({ data }) => data.kind },
    { name: 'active', type: 'boolean', means: 'Whether it is not revoked.', of: ({ data }) => isActive(data) },
    { name: 'owner', type: 'text', means: 'The id of the person who answers for it.', of: ({ data }) => data.owner },
    {
      name: 'systems',
      type: 'list',
      means: 'The systems that it acts for.',
      of: ({ users }) => users.map(({ system }) => system.id),
    },
    { name: 'shared', type: 'boolean', means: 'Whether several systems may use it.', of: ({ shared }) => shared },
    { name: 'environment', type: 'text', means: 'Where it works.', of: ({ data }) => data.environment },
    { name: 'auth', type: 'text', means: 'How it signs in.', of: ({ data }) => data.auth },
    { name: 'privileges', type: 'list', means: 'What it may do.', of: ({ data }) => data.privileges },
    { name: 'used_by', type: 'list', means: 'Who or what signs in with it.', of: ({ data }) => data.used_by },
    {
      name: 'vendor',
      type: 'text',
      means: 'The third party whose identity it is; “our own” where the record says that there is none.',
      of: ({ data }) => (data.vendor === null ? 'our own' : data.vendor),
    },
    {
      name: 'secret_store',
      type: 'text',
      means: 'Where its secret is kept; never the secret.',
      of: ({ data }) => data.secret?.store,
    },
    {
      name: 'rotated',
      type: 'date',
      means: 'The day its secret was last replaced.',
      of: ({ data }) => data.secret?.rotated,
    },
    {
      name: 'rotate_every',
      type: 'text',
      means: 'How often it is replaced, an ISO 8601 period.',
      of: ({ data }) => data.secret?.rotate_every,
    },
    {
      name: 'secret_expires',
      type: 'date',
      means: 'The last day on which its secret works.',
      of: ({ data }) => data.secret?.expires,
    },
    {
      name: 'revocation_tested',
      type: 'date',
      means: 'The day on which revoking it was last tried.',
      of: ({ data }) => data.revocation_tested,
    },
    { name: 'revoked', type: 'date', means: 'The day on which it was revoked.', of: ({ data }) => data.revoked },
  ],
  rowsOf: ({ assessment }) => nhiEntries(assessment.registry).values(),
});
