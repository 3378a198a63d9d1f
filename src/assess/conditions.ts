import type { Condition } from '../validate/schema/policy.ts';
import { isRecord } from '../validate/lenient.ts';

type Comparison = Pick<Condition, 'any_of' | 'none_of' | 'more_than' | 'like'>;
type Test = (value: unknown) => boolean;

/**
 * A condition of the policy as a function of a record. In its path `[]` stands for every item of a
 * list, and it holds when it holds for one of them; `with` asks more of that same item.
 */
export function compile(condition: Condition): Test {
  const [head = '', ...tail] = condition.field.split('[]');
  const own = comparisonTest(condition);
  const rest = tail.join('[]').replace(/^\./, '');
  const inner: Test = tail.length === 0 ? own : (item) => valuesAt(item, rest).some(own);
  const others = (condition.with ?? []).map((other) => {
    const test = comparisonTest(other);
    return (item: unknown) => valuesAt(item, other.field).some(test);
  });
  return (record) => {
    const found = dig(record, head.split('.'));
    const items = tail.length > 0 || others.length > 0 ? asList(found) : spread(found);
    return items.some((item) => inner(item) && others.every((test) => test(item)));
  };
}

function comparisonTest({ any_of, none_of, more_than, like }: Comparison): Test {
  if (any_of !== undefined) return (value) => any_of.some((wanted) => wanted === value);
  if (none_of !== undefined) return (value) => !none_of.some((refused) => refused === value);
  if (more_than !== undefined) return (value) => typeof value === 'number' && value > more_than;
  const patterns = (like ?? []).map(pattern);
  return (value) => typeof value === 'string' && patterns.some((matches) => matches(value));
}

/** A star at an edge stands for anything; `\*` is a star. No other character is special. */
function pattern(text: string): (value: string) => boolean {
  const open = text.startsWith('*');
  const close = text.endsWith('*') && !text.endsWith('\\*') && text.length > 1;
  const core = text
    .slice(open ? 1 : 0, close ? -1 : undefined)
    .replaceAll('\\*', '*')
    .toLowerCase();
  return (value) => {
    const lower = value.toLowerCase();
    if (open && close) return lower.includes(core);
    if (open) return lower.endsWith(core);
    return close ? lower.startsWith(core) : lower === core;
  };
}

/** The values at a path; lists on the way and at its end are spread. An absent value is `undefined`. */
function valuesAt(value: unknown, path: string): unknown[] {
  let values: unknown[] = [value];
  for (const step of path.replaceAll('[]', '').split('.')) {
    values = values.flatMap((inner) => asList(inner)).map((inner) => (isRecord(inner) ? inner[step] : undefined));
  }
  return values.flatMap((inner) => spread(inner));
}

function dig(value: unknown, steps: readonly string[]): unknown {
  let at = value;
  for (const step of steps) at = isRecord(at) ? at[step] : undefined;
  return at;
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function spread(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
