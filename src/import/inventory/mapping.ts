import { z } from 'zod';
import type { Outcome } from '../../diagnostic/diagnostic.ts';
import { readingFault } from '../../diagnostic/reading-faults.ts';
import { parseYaml } from '../../parse/yaml.ts';
import { describeIssue, flatten } from '../../validate/issue.ts';
import { field, id, part, text } from '../../validate/schema/common.ts';
import { DATE_FORMS } from './dates.ts';
import { columnRef, type Rule, TARGET_NAMES, TARGETS } from './targets.ts';
import { isEncoding } from './text-encoding.ts';

const encoding = z
  .string()
  .refine(isEncoding, { error: 'is not an encoding: write a label such as utf-8 or windows-1252' });

const fieldRules: Record<string, z.ZodOptional<z.ZodType<Rule>>> = Object.fromEntries(
  TARGET_NAMES.map((target) => [target, TARGETS[target].rule.optional()]),
);

const identity = z
  .strictObject({
    prefix: field(id, 'What every id begins with.', 'nl'),
    source: field(columnRef, "The column with the source's own id.", 'id'),
    columns: field(z.array(columnRef).min(1), 'The columns that an id is made of when the source has none.', [
      'Agency Abbreviation',
      'Use Case Name',
    ]),
  })
  .refine((made) => made.source !== undefined || made.columns !== undefined, {
    error: 'names no column: give source, or columns such as [Agency, Title]',
  });

const dateColumn = z.strictObject({
  column: part(columnRef, 'The column with dates.', 'Date Retired'),
  date: part(z.enum(DATE_FORMS), 'How the column writes dates.', 'm/d/yyyy'),
});

/** How an inventory becomes intake records: `mappings/README.md` explains every key. */
export const mapping = z.strictObject({
  inventory: part(id, 'The name of the inventory, the same for each edition of it.', 'us-federal-2024'),
  format: part(z.enum(['csv', 'json']), 'What kind of file it is.', 'csv'),
  encoding: field(encoding, 'The encoding, when it is neither UTF-8 nor Windows-1252.', 'iso-8859-2'),
  delimiter: field(z.string().length(1), 'What separates the cells of a CSV file.', ';'),
  records: field(text, 'The way to the array of records in a JSON file, with dots.', 'algoritmes'),
  id: part(identity, 'How a record gets its id.', { columns: ['Agency Abbreviation', 'Use Case Name'] }),
  placeholders: field(z.array(text), 'Texts that mean nothing, in any column.', ['N/A', 'TBD']),
  dates: field(z.array(dateColumn), 'Columns with dates that fill no field: the report names their broken ones.', [
    { column: 'Date Retired', date: 'm/d/yyyy' },
  ]),
  fields: part(z.strictObject(fieldRules), 'Which column fills which field of the record.', {
    title: { column: 'Use Case Name' },
  }),
});

export type Mapping = z.infer<typeof mapping>;

/** Reads a mapping. Whatever is wrong with it is reported at its place, and there is no value then. */
export function parseMapping(text: string, file: string): Outcome<Mapping | undefined> {
  const yaml = parseYaml(text, file);
  if (yaml.diagnostics.length > 0) return { value: undefined, diagnostics: yaml.diagnostics };
  const parsed = mapping.safeParse(yaml.value);
  if (parsed.success) return { value: parsed.data, diagnostics: [] };
  const diagnostics = flatten(parsed.error.issues, yaml.value).map((issue) => {
    const { code, detail, hint } = describeIssue(issue, yaml.value, mapping);
    return readingFault(code, { file, path: issue.path, key: issue.kind === 'unknown-key' }, detail, hint);
  });
  return { value: undefined, diagnostics };
}

/** The names that `--map` takes besides a file. */
export const BUILT_IN_MAPPINGS: readonly string[] = ['nl-register', 'us-federal-2024'];

/** Where a built-in mapping lies, for `read`; nothing for another name. */
export function builtInMapping(name: string): URL | undefined {
  return BUILT_IN_MAPPINGS.includes(name) ? new URL(`./mappings/${name}.yaml`, import.meta.url) : undefined;
}
