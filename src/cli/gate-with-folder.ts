import { type HeldFolder, readContent } from '../read/content.ts';
import { readCommit } from '../read/git.ts';
import { readPast } from '../read/past.ts';
import { type Gate, judge } from '../run.ts';
import { asOfOption, type CommonOptions, contentFolder } from './options.ts';

/** The gate, for commands that need the bytes of the folder besides: both are of one reading. */
export interface GateWithFolder {
  readonly content: string;
  readonly folder: HeldFolder;
  readonly gate: Gate;
}

export async function gateWithFolder(options: CommonOptions): Promise<GateWithFolder> {
  const content = await contentFolder(options);
  const asOf = asOfOption(options.asOf);
  const folder = readContent(content);
  const [commit, past] = await Promise.all([readCommit(content), readPast(content)]);
  return { content, folder, gate: await judge(folder, commit, { asOf, past }) };
}
