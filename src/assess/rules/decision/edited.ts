import { defineRule } from '../../define-rule.ts';
import { commitInWords, fileInWords, systemOfPath } from '../../trust/file-words.ts';

export default defineRule({
  about: 'registry',
  code: 'decision/edited',
  summary: 'A decision file and its signature stay as they came, byte for byte.',
  controls: ['nist-csf-2.0:PR.DS-01', 'nist-csf-2.0:GV.RM-01', 'nist-ai-rmf-1.0:GOVERN-2.1'],
  severity: 'error',
  lift: 'never',
  *check({ trust }) {
    for (const { path, what, by } of trust.fileChanges) {
      if (what === 'displaced') {
        yield {
          at: { file: path },
          system: systemOfPath(path),
          message: `${fileInWords(path)} is in this change under a name that another decision has where the change goes to, and would take its place.`,
          hint: `Bring your branch up to date, and name your file with the next number, such as ${nextName(path)}.`,
        };
      }
      if (what === 'redone') {
        yield {
          at: { file: path },
          system: systemOfPath(path),
          severity: 'warning',
          message: `${fileInWords(path)} was brought by this change and then edited in it${by ? `, by ${commitInWords(by, trust)}` : ''}. Merged commit by commit, the registry holds a decision that was edited after it had come.`,
          hint: 'Squash the commits of this change into one before it is merged, or put the file back as it first came and decide again in a new one.',
        };
      }
      if (what !== 'edited') continue;
      const when = trust.before
        ? 'was changed by this change'
        : by
          ? `was changed by ${commitInWords(by, trust)}`
          : 'differs from what is committed';
      yield {
        at: { file: path },
        system: systemOfPath(path),
        message: `${fileInWords(path)} ${when} after it had come into the registry. Whoever decided did not decide what it says now, and nobody could show what they did decide.`,
        hint: trust.before
          ? 'Put the file back as it was before, and let a new decision say what is different.'
          : 'Put the file back as it came, and let a new decision say what is different. On a branch that is not merged yet, name where it is going with --base.',
      };
    }
  },
});

function nextName(path: string): string {
  return path.replace(/(?:-(\d+))?\.json(?:\.sig)?$/, (_, number?: string) => `-${Number(number ?? 1) + 1}.json`);
}
