import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { overlaps, type TextEdit } from '../diagnostic/text-edit.ts';
import type { Source } from '../parse/source.ts';
import { fixEdit } from './fix-edit.ts';

/** Every edit that mends a finding; of two at the same place the first. */
export function fixEdits(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, Source>): TextEdit[] {
  const found: TextEdit[] = [];
  for (const diagnostic of diagnostics) {
    const edit = fixEdit(diagnostic, sources.get(diagnostic.spot.file));
    if (edit !== undefined && !found.some((other) => other.file === edit.file && isSamePlace(other, edit)))
      found.push(edit);
  }
  return found;
}

function isSamePlace(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start || overlaps(a, b);
}
