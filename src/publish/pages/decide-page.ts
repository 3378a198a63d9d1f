import type { SystemView } from '../../assess/system-view.ts';
import { decisionFile } from '../../edit/decision-file.ts';
import { draftDecision } from '../../edit/draft-decision.ts';
import type { Registry } from '../../validate/registry.ts';
import type { DecisionData } from '../../validate/schema/decision.ts';
import { decisionForm } from '../forms/decision-form.ts';
import type { Form } from '../forms/form.ts';
import { newFileAddress } from '../new-file-address.ts';
import type { Inline } from '../page-parts.ts';
import type { SiteContext } from '../site-context.ts';
import type { Snapshot } from '../snapshot.ts';
import { type DueDecision, dueDecisions } from './due-decisions.ts';

/** One decision file, ready but for who decides and why. */
export interface Offer extends DueDecision {
  /** What is to be filled in. */
  readonly fill: readonly Inline[];
  readonly text: string;
  /** Fills it in, where somebody can decide. */
  readonly form: Form | undefined;
  /** Where the file goes. */
  readonly save: readonly Inline[];
  /** The command that writes the same file, with its signature where the tier asks for one. */
  readonly command: string;
  /** The command that signs the file by itself; absent where the tier asks for no signature. */
  readonly sign: string | undefined;
}

/** Everything that somebody needs to decide on a system’s published state without a clone. */
export interface DecidePage {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly offers: readonly Offer[];
}

export function decidePage(view: SystemView, context: SiteContext, snapshot: Snapshot): DecidePage {
  const title = view.system.data.title ?? view.system.id;
  return {
    id: view.system.id,
    title,
    lead: `Each file below decides on ${title} as this snapshot shows it: its package and digest are those of the published record. Whoever decides writes their id and their reason into it, and the day on which they decide.`,
    offers: dueDecisions(view, context).map((due) => offer(due, view, { context, snapshot })),
  };
}

interface Around {
  readonly context: SiteContext;
  readonly snapshot: Snapshot;
}

/** What is left empty is refused by the gate until it is filled in. */
function offer(due: DueDecision, view: SystemView, { context, snapshot }: Around): Offer {
  const { registry, asOf } = context.assessment;
  const { function: name, risk } = due;
  const statement = draftDecision(
    {
      function: name,
      risk,
      decision: name === 'risk' ? 'accepted' : 'approved',
      by: '',
      on: asOf,
      rationale: '',
      conditions: [],
      meets: [],
      ...(name === 'go-live' ? { forum: '', minutes: '' } : {}),
    },
    view,
    registry,
  );
  const { path, text } = decisionFile(statement, new Set(registry.sources.keys()));
  const isSigned = view.rules.least_strength === 'signed';
  const what =
    name === 'risk' ? `accept ${view.system.id} --risk ${risk}` : `approve ${view.system.id} --function ${name}`;
  return {
    ...due,
    fill: fillLine(name),
    text,
    form: due.people.length === 0 ? undefined : formOf(due, statement, view, registry),
    save: saveLine(path, snapshot),
    command: `countersign ${what}${isSigned ? ' --sign ~/.ssh/id_ed25519' : ''}`,
    sign: isSigned
      ? `ssh-keygen -Y sign -n countersign-decision -f ~/.ssh/id_ed25519 ${path.split('/').at(-1)}`
      : undefined,
  };
}

function formOf(
  { people, function: name }: DueDecision,
  draft: DecisionData,
  view: SystemView,
  registry: Registry,
): Form {
  const own = `decisions/${view.system.id}/`;
  return decisionForm({
    draft,
    validFor: name === 'risk' ? registry.policy.risk_acceptance.valid_for : view.rules.decision_valid_for,
    taken: [...registry.sources.keys()].filter((path) => path.startsWith(own)),
    people: people.map(({ id, name: called }) => ({ value: id, text: called })),
  });
}

function fillLine(name: DueDecision['function']): Inline[] {
  return [
    'Copy the file, and fill in what is empty: ',
    { code: 'by' },
    ' with your id, ',
    { code: 'rationale' },
    ' with your reason',
    ...(name === 'go-live'
      ? [', ', { code: 'forum' }, ' and ', { code: 'minutes' }, ' with where it was decided']
      : []),
    '. Where you decide on a later day, write that day into ',
    { code: 'on' },
    ' and into the name of the file.',
  ];
}

function saveLine(path: string, { edit, contentPrefix }: Snapshot): Inline[] {
  const address = edit && newFileAddress(edit, undefined, `${contentPrefix}${path}`);
  return [
    'Save it as ',
    { code: `${contentPrefix}${path}` },
    ...(address === undefined ? [] : [' (', { text: 'begin that file in the repository', href: address }, ')']),
    ', and open a pull request.',
  ];
}
