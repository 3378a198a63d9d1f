import { deadlines } from '../../assess/deadlines.ts';
import { dueDates, within } from '../../assess/due-dates.ts';
import { isPeriod } from '../../diagnostic/calendar.ts';
import { dueJson, dueText } from '../../report/due.ts';
import { formatOf, judgedOf } from '../judged.ts';
import type { CommonOptions } from '../options.ts';
import { UsageError } from '../usage.ts';
import { gateOf } from './check.ts';

const REPORTERS = new Map([
  ['text', dueText],
  ['json', dueJson],
]);

export interface DueOptions extends CommonOptions {
  readonly within: string;
  readonly format?: string | undefined;
}

/** Prints what runs out in a period, and who has to act. What has run out already is a finding, and `check` says it. */
export async function dueCommand(options: DueOptions): Promise<number> {
  const report = formatOf(REPORTERS, options.format);
  if (!isPeriod(options.within))
    throw new UsageError(
      `“${options.within}” is not a period.`,
      'Write --within P90D for 90 days, or P6M for six months.',
    );
  const gate = await gateOf(options, 'judged');
  const assessment = judgedOf(gate, 'nobody can say what runs out');
  const { registry, asOf } = assessment;
  const due = within(dueDates(deadlines(assessment)), asOf, options.within);
  process.stdout.write(report({ asOf, commit: gate.commit.id, within: options.within, due, registry }));
  return 0;
}
