import { EMERGENCY, isOneByOne } from '../../assess/exceptions.ts';
import { RULES } from '../../assess/rules/index.ts';
import { addPeriod } from '../../diagnostic/calendar.ts';
import { exception } from '../../validate/schema/exception.ts';
import type { SiteContext } from '../site-context.ts';
import type { ExceptionContext, LiftableRule } from './exception-file.ts';
import type { Form, FormField } from './form.ts';
import { fieldOf, ID_FIELD, peopleOptions, wordOptions } from './parts.ts';

/** What is asked of whoever cannot keep a rule for a while. */
export function exceptionForm(context: SiteContext): Form {
  const { registry, asOf } = context.assessment;
  const people = peopleOptions(context);
  const rules = liftableRules(context);
  const kinds = exception.shape.kind.unwrap().options;
  const field = (path: string, rest: Parameters<typeof fieldOf>[2]): FormField => fieldOf(exception.shape, path, rest);
  const needs: ExceptionContext = {
    rules,
    emergency: registry.policy.emergency_at_most ?? EMERGENCY,
    systems: [...registry.systems.keys()],
    taken: [...registry.exceptions.keys()],
  };
  return {
    makes: 'exception',
    entries: [
      field('title', { label: 'What it is about', as: 'line', isNeeded: true }),
      ID_FIELD,
      field('rule', {
        label: 'Rule that cannot be kept',
        as: 'one',
        isNeeded: true,
        options: Object.entries(rules).map(([value, { summary }]) => ({ value, text: `${value}: ${summary}` })),
        also: ['Rules that no exception lifts are not among them.'],
      }),
      field('systems', { label: 'Systems', as: 'lines', isNeeded: true, also: ['By their ids, one on each line.'] }),
      field('subjects', { label: 'Only for', as: 'lines', also: ['One on each line.'] }),
      field('kind', { label: 'Kind', as: 'one', options: wordOptions(kinds) }),
      field('reason', { label: 'Why', as: 'text', isNeeded: true }),
      field('compensating', {
        label: 'What keeps the risk in bounds meanwhile',
        as: 'lines',
        isNeeded: true,
        also: ['One on each line.'],
      }),
      field('requested_by', { label: 'Asked for by', as: 'one', options: people, isNeeded: true }),
      field('approved_by', { label: 'To be approved by', as: 'one', options: people, isNeeded: true }),
      field('from', { label: 'First day', as: 'day', isNeeded: true, value: asOf }),
      field('until', { label: 'Last day', as: 'day', isNeeded: true, value: addPeriod(asOf, 'P30D') }),
      field('closes_with', { label: 'What ends it', as: 'line', isNeeded: true }),
    ],
    context: needs,
  };
}

function liftableRules({ assessment: { registry } }: SiteContext): Record<string, LiftableRule> {
  return Object.fromEntries(
    RULES.flatMap(({ code, summary, lift }) => {
      if (lift === 'never') return [];
      const most = registry.policy.exceptions?.[code]?.at_most;
      const atMost = most !== undefined && addPeriod(DAY, most) < addPeriod(DAY, lift.atMost) ? most : lift.atMost;
      return [[code, { summary, by: lift.by, atMost, isOneByOne: isOneByOne(code) }]];
    }),
  );
}

/** Any day by which two periods are compared. */
const DAY = '2000-01-01';
