import { join } from 'node:path';
import { isCalendarDate } from '../../diagnostic/calendar.ts';
import { changesSince } from '../../assess/staleness.ts';
import { resolvedRecord } from '../../assess/resolved-record.ts';
import { decidedRecord } from '../../assess/material.ts';
import type { Assessment } from '../../assess/assess.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { decisionFile, draftDecision, type Verdict } from '../../edit/draft-decision.ts';
import { decisionBrief } from '../../report/decision-brief.ts';
import { locateAll } from '../../report/located.ts';
import type { Gate } from '../../run.ts';
import { DECISION_FUNCTIONS, DECISIONS } from '../../validate/schema/decision.ts';
import { sshSign } from '../../write/ssh-sign.ts';
import { writeText } from '../../write/text.ts';
import { ask, confirm } from '../ask.ts';
import { type CommonOptions, contentFolder } from '../options.ts';
import { UsageError } from '../usage.ts';
import { gateOf } from './check.ts';

export interface ApproveOptions extends CommonOptions {
  readonly function?: string | undefined;
  readonly risk?: string | undefined;
  readonly decision?: string | undefined;
  readonly by?: string | undefined;
  readonly for?: string | undefined;
  readonly on?: string | undefined;
  readonly rationale?: string | undefined;
  readonly condition?: readonly string[] | undefined;
  readonly meets?: readonly string[] | undefined;
  readonly relyOn?: readonly string[] | undefined;
  readonly expires?: string | undefined;
  readonly forum?: string | undefined;
  readonly minutes?: string | undefined;
  readonly sign?: string | undefined;
  readonly print?: boolean | undefined;
  readonly yes?: boolean | undefined;
}

/** Shows what is being decided, asks, and writes the decision file with its signature. */
export async function approveCommand(system: string, options: ApproveOptions): Promise<number> {
  const content = await contentFolder(options);
  const gate = await gateOf(options);
  const assessment = judged(gate);
  const view = assessment.views.get(system);
  if (view === undefined) throw new UsageError(`There is no system “${system}”.`, didYouMean(system, [...assessment.views.keys()], 'Name a system by the name of its file.'));
  const verdict = await verdictOf(options, view, assessment);
  const statement = draftDecision(verdict, view, assessment.registry);
  const { path, text } = decisionFile(statement, new Set(gate.sources.keys()));
  const findings = locateAll(gate.diagnostics, gate.sources).filter((finding) => finding.system === system);
  process.stderr.write(decisionBrief({ view, statement, asOf: gate.asOf, findings, changes: lastChanges(verdict, view) }));
  if (options.print) {
    process.stderr.write(`\nPaste this as ${path}:\n`);
    process.stdout.write(text);
    return 0;
  }
  if (!options.yes && !(await confirm(`${verdict.decision}, by ${verdict.by}`))) {
    process.stderr.write('Nothing was written.\n');
    return 1;
  }
  const signature = options.sign === undefined ? undefined : await sign(text, options.sign);
  await writeText(join(content, path), text);
  if (signature !== undefined) await writeText(join(content, `${path}.sig`), signature);
  process.stdout.write(`${join(content, path)}${signature === undefined ? '' : ', signed'}\n`);
  return 0;
}

function judged({ assessment }: Gate): Assessment {
  if (assessment === undefined) throw new UsageError('The registry cannot be judged, so nothing can be decided on it.', 'Run “countersign check” and mend what it says first.');
  return assessment;
}

async function verdictOf(options: ApproveOptions, view: SystemView, { asOf, registry }: Assessment): Promise<Verdict> {
  const name = oneOf(options.function ?? (await ask('Function', '--function security')), DECISION_FUNCTIONS, 'function');
  const by = options.by ?? (await ask('Your id in people.yaml', '--by ID'));
  if (!registry.people.has(by)) throw new UsageError(`“${by}” is nobody in people.yaml.`, didYouMean(by, [...registry.people.keys()], 'Write the id of a person.'));
  const conditions = (options.condition ?? []).map(conditionOf);
  const usual = name === 'risk' ? 'accepted' : conditions.length > 0 ? 'approved-with-conditions' : 'approved';
  const risks = (view.system.data.risk_acceptance ?? []).map(({ id }) => id);
  if (name === 'risk' && !risks.includes(options.risk ?? '')) throw new UsageError(`“${options.risk ?? ''}” is no risk of this system.`, `Write --risk with ${listWords(risks)}.`);
  return {
    function: name,
    risk: options.risk,
    decision: oneOf(options.decision ?? usual, DECISIONS, 'decision'),
    by,
    instead: options.for,
    on: day(options.on ?? asOf, '--on'),
    rationale: options.rationale ?? (await ask('Why', '--rationale TEXT')),
    conditions,
    meets: options.meets ?? [],
    reliedOn: options.relyOn,
    expires: options.expires === undefined ? undefined : day(options.expires, '--expires'),
    forum: options.forum,
    minutes: options.minutes,
  };
}

function lastChanges({ function: name, risk }: Verdict, view: SystemView): ReturnType<typeof changesSince> | undefined {
  const last = view.decisions.findLast(({ data }) => data.function === name && data.risk === risk && data.package !== undefined);
  return last && changesSince(last.data.package, last.data.fields ?? [], decidedRecord(resolvedRecord(view.system), risk));
}

function conditionOf(text: string): Verdict['conditions'][number] {
  const [, id, due, what] = /^([a-z0-9-]+):(\d{4}-\d{2}-\d{2}):(.+)$/s.exec(text) ?? [];
  if (id === undefined || due === undefined || what === undefined) throw new UsageError(`“${text}” is no condition.`, 'Write --condition "c1:2026-05-01:Add rate limiting".');
  return { id, due: day(due, '--condition'), text: what.trim() };
}

function day(text: string, flag: string): string {
  if (isCalendarDate(text)) return text;
  throw new UsageError(`“${text}” is not a calendar date.`, `Write ${flag} 2026-03-01.`);
}

function oneOf<T extends string>(word: string, words: readonly T[], what: string): T {
  const found = words.find((candidate) => candidate === word);
  if (found === undefined) throw new UsageError(`There is no ${what} “${word}”.`, didYouMean(word, words, `Write ${listWords(words)}.`));
  return found;
}

async function sign(text: string, key: string): Promise<string> {
  try {
    return await sshSign(text, key);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), 'Name the private key with --sign ~/.ssh/id_ed25519, and have OpenSSH 8.2 or later installed.');
  }
}
