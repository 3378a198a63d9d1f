import { basename } from 'node:path';
import { nhiEntries } from '../../assess/nhi/entries.ts';
import { escapeTerminal } from '../../diagnostic/escape.ts';
import { didYouMean } from '../../diagnostic/suggest.ts';
import { importNhis, SOURCES } from '../../import/nhis/import-nhis.ts';
import { comparisonJson, comparisonText } from '../../import/nhis/render-comparison.ts';
import { readBytes } from '../../read/bytes.ts';
import { writeText } from '../../write/text.ts';
import { formatOf, judgedOf } from '../judged.ts';
import type { CommonOptions } from '../options.ts';
import { UsageError } from '../usage.ts';
import { gateOf } from './check.ts';

const REPORTERS = new Map([
  ['text', comparisonText],
  ['json', comparisonJson],
]);

export interface ImportNhisOptions extends CommonOptions {
  readonly from: string;
  readonly drafts?: string | undefined;
  readonly format?: string | undefined;
}

/** Holds an export of identities against the registry; writes drafts of the others where asked. 1 when it cannot be read. */
export async function importNhisCommand(file: string, options: ImportNhisOptions): Promise<number> {
  const report = formatOf(REPORTERS, options.format);
  const read = SOURCES.get(options.from);
  if (read === undefined)
    throw new UsageError(
      `“${options.from}” is no export that can be read.`,
      didYouMean(options.from, [...SOURCES.keys()], `Write --from ${[...SOURCES.keys()].join('|')}.`),
    );
  const assessment = judgedOf(await gateOf(options, 'judged'), 'there is nothing to compare with');
  const result = await importNhis({
    bytes: await readBytes(file),
    read,
    asOf: assessment.asOf,
    entries: nhiEntries(assessment.registry),
  });
  if ('why' in result) {
    process.stderr.write(
      `${escapeTerminal(basename(file))} cannot be read as ${options.from}: ${escapeTerminal(result.why)}.\n  → Export it again, or name what it is with --from.\n`,
    );
    return 1;
  }
  if (options.drafts !== undefined) await writeText(options.drafts, result.drafts);
  process.stdout.write(report(result, basename(file)));
  return 0;
}
