import type { z } from 'zod';
import type { Diagnostic, Fix, Spot } from '../diagnostic/diagnostic.ts';
import { type ReadingCode, readingFault, withFix } from '../diagnostic/reading-faults.ts';
import type { Source } from '../parse/source.ts';
import { check, inOrder } from './lenient.ts';
import type { Entry } from './registry.ts';

/** What to write instead, and how to mend it where only one way is right. */
export interface Told {
  readonly hint?: string | undefined;
  readonly fix?: Fix | undefined;
}

/** Gathers diagnostics while the registry is put together. */
export class Collector {
  readonly diagnostics: Diagnostic[] = [];

  fault(code: ReadingCode, spot: Spot, detail: string, told: string | Told = {}): void {
    const { hint, fix }: Told = typeof told === 'string' ? { hint: told } : told;
    this.diagnostics.push(withFix(readingFault(code, spot, detail, hint), fix));
  }

  /** A source held to its schema; absent when its data could not be read or too little of it is left. */
  entry<T>(source: Source, schema: z.ZodType<T>): Entry<T> | undefined {
    if (source.data === undefined) return undefined;
    const { value, diagnostics, broken, original } =
      source.isInOrder === true ? inOrder(source.data as T) : check(schema, source.data, source.file);
    for (const diagnostic of diagnostics) this.diagnostics.push(diagnostic);
    if (value === undefined) return undefined;
    const prefixes = [...broken];
    return {
      id: source.id,
      file: source.file,
      data: value,
      source,
      isBroken: (path) =>
        prefixes.some((found) => found === path || found.startsWith(`${path}.`) || path.startsWith(`${found}.`)),
      spot: (path, key) => ({ file: source.file, path: original(path), key }),
    };
  }
}
