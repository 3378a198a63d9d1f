import type { ArtefactFormat } from '../../../parse/artefact/artefact.ts';
import { defineRule } from '../../define-rule.ts';
import { doubted } from '../../doubted.ts';
import { usedAt } from '../../evidence.ts';
import { titleOf } from '../../names.ts';

const EMPTY: Record<ArtefactFormat, string> = {
  sarif: 'holds no run with results',
  garak: 'holds no evaluation of a probe',
  promptfoo: 'holds no test that came to a result',
  inspect: 'holds no sample that was scored',
  cyclonedx: 'lists parts and no vulnerabilities, not even an empty list of them',
  junit: 'holds no test that came to a result',
};

export default defineRule({
  about: 'system',
  code: 'evidence/no-run',
  summary: 'A file that is to show a pass holds a run and an evaluation.',
  controls: ['nist-csf-2.0:ID.IM-02', 'nist-ai-rmf-1.0:MEASURE-2.13'],
  row: 'approval',
  lift: { by: 'security', atMost: 'P90D' },
  *check(view, { asOf }) {
    const { system } = view;
    for (const { use, says } of doubted(view, 'no-run', asOf)) {
      yield {
        at: use.definedAt(['result']),
        message: `“${titleOf(use)}” is said to be a ${use.data.result}, and ${use.data.file} ${EMPTY[says.format]}, so nothing was tried on “${titleOf(system)}” that could have failed.`,
        hint: 'Pin the whole report of a run that evaluated something, as an item of its own, or write result: inconclusive.',
        subject: use.id,
        related: usedAt(use, system),
      };
    }
  },
});
