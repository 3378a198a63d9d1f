import { defineRule } from '../../define-rule.ts';
import { isOver, usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/unpinned',
  summary: 'Required evidence is pinned by its SHA-256 where the tier asks for it.',
  controls: ['nist-csf-2.0:PR.DS-01', 'nist-ai-rmf-1.0:MEASURE-2.1'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P180D' },
  *check({ system, required, rules, tier }, { asOf, registry }) {
    if (!rules.evidence_pinned) return;
    for (const { use } of required.flatMap(({ items }) => items)) {
      const { file, href, sha256 } = use.data;
      const artefact = file ?? href;
      if (artefact === undefined || sha256 !== undefined || use.isBroken(['sha256']) || isOver(use.data, asOf))
        continue;
      const found = registry.evidenceFiles.get(file ?? '')?.sha256;
      yield {
        at: use.definedAt([file === undefined ? 'href' : 'file']),
        message: `“${titleOf(use)}” is not pinned, as the ${tier} tier asks, so what “${titleOf(system)}” was approved on could be exchanged and nobody would see it.`,
        hint: found
          ? `Read the file once more, then write sha256: ${found}`
          : `Write sha256: and the SHA-256 of the bytes of ${artefact}.`,
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
