import type { DueDate } from '../assess/due-dates.ts';
import { nameOf, titleOf } from '../assess/names.ts';
import { inWords, periodInWords } from '../diagnostic/calendar.ts';
import { escapeJson, escapeTerminal } from '../diagnostic/escape.ts';
import { listWords } from '../diagnostic/suggest.ts';
import type { Registry } from '../validate/registry.ts';

export interface DueReport {
  readonly asOf: string;
  readonly commit: string | undefined;
  /** How far the report looks ahead. */
  readonly within: string;
  readonly due: readonly DueDate[];
  readonly registry: Registry;
}

/** For people: what runs out, soonest first, with whoever has to act. Each date is the last on which it counts. */
export function dueText({ asOf, within, due, registry }: DueReport): string {
  const blocks = due.map(({ date, what, who, systems, fails }) => {
    const names = listWords(
      systems.map((id) => titleOf(registry.systems.get(id) ?? registry.intake.get(id) ?? { id, data: {} })),
      'and',
      6,
    );
    return [
      `${date} ${what}`,
      `  ${names}; ${who === undefined ? 'nobody is named to act' : `${nameOf(who, registry)} acts`}, or ${fails ? 'the build fails' : 'it is shown as overdue'}`,
    ];
  });
  const count = due.length === 0 ? 'Nothing runs' : due.length === 1 ? '1 date runs' : `${due.length} dates run`;
  const lines = [
    ...blocks.flat(),
    ...(due.length > 0 ? [''] : []),
    `${count} out in the ${periodInWords(within)} from ${inWords(asOf)}. What has run out already is a finding of “countersign check”.`,
  ];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}

/** For machines: the same. */
export function dueJson({ asOf, commit, within, due }: DueReport): string {
  const dates = due.map(({ date, kind, what, subject, who, systems, fails }) => ({
    date,
    kind,
    what,
    subject: subject ?? null,
    who: who ?? null,
    systems,
    fails,
  }));
  return escapeJson(`${JSON.stringify({ asOf, commit: commit ?? null, within, dates }, null, 2)}\n`);
}
