import { defineRule } from '../../define-rule.ts';
import { titleOf } from '../../names.ts';

export default defineRule({
  about: 'system',
  code: 'record/pilot-without-end',
  summary: 'Every pilot has a last day.',
  controls: ['nist-csf-2.0:ID.AM-08', 'nist-csf-2.0:ID.RA-07', 'nist-ai-rmf-1.0:GOVERN-1.5'],
  row: 'record',
  lift: 'never',
  *check({ system }) {
    if (system.status !== 'pilot' || system.data.pilot?.until !== undefined || system.isBroken('pilot.until')) return;
    yield {
      at: system.data.pilot === undefined ? ['status'] : ['pilot', 'until'],
      message: `The pilot of “${titleOf(system)}” has no last day; a pilot without an end is a system in production that asks for less.`,
      hint: 'Write pilot: with until: and the last day, best with users_max: beside it.',
    };
  },
});
