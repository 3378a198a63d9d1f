import { defineRule } from '../../define-rule.ts';
import { keyHolder, keySpot } from '../../key-words.ts';

export default defineRule({
  about: 'registry',
  code: 'people/bad-key',
  summary: 'Every key in people.yaml is a public key that can prove a signature.',
  controls: ['nist-csf-2.0:PR.AA-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'error',
  lift: 'never',
  *check({ registry, trust }) {
    for (const fault of trust.keyFaults) {
      const { person, index, reason, text } = fault;
      if (reason === 'shared') continue;
      yield {
        at: keySpot(fault, registry),
        subject: person,
        detail: String(index),
        message: `A key of ${keyHolder(person, registry)} proves nothing, since ${text}.`,
        hint: 'Write the one line of the .pub file: an Ed25519, ECDSA or security key, or RSA of 2048 bits or more.',
      };
    }
  },
});
