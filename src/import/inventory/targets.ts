import { z } from 'zod';
import { field, part, text } from '../../validate/schema/common.ts';
import { AUDIENCES, AUTONOMY, DATA_CLASSES } from '../../validate/schema/system.ts';
import { DATE_FORMS, type DateForm } from './dates.ts';

const placed = z.strictObject({
  at: part(z.int().min(1), 'The position of the column, counting from 1.', 14),
  header: field(text, 'The header that has to stand there.', 'Date Implemented'),
});

/** One column: by its header, or by its position where headers repeat. */
export const columnRef = z.union([text, placed]);
export type ColumnRef = z.infer<typeof columnRef>;

/** What one text of the source means for a field; null when it says nothing. */
export type Answer = string | boolean | null | readonly string[];
/** How a field is made from a cell. */
export type FieldKind = 'line' | 'text' | 'texts' | 'name' | 'names' | 'flag' | 'date' | 'links';

/** One entry of a mapping; which parts it takes depends on the kind of its field. */
export interface Rule {
  readonly column: ColumnRef | readonly ColumnRef[];
  readonly join?: string | undefined;
  readonly split?: string | undefined;
  readonly placeholders?: readonly string[] | undefined;
  readonly values?: Readonly<Record<string, Answer>> | undefined;
  readonly date?: DateForm | undefined;
}

const column = part(columnRef, 'The column to read.', 'Date Implemented');
const columns = part(z.union([text, placed, z.array(columnRef).min(1)]), 'The column or columns to read.', [
  'Agency',
  'Bureau',
]);
const placeholders = field(z.array(text), 'More texts that mean nothing in this column.', ['see description']);
const join = field(z.string(), 'What stands between the texts of several columns.', ', ');
const split = field(z.string().min(1), 'What separates the items in a cell.', ';');

const textRule = z.strictObject({ column: columns, join, placeholders });
const listRule = z.strictObject({ column, split, placeholders });
const dateRule = z.strictObject({
  column,
  date: part(z.enum(DATE_FORMS), 'How the column writes dates.', 'm/d/yyyy'),
  placeholders,
});
const flagRule = z.strictObject({
  column,
  values: part(z.record(z.string(), z.union([z.boolean(), z.literal('unknown'), z.null()])), 'What each text means.', {
    Retired: false,
  }),
  placeholders,
});

function nameRule<const T extends readonly [string, ...string[]]>(names: T) {
  const values = z.record(z.string(), z.union([z.enum(names), z.null()]));
  return z.strictObject({
    column,
    values: part(values, 'What each text means; null when it says nothing.', {}),
    placeholders,
  });
}

function namesRule<const T extends readonly [string, ...string[]]>(names: T) {
  const values = z.record(z.string(), z.union([z.enum(names), z.array(z.enum(names)), z.null()]));
  return z.strictObject({
    column,
    split,
    values: part(values, 'What each text means; null when it says nothing.', {}),
    placeholders,
  });
}

/**
 * The fields of an intake record that a mapping can fill. What makes someone accountable (owners,
 * decisions, acceptances, reviews, identities) is not here: no inventory can do that.
 */
const TABLE = {
  title: { kind: 'line', rule: textRule },
  organisation: { kind: 'line', rule: textRule },
  contact: { kind: 'line', rule: textRule },
  purpose: { kind: 'text', rule: textRule },
  'scope.in': { kind: 'texts', rule: listRule },
  'scope.out': { kind: 'texts', rule: listRule },
  audience: { kind: 'names', rule: namesRule(AUDIENCES) },
  autonomy: { kind: 'name', rule: nameRule(AUTONOMY) },
  'supplier.name': { kind: 'line', rule: textRule },
  'supplier.contract': { kind: 'line', rule: textRule },
  'supplier.regions': { kind: 'texts', rule: listRule },
  'supplier.exit': { kind: 'text', rule: textRule },
  'data.classes': { kind: 'names', rule: namesRule(DATA_CLASSES) },
  'data.subjects': { kind: 'texts', rule: listRule },
  'data.inputs': { kind: 'texts', rule: listRule },
  'data.outputs': { kind: 'texts', rule: listRule },
  'data.prohibited': { kind: 'texts', rule: listRule },
  'data.transfers': { kind: 'texts', rule: listRule },
  'access.users': { kind: 'text', rule: textRule },
  'access.admins': { kind: 'text', rule: textRule },
  'operations.logging': { kind: 'text', rule: textRule },
  'operations.monitoring': { kind: 'text', rule: textRule },
  'operations.rollback': { kind: 'text', rule: textRule },
  links: { kind: 'links', rule: listRule },
  in_use: { kind: 'flag', rule: flagRule },
  in_use_since: { kind: 'date', rule: dateRule },
} as const satisfies Record<string, { kind: FieldKind; rule: z.ZodType<Rule> }>;

/** The way to a field of an intake record, with dots. */
export type Target = keyof typeof TABLE;
export const TARGETS: Readonly<Record<Target, { readonly kind: FieldKind; readonly rule: z.ZodType<Rule> }>> = TABLE;
export const TARGET_NAMES: readonly Target[] = Object.keys(TABLE).filter(isTarget);

function isTarget(name: string): name is Target {
  return Object.hasOwn(TABLE, name);
}
