/** A change of a text: what stands between two offsets, in UTF-16 code units, becomes other text. */
export interface TextEdit {
  /** Relative to the content folder. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Whether two edits of a file would touch the same place. */
export function overlaps(a: TextEdit, b: TextEdit): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The text with every edit made; their offsets are all into the text as it was. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  let done = '';
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < from) throw new Error(`Two edits of ${edit.file} touch the same place`);
    done += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return done + text.slice(from);
}
