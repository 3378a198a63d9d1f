import { listWords } from '../../diagnostic/suggest.ts';
import { escapeTerminal } from '../../diagnostic/escape.ts';
import { codeowners, FORGES } from '../../publish/codeowners.ts';
import { writeText } from '../../write/text.ts';
import { judgedOf } from '../judged.ts';
import { type CommonOptions, contentPrefix } from '../options.ts';
import { UsageError } from '../usage.ts';
import { gateOf } from './check.ts';

export interface CodeownersOptions extends CommonOptions {
  readonly forge?: string | undefined;
  /** The file to write; printed when left out. */
  readonly out?: string | undefined;
}

/** Writes the CODEOWNERS file of the registry, and says on stderr whom it cannot name. */
export async function codeownersCommand(options: CodeownersOptions): Promise<number> {
  const forge = FORGES.find((candidate) => candidate === (options.forge ?? 'github'));
  if (forge === undefined)
    throw new UsageError(`There is no forge “${options.forge}”.`, `Write --forge ${listWords(FORGES)}.`);
  const gate = await gateOf(options, 'judged');
  const assessment = judgedOf(gate, 'nobody can be named');
  const prefix = gate.commit.id === undefined ? contentPrefix(options) : gate.commit.prefix;
  const { text, nameless } = codeowners(assessment, prefix, forge);
  for (const { id, name } of nameless)
    process.stderr.write(`${escapeTerminal(`Not named: ${name}. Give ${id} an account in people.yaml.`)}\n`);
  if (options.out === undefined) process.stdout.write(text);
  else await writeText(options.out, text);
  return 0;
}
