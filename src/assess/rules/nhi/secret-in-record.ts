import type { SecretPlace } from '../../../parse/source.ts';
import { defineRule } from '../../define-rule.ts';

export default defineRule({
  about: 'registry',
  code: 'nhi/secret-in-record',
  summary: 'No file of the registry, and no path of one, holds the value of a secret.',
  controls: ['owasp-nhi-2025:NHI2', 'nist-csf-2.0:PR.DS-01', 'nist-csf-2.0:PR.AA-01'],
  severity: 'error',
  lift: 'never',
  *check({ registry }) {
    for (const [at, { spot, kind }] of registry.secrets.entries()) {
      const source = registry.sources.get(spot.file);
      yield {
        at: spot,
        message: `${where(spot)} holds what is shaped like a secret (${kind}); whoever can read the registry or its history can use it.`,
        hint: 'Revoke that secret now, since the history keeps it; then write where it is kept instead (secret.ref).',
        ...(source?.kind === 'system' ? { system: source.id } : {}),
        detail: `${kind} ${at}`,
      };
    }
  },
});

function where(spot: SecretPlace['spot']): string {
  return spot.offset === undefined ? 'The path of this file' : 'This file';
}
