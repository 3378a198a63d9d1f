import { defineRule } from '../../define-rule.ts';

export default defineRule({
  about: 'registry',
  code: 'trust/changed',
  summary: 'A change says nothing new about who may decide, by which key, and what is asked of a system.',
  controls: ['nist-csf-2.0:GV.RR-02', 'nist-csf-2.0:GV.PO-02', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'warning',
  lift: 'never',
  *check({ trust: { before } }) {
    if (before === undefined) return;
    if (!before.existed) {
      yield {
        at: { file: 'people.yaml' },
        message:
          'Before this change there was no registry here, so that everything in it, people and policy among them, rests on this change alone.',
        hint: 'Let people who are not named in it look at who may decide and by which key, before anything is decided.',
      };
    }
    for (const { spot, text, person, detail } of before.changes) {
      yield {
        at: spot,
        subject: person ?? spot.file,
        detail,
        message: `With this change ${text}.`,
        hint: 'Merge it by itself, on the word of people who gain nothing by it; decisions that need it come in a later change.',
      };
    }
  },
});
