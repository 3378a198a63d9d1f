import { changeOf } from '../../change/change.ts';
import { readStates } from '../../change/states.ts';
import { changeJson } from '../../report/change-json.ts';
import { changeMarkdown } from '../../report/change-markdown.ts';
import { COMMENT_BYTES } from '../../report/fitted.ts';
import { formatOf } from '../judged.ts';
import { asOfOption, type BaseOption, type CommonOptions, contentFolder } from '../options.ts';
import { UsageError } from '../usage.ts';

const FORMATS = new Map([
  ['markdown', changeMarkdown],
  ['json', changeJson],
]);

/** The least that holds the head of a brief and what says that the rest is left out. */
const LEAST_BYTES = 2000;

export interface BriefChangeOptions extends CommonOptions, Required<BaseOption> {
  readonly base: string;
  readonly format?: string | undefined;
  /** The most bytes that the Markdown may have. */
  readonly limit?: string | undefined;
}

/** Prints what a change means for those who decide on it. It judges nobody: `check` gives the exit code. */
export async function briefChange(options: BriefChangeOptions): Promise<number> {
  const report = formatOf(FORMATS, options.format ?? 'markdown');
  const limit = limitOf(options.limit);
  const { base, asOf } = options;
  const states = await readStates({ content: await contentFolder(options), base, asOf: asOfOption(asOf) });
  process.stdout.write(report(changeOf(states), limit));
  return 0;
}

function limitOf(text = String(COMMENT_BYTES)): number {
  const limit = Number(text);
  if (Number.isSafeInteger(limit) && limit >= LEAST_BYTES) return limit;
  throw new UsageError(
    `“${text}” is not a limit.`,
    `Write --limit with a number of bytes, from ${LEAST_BYTES} on: ${COMMENT_BYTES} for a comment on GitHub, 1048576 for the summary of a job.`,
  );
}
