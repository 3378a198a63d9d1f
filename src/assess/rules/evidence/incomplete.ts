import { listWords } from '../../../diagnostic/suggest.ts';
import { defineRule } from '../../define-rule.ts';
import { missingParts, usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

const SAYS: Record<ReturnType<typeof missingParts>[number], string> = {
  kind: 'of what kind it is',
  performed: 'when it was true',
  collected: 'when it was filed',
  collected_by: 'who filed it',
  result: 'what it found',
  expires: 'until when it counts',
  file: 'where the artefact is',
};

export default defineRule({
  about: 'system',
  code: 'evidence/incomplete',
  summary:
    'Evidence says of what kind it is, when it was true, who filed it and when, what it found, until when it counts, and where it is.',
  controls: ['nist-csf-2.0:ID.IM-01', 'nist-ai-rmf-1.0:MEASURE-2.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check({ system }) {
    for (const use of system.evidence) {
      const missing = missingParts(use.data).filter(
        (part) => !use.isBroken([part]) && !(part === 'file' && use.isBroken(['href'])),
      );
      if (missing.length === 0) continue;
      yield {
        at: use.definedAt([]),
        message: `“${titleOf(use)}” does not say ${listWords(missing.map((part) => SAYS[part]))}, so it shows nothing for “${titleOf(system)}”.`,
        hint: `Write ${listWords(
          missing.map((part) => (part === 'file' ? 'file: or href:' : `${part}:`)),
          'and',
        )}.`,
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
