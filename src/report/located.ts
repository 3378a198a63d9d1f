import { createHash } from 'node:crypto';
import { compare } from '../diagnostic/compare.ts';
import type { Diagnostic, Position, Severity, Spot } from '../diagnostic/diagnostic.ts';
import type { TextEdit } from '../diagnostic/text-edit.ts';
import { fixEdit } from '../edit/fix-edit.ts';
import { identityOf } from '../diagnostic/identity.ts';
import { locator, type Source } from '../parse/source.ts';

export interface LocatedSpot {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A place of the same file, its end excluded, and the text that belongs there. */
export interface LocatedFix {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** A finding with its lines counted: what every report is made of. */
export interface Located extends LocatedSpot {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly system: string | undefined;
  readonly subject: string | undefined;
  readonly exceptedBy: string | undefined;
  /** Whether the change that is judged has nothing to do with it; absent where nobody asked since when. */
  readonly inherited?: boolean | undefined;
  readonly related: readonly (LocatedSpot & { readonly message: string })[];
  /** What to write in which place to mend it, where only one way is right. */
  readonly fix?: LocatedFix | undefined;
  /** The same for the same fact in another run, whatever moved in the file: it holds no line number. */
  readonly fingerprint: string;
}

/**
 * Counts lines, sorts by file, line and code, and gives each finding its fingerprint.
 * @param isInherited whether the change that is judged has nothing to do with a finding
 */
export function locateAll(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source>,
  isInherited?: (finding: Diagnostic) => boolean,
): Located[] {
  const seen = new Map<string, number>();
  const locate = locator(sources);
  const place = (spot: Spot): LocatedSpot => ({ file: spot.file, ...locate(spot) });
  const located = diagnostics.map((diagnostic) => ({ diagnostic, ...place(diagnostic.spot) }));
  located.sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      compare(a.diagnostic.code, b.diagnostic.code) ||
      a.column - b.column ||
      compare(a.diagnostic.message, b.diagnostic.message),
  );
  return located.map(({ diagnostic, file, line, column }): Located => {
    const { code, severity, message, hint, system, subject, exceptedBy } = diagnostic;
    const identity = identityOf(diagnostic);
    const nth = seen.get(identity) ?? 0;
    seen.set(identity, nth + 1);
    const related = (diagnostic.related ?? []).map((other) => ({ ...place(other.spot), message: other.message }));
    return {
      file,
      line,
      column,
      code,
      severity,
      message,
      hint,
      system,
      subject,
      exceptedBy,
      inherited: isInherited?.(diagnostic),
      related,
      fix: diagnostic.fix && locatedFix(fixEdit(diagnostic, sources.get(file)), locate),
      fingerprint: fingerprint(identity, nth),
    };
  });
}

function locatedFix(edit: TextEdit | undefined, locate: (spot: Spot) => Position): LocatedFix | undefined {
  if (edit === undefined) return undefined;
  const { file, start, end, text } = edit;
  return { start: locate({ file, offset: start }), end: locate({ file, offset: end }), text };
}

function fingerprint(identity: string, nth: number): string {
  return createHash('sha256').update(`${identity}\n${nth}`).digest('hex').slice(0, 32);
}
