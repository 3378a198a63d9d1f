import { defineRule } from '../../define-rule.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'evidence/altered',
  summary: 'The bytes of pinned evidence are those that were pinned.',
  controls: ['nist-csf-2.0:PR.DS-01', 'nist-ai-rmf-1.0:MEASURE-2.1'],
  row: 'always',
  lift: 'never',
  *check({ system, decisions }, { registry }) {
    for (const use of system.evidence) {
      const { file, sha256 } = use.data;
      const found = registry.evidenceFiles.get(file ?? '')?.sha256;
      // A decision pins what it relied on, too: taking the pin out of the record does not undo that.
      const relied = decisions
        .flatMap(({ data }) => data.reliedOn ?? [])
        .findLast(({ evidence }) => evidence === use.id);
      const pin = sha256 ?? relied?.sha256;
      if (pin === undefined || found === undefined || found === pin) continue;
      yield {
        at: use.definedAt([sha256 === undefined ? 'file' : 'sha256']),
        message: `${file} is not the file that “${titleOf(use)}” was pinned to, so nobody can tell what was read when “${titleOf(system)}” was decided on.`,
        hint: 'Put back the file as it was, and list a newer version as an item of its own.',
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
