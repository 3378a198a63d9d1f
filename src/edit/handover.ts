import type { Path } from '../diagnostic/diagnostic.ts';
import type { TextEdit } from '../diagnostic/text-edit.ts';
import type { Source } from '../parse/source.ts';
import { isRecord, valueAt } from '../validate/lenient.ts';
import { replaceValue } from './text/yaml-edits.ts';

/** Somewhere a person is named. */
export interface NamedPlace {
  readonly file: string;
  readonly path: Path;
  /** As what, to be read in a sentence. */
  readonly role: string;
  /** Why the name stays; absent where the person answers for something today. */
  readonly stays: string | undefined;
}

/** Fields that say who answers for something today, by the kind of thing that they are in. */
const ANSWERS: Readonly<Record<string, string>> = {
  owner: 'owner',
  governance_owner: 'governance owner',
  sponsor: 'business sponsor',
};

/** Fields that say who did something once, or who holds what only an appointment gives. */
const STAYS: Readonly<Record<string, readonly [role: string, why: string]>> = {
  by: ['held the review', 'it was them who looked'],
  accepted_by: ['accepted the risk', 'an acceptance is a person’s own act; let the next one accept it anew'],
  collected_by: ['collected the evidence', 'it was them who filed it'],
  reviewed_by: ['reviewed the evidence', 'it was them who read it'],
  agreed_by: ['agreed on the control', 'it was them who agreed'],
  requested_by: ['asked for the exception', 'it was them who asked'],
  approved_by: ['approved the exception', 'it was them who approved'],
  deputy: ['deputy', 'a deputy is named by whom they stand in for'],
  deputy_for: ['has a deputy', 'a function passes by appointment'],
  appointed_by: ['appointed somebody', 'it was them who appointed'],
  on_call: ['on call', 'that is plain text; look whether it still rings'],
};

/** The kinds of files in which people are named; decision files are never touched. */
const KINDS = ['system', 'intake', 'exception', 'people', 'shared-nhis', 'shared-evidence'];

/** Every place of the registry that names somebody, in the order of files and lines. */
export function placesNaming(id: string, sources: Iterable<Source>): NamedPlace[] {
  return [...sources].filter(({ kind }) => KINDS.includes(kind)).flatMap((source) => placesIn(id, source));
}

function placesIn(id: string, { file, kind, data }: Source): NamedPlace[] {
  const isRetired = kind === 'system' && valueAt(data, ['status']) === 'retired';
  return pathsTo(id, data, []).flatMap((path): NamedPlace[] => {
    const name = String(path.at(-1));
    const known = STAYS[name];
    if (known !== undefined) return [{ file, path, role: known[0], stays: known[1] }];
    const answers = ANSWERS[name];
    if (answers === undefined) return [];
    const thing = valueAt(data, path.slice(0, -1));
    const ended = isRetired
      ? 'the system is retired, and its record says who answered for it'
      : isRecord(thing) && thing['status'] === 'revoked'
        ? 'the identity is revoked'
        : undefined;
    return [{ file, path, role: path.length === 1 ? answers : ownerOf(path, thing), stays: ended }];
  });
}

function ownerOf(path: Path, thing: unknown): string {
  const id = isRecord(thing) && typeof thing['id'] === 'string' ? thing['id'] : String(path.at(-2));
  return `owner of ${path[0] === 'risk_acceptance' ? 'the risk ' : ''}${id}`;
}

function pathsTo(wanted: string, value: unknown, path: Path): Path[] {
  if (value === wanted) return [path];
  if (Array.isArray(value)) return value.flatMap((inner, at) => pathsTo(wanted, inner, [...path, at]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => pathsTo(wanted, inner, [...path, key]));
}

/** The edits that put another person in the places where somebody answers for something today. */
export function handoverEdits(
  places: readonly NamedPlace[],
  to: string,
  sources: ReadonlyMap<string, Source>,
): TextEdit[] {
  return places.flatMap(({ file, path, stays }) => {
    const source = stays === undefined ? sources.get(file) : undefined;
    const edit = source && replaceValue(source, path, to);
    return edit === undefined ? [] : [edit];
  });
}
