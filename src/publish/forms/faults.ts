import type { z } from 'zod';
import { id as idSchema } from '../../validate/schema/common.ts';
import { check, valueAt } from '../../validate/lenient.ts';
import type { Answers, FormFault, FormField, FormItems } from './form.ts';

/** The answers as the schema of the file takes them, and what it says of the rest, as a reading of the file would. */
export function held<T>(
  schema: z.ZodType<T>,
  data: unknown,
  file: string,
): { sound: T | undefined; faults: FormFault[] } {
  const { value, diagnostics } = check(schema, data, file);
  const faults = diagnostics.map(({ code, message, hint, spot }) => {
    const path = (spot.path ?? []).filter((step) => typeof step === 'string').join('.');
    if (code === 'schema/wrong-value' && valueAt(data, spot.path ?? []) === undefined)
      return { path, message: 'One of these has no name yet: fill it in, or take it out.' };
    return { path, message: hint === undefined ? message : `${message} ${hint}` };
  });
  return { sound: value, faults };
}

/** Faults without those of fields that are known to be missing: to say that an empty text is no id helps nobody. */
export function withoutMissing(faults: readonly FormFault[], absent: readonly FormFault[]): FormFault[] {
  const paths = new Set(absent.map(({ path }) => path));
  return [...absent, ...faults.filter(({ path }) => !paths.has(path))];
}

/** What has to be answered and is not. */
export function missing(fields: readonly (FormField | FormItems)[], answers: Answers): FormFault[] {
  return fields
    .filter((field): field is FormField => 'path' in field && field.isNeeded)
    .filter(({ path }) => answers.get(path) === undefined)
    .map(({ path, label }) => ({ path, message: `Fill in “${label}”.` }));
}

/** What is wrong with the name of the file. */
export function idFaults(id: unknown, taken: readonly string[]): FormFault[] {
  if (typeof id !== 'string') return [];
  const [issue] = idSchema.safeParse(id).error?.issues ?? [];
  if (issue !== undefined) return [{ path: 'id', message: `“${id}” ${issue.message}.` }];
  return taken.includes(id) ? [{ path: 'id', message: `“${id}” is taken. Choose another id.` }] : [];
}
