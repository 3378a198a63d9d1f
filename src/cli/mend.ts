import { join } from 'node:path';
import { escapeTerminal } from '../diagnostic/escape.ts';
import type { TextEdit } from '../diagnostic/text-edit.ts';
import { fixEdits } from '../edit/fix-all.ts';
import { locator, type Source } from '../parse/source.ts';
import type { SourceFile } from '../read/content.ts';
import { newlyFound } from '../report/newly-found.ts';
import { writeTexts } from '../write/text.ts';
import { filesAfter, folderAfter, gateAfter, gateWithFolder, type GateWithFolder } from './gate-with-folder.ts';
import { type CommonOptions, contentPrefix } from './options.ts';

/** A fix may let a file be read, in which there is then more to mend. */
const MOST_ROUNDS = 5;

/** What a fix must not bring about: then it was not right after all. */
const HARM = ['schema/duplicate-id', 'yaml/syntax'];

/** Mends every finding that has one right answer, and says on stderr what was mended. */
export async function mend(options: CommonOptions): Promise<void> {
  const prefix = contentPrefix(options);
  let around = await gateWithFolder(options);
  const written = new Map<string, SourceFile>();
  const left = new Set<string>();
  const mended: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = fixEdits(around.gate.diagnostics, around.gate.sources).filter(({ file }) => !left.has(file));
    if (edits.length === 0) break;
    const next = await after(around, edits);
    const harmed = newlyFound(around.gate, next.gate).filter(({ code }) => HARM.includes(code));
    for (const { file } of harmed) left.add(file);
    if (harmed.length > 0) continue;
    for (const file of filesAfter(edits, around.folder)) written.set(file.path, file);
    mended.push(...edits.map((edit) => inWords(edit, around.gate.sources, prefix)));
    around = next;
  }
  await writeTexts([...written.values()].map(({ path, bytes }) => ({ file: join(around.content, path), text: bytes })));
  process.stderr.write(mended.map((line) => `${escapeTerminal(line)}\n`).join(''));
}

async function after(around: GateWithFolder, edits: readonly TextEdit[]): Promise<GateWithFolder> {
  const changed = filesAfter(edits, around.folder);
  return { ...around, folder: folderAfter(around.folder, changed), gate: await gateAfter(around, changed) };
}

function inWords({ file, start, end, text }: TextEdit, sources: ReadonlyMap<string, Source>, prefix: string): string {
  const { line } = locator(sources)({ file, offset: start });
  const was = sources.get(file)?.text.slice(start, end).trim() ?? '';
  return `Mended ${prefix}${file}:${line}: ${was} → ${text}`;
}
