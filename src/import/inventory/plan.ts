import type { Diagnostic, Outcome } from '../../diagnostic/diagnostic.ts';
import { listWords } from '../../diagnostic/suggest.ts';
import { compared, oneLine } from './clean.ts';
import type { DateForm } from './dates.ts';
import { importFault } from './faults.ts';
import type { Mapping } from './mapping.ts';
import type { Column, Table } from './table.ts';
import {
  type Answer,
  type ColumnRef,
  type FieldKind,
  type Rule,
  type Target,
  TARGET_NAMES,
  TARGETS,
} from './targets.ts';

/** A field of the mapping with its columns found and its words ready to compare. */
export interface PlannedField {
  readonly target: Target;
  readonly kind: FieldKind;
  readonly rule: Rule;
  readonly keys: readonly string[];
  readonly placeholders: ReadonlySet<string>;
  /** By the compared form of the text; absent for kinds that take any text. */
  readonly answers: ReadonlyMap<string, Answer> | undefined;
}

/** A mapping as it fits one table. */
export interface Plan {
  readonly inventory: string;
  readonly prefix: string | undefined;
  readonly sourceId: string | undefined;
  readonly idKeys: readonly string[];
  readonly placeholders: ReadonlySet<string>;
  /** Columns whose dates are looked at and fill no field. */
  readonly dates: readonly { readonly key: string; readonly form: DateForm }[];
  readonly fields: readonly PlannedField[];
}

/** Finds the columns of a mapping in a table. Each one that is missing, moved or doubtful is a diagnostic. */
export function planImport(mapping: Mapping, table: Table, fileName: string): Outcome<Plan | undefined> {
  const diagnostics: Diagnostic[] = [];
  const find = (ref: ColumnRef): string => {
    const found = findColumn(ref, table.columns);
    if (typeof found === 'string') return found;
    diagnostics.push(importFault('import/column', { file: fileName }, found.why));
    return '';
  };
  const plan: Plan = {
    inventory: mapping.inventory,
    prefix: mapping.id.prefix,
    sourceId: mapping.id.source === undefined ? undefined : find(mapping.id.source),
    idKeys: (mapping.id.columns ?? []).map(find),
    placeholders: new Set((mapping.placeholders ?? []).map(compared)),
    dates: (mapping.dates ?? []).map(({ column, date }) => ({ key: find(column), form: date })),
    fields: TARGET_NAMES.flatMap((target) => {
      const rule = mapping.fields[target];
      return rule === undefined ? [] : [planField({ target, rule, mapping }, find)];
    }),
  };
  return { value: diagnostics.length > 0 ? undefined : plan, diagnostics };
}

interface FieldPart {
  readonly target: Target;
  readonly rule: Rule;
  readonly mapping: Mapping;
}

function planField({ target, rule, mapping }: FieldPart, find: (ref: ColumnRef) => string): PlannedField {
  const refs = isList(rule.column) ? rule.column : [rule.column];
  const words = [...(mapping.placeholders ?? []), ...(rule.placeholders ?? [])];
  return {
    target,
    kind: TARGETS[target].kind,
    rule,
    keys: refs.map(find),
    placeholders: new Set(words.map(compared)),
    answers: rule.values && new Map(Object.entries(rule.values).map(([text, answer]) => [compared(text), answer])),
  };
}

// Array.isArray does not narrow a readonly array (microsoft/TypeScript#17002).
function isList(column: Rule['column']): column is readonly ColumnRef[] {
  return Array.isArray(column);
}

function findColumn(ref: ColumnRef, columns: readonly Column[]): string | { readonly why: string } {
  if (typeof ref === 'string') {
    const named = columns.filter(({ header }) => header === oneLine(ref));
    if (named.length > 1)
      return {
        why: `${named.length} columns are called “${ref}”, at ${listWords(
          named.map(({ at }) => String(at)),
          'and',
        )}`,
      };
    return named[0]?.key ?? { why: `no column is called “${ref}”` };
  }
  const placed = columns.find(({ at }) => at === ref.at);
  if (placed === undefined) return { why: `there is no column ${ref.at}` };
  if (ref.header === undefined || placed.header === oneLine(ref.header)) return placed.key;
  return { why: `column ${ref.at} should be “${ref.header}” and is “${placed.header}”` };
}
