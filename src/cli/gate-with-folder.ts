import { compare } from '../diagnostic/compare.ts';
import type { TextEdit } from '../diagnostic/text-edit.ts';
import { editedBytes } from '../edit/text/edited-bytes.ts';
import { type HeldFolder, readContent, type SourceFile } from '../read/content.ts';
import { readCommit } from '../read/git.ts';
import { type Past, readPast } from '../read/past.ts';
import { type Gate, judge } from '../run.ts';
import { asOfOption, type CommonOptions, contentFolder } from './options.ts';

/** The gate, for commands that need the bytes of the folder besides: both are of one reading. */
export interface GateWithFolder {
  readonly content: string;
  readonly folder: HeldFolder;
  readonly gate: Gate;
  /** What git tells of the folder. */
  readonly past: Past;
}

export async function gateWithFolder(options: CommonOptions): Promise<GateWithFolder> {
  const content = await contentFolder(options);
  const asOf = asOfOption(options.asOf);
  const folder = readContent(content);
  const [commit, past] = await Promise.all([readCommit(content), readPast(content)]);
  return { content, folder, past, gate: await judge(folder, commit, { asOf, past }) };
}

/** The same folder with some files added or changed. */
export function folderAfter(folder: HeldFolder, changed: readonly SourceFile[]): HeldFolder {
  const paths = new Set(changed.map(({ path }) => path));
  const files = [...folder.files.filter(({ path }) => !paths.has(path)), ...changed];
  return { ...folder, files: files.sort((a, b) => compare(a.path, b.path)) };
}

/** The files that some edits change, as they are then. */
export function filesAfter(edits: readonly TextEdit[], folder: HeldFolder): SourceFile[] {
  const byFile = Map.groupBy(edits, ({ file }) => file);
  return folder.files.flatMap(({ path, bytes }) => {
    const own = byFile.get(path);
    return own === undefined ? [] : [{ path, bytes: editedBytes(bytes, own) }];
  });
}

/** The gate over the same folder with some files added or changed, on the same day: what would be found then. */
export function gateAfter({ folder, gate, past }: GateWithFolder, changed: readonly SourceFile[]): Promise<Gate> {
  return judge(folderAfter(folder, changed), gate.commit, { asOf: gate.asOf, past });
}
