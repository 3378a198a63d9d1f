import { kindOf, type Kind } from '../../parse/kinds.ts';
import { slugOf } from '../../import/nhis/slug.ts';
import { type Located, locateAll } from '../../report/located.ts';
import { mostSevereFirst } from '../../report/selected.ts';
import { textBlock } from '../../report/text.ts';
import type { Gate } from '../../run.ts';
import { placeBelow, writeNew } from '../../write/text.ts';
import { gateAfter, type GateWithFolder } from '../gate-with-folder.ts';
import { type CommonOptions, contentPrefix } from '../options.ts';
import { UsageError } from '../usage.ts';

export interface PutNewOptions extends CommonOptions {
  /** Print the text, and write nothing. */
  readonly print?: boolean | undefined;
}

/** The path of a new record, which has to be free. */
export function freePath(id: string, kind: Kind, path: string, { folder }: GateWithFolder): string {
  const known = kindOf(path);
  if (!('kind' in known) || known.kind !== kind)
    throw new UsageError(
      'why' in known ? `“${id}” cannot be an id: ${known.why}.` : `“${id}” cannot be an id.`,
      slugOf(id) === id ? 'Choose another one.' : `Write ${slugOf(id)}, for example.`,
    );
  const taken = [...folder.files, ...folder.odd].some((entry) => entry.path.toLowerCase() === path);
  if (taken)
    throw new UsageError(
      `${path} is there already, and new never overwrites.`,
      'Choose another id, or edit that file.',
    );
  return path;
}

/** Judges what is new before it is there; writes it when nothing in it is an error. Gives the exit code. */
export async function putNew(
  { path, text }: { readonly path: string; readonly text: string },
  around: GateWithFolder,
  options: PutNewOptions,
): Promise<number> {
  const after = await gateAfter(around, [{ path, bytes: Buffer.from(text) }]);
  const findings = findingsIn(path, after);
  const blocks = findings.map((finding) => `${textBlock(finding, contentPrefix(options))}\n`);
  process.stderr.write(blocks.join(''));
  if (options.print) process.stdout.write(text);
  if (findings.some(({ severity }) => severity === 'error')) {
    if (!options.print) process.stderr.write('Nothing was written, since “countersign check” would fail on it.\n');
    return 1;
  }
  if (options.print) return 0;
  const file = await placeBelow(around.content, path);
  await writeNew(file, text).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new UsageError(
      `${path} is there already, and new never overwrites.`,
      'Choose another id, or edit that file.',
    );
  });
  process.stdout.write(`${file}\n`);
  return 0;
}

/** What matters of the file, the gravest first. */
function findingsIn(path: string, { diagnostics, sources }: Gate): Located[] {
  const own = diagnostics.filter(({ spot, severity }) => spot.file === path && severity !== 'info');
  return mostSevereFirst(locateAll(own, sources));
}
