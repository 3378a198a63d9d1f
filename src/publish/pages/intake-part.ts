import { compare } from '../../diagnostic/compare.ts';
import { registrationDue } from '../../assess/intake.ts';
import { titleOf } from '../../assess/names.ts';
import type { Intake } from '../../validate/registry.ts';
import type { Table } from '../page-parts.ts';
import { dated, type SiteContext } from '../site-context.ts';
import { counted } from '../words.ts';

const MOST = 5;

/** Systems that are known and not registered: first those that have to be, the soonest first. */
export function intakeTable({ assessment: { registry } }: SiteContext): Table {
  const records = [...registry.intake.values()]
    .map((record) => ({
      record,
      due: record.data.in_use === true ? registrationDue(record, registry.policy) : undefined,
    }))
    .sort((a, b) => compare(a.due ?? '~', b.due ?? '~') || compare(titleOf(a.record), titleOf(b.record)));
  const rest = records.length > MOST ? `; the first ${MOST}` : '';
  return {
    caption: `${counted(records.length, 'system')}${rest}`,
    columns: [{ title: 'System', as: 'name' }, { title: 'To be registered by' }],
    rows: records
      .slice(0, MOST)
      .map(({ record, due }) => [
        [{ text: titleOf(record), href: `/intake/${record.id}/` }],
        due === undefined ? [noDate(record)] : dated(due),
      ]),
    empty: 'Everything that is known is registered.',
  };
}

function noDate({ data }: Intake): string {
  if (data.in_use === true) return 'its first day is not given';
  return data.in_use === false ? 'no date: not in use' : 'not known whether it is in use';
}
