import type { Assessment } from '../../assess/assess.ts';
import { titleOf } from '../../assess/names.ts';
import { changesSinceLast } from '../../assess/since-last.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { type Undecided, undecided } from '../../assess/undecided.ts';
import { decisionFile } from '../../edit/decision-file.ts';
import { openDraft } from '../../edit/open-draft.ts';
import { newFileAddress } from '../../publish/new-file-address.ts';
import { readBranch } from '../../read/git.ts';
import { briefMarkdown, type BriefPart } from '../../report/brief.ts';
import { decisionBrief } from '../../report/decision-brief.ts';
import { locateAll } from '../../report/located.ts';
import type { Gate } from '../../run.ts';
import { judgedOf, viewNamed } from '../judged.ts';
import { type BaseOption, type CommonOptions, contentFolder } from '../options.ts';
import { UsageError } from '../usage.ts';
import { functionOf } from '../verdict.ts';
import { briefChange } from './brief-change.ts';
import { gateOf } from './check.ts';

export interface BriefOptions extends CommonOptions, BaseOption {
  readonly function?: string | undefined;
  /** The branch that is checked out, where git does not say it. */
  readonly branch?: string | undefined;
  /** With a base: how to say what the change means, and how long that may be. */
  readonly format?: string | undefined;
  readonly limit?: string | undefined;
}

/**
 * With a base, prints what the change means. Without, what is to be decided on the record as it is checked out, with
 * each file to paste and where: of one system or all, of one function or all that have not decided.
 */
export async function briefCommand(system: string | undefined, options: BriefOptions): Promise<number> {
  const { base, format, limit } = options;
  if (base !== undefined) {
    if (system !== undefined || options.function !== undefined || options.branch !== undefined)
      throw new UsageError(
        'With --base the brief is about the whole change, and takes no system, --function or --branch.',
        'Leave them out, or leave out --base for what is to be decided on a system.',
      );
    return briefChange({ ...options, base });
  }
  if (format !== undefined || limit !== undefined)
    throw new UsageError(
      '--format and --limit are for the brief of a change.',
      'Add --base with the branch it goes to.',
    );
  const gate = await gateOf(options, 'judged');
  const assessment = judgedOf(gate);
  const views = system === undefined ? [...assessment.views.values()] : [viewNamed(system, assessment)];
  const name = options.function === undefined ? undefined : await functionOf(options);
  const branch = options.branch ?? (await readBranch(await contentFolder(options)));
  const around = { gate, assessment, branch };
  const parts = views.flatMap((view) => wanted(view, name, system).map((what) => partOf(what, view, around)));
  const { asOf, commit } = gate;
  process.stdout.write(briefMarkdown({ asOf, commit: commit.id, branch, dirty: commit.dirty, parts }));
  return 0;
}

/** What nobody has decided; of a system and a function that are named, also what they decided already. */
function wanted(view: SystemView, name: Undecided['function'] | undefined, system: string | undefined): Undecided[] {
  if (view.system.status === 'retired' && system === undefined) return [];
  const open = undecided(view).filter((what) => name === undefined || what.function === name);
  if (system === undefined || name === undefined || open.length > 0) return open;
  return name === 'risk' ? view.risks.map(({ risk }) => ({ function: name, risk: risk.id })) : [{ function: name }];
}

interface Around {
  readonly gate: Gate;
  readonly assessment: Assessment;
  readonly branch: string | undefined;
}

function partOf(what: Undecided, view: SystemView, { gate, assessment, branch }: Around): BriefPart {
  const { statement, blanks, deciders } = openDraft(what, view, assessment);
  const { asOf, diagnostics, sources, commit } = gate;
  // What another function has to decide is said where that function is asked.
  const findings = locateAll(diagnostics, sources).filter(
    ({ system, code, subject }) =>
      system === view.system.id && (!code.startsWith('decision/') || subject === (what.risk ?? what.function)),
  );
  const path = `${commit.prefix}${decisionFile(statement, new Set(sources.keys())).path}`;
  const { edit } = assessment.registry.config;
  return {
    title: `${titleOf(view.system)}: ${what.risk ?? what.function}`,
    about: decisionBrief({ view, statement, asOf, findings, changes: changesSinceLast(what, view) }),
    statement,
    path,
    address: edit === undefined || branch === undefined ? undefined : newFileAddress(edit, branch, path),
    blanks,
    deciders,
  };
}
