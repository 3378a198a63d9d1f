import { addPeriod, inWords, periodInWords } from '../../diagnostic/calendar.ts';
import { decisionFile as fileOf } from '../../edit/decision-file.ts';
import { decision, type DecisionData, type Predicate } from '../../validate/schema/decision.ts';
import { held, missing, withoutMissing } from './faults.ts';
import type { Answers, Form, FormFault, MadeFile } from './form.ts';

/** What the browser has to know to make the file of a decision. */
export interface DecisionContext {
  /** The statement on the published record, without who decides and why. */
  readonly draft: DecisionData;
  /** How long a decision of that kind counts at most, as an ISO 8601 period. */
  readonly validFor: string;
  /** The decision files of the system that are there, by their paths. */
  readonly taken: readonly string[];
  /** The last day of the snapshot that the draft is taken from. */
  readonly asOf: string;
}

/** The file of a decision, as `countersign approve` writes it, but for its signature. Runs in the browser. */
export function decisionFile(answers: Answers, context: DecisionContext, entries: Form['entries']): MadeFile {
  const { draft, taken } = context;
  const predicate = predicateOf(answers, context);
  const statement: DecisionData = { ...draft, predicate };
  const { path, text } = fileOf(statement, new Set(taken));
  const conditions = predicate.conditions ?? [];
  return {
    path,
    text,
    says: [
      ...(predicate.expires ? [`It counts until ${inWords(predicate.expires)}.`] : []),
      ...(predicate.decision === 'rejected' ? ['The system cannot be in production while this stands.'] : []),
    ],
    faults: [
      ...withoutMissing(ownFaults(statement, path), missing(entries, answers)),
      ...dayFaults(predicate, context),
      ...conditionFaults(predicate.decision, conditions),
    ],
  };
}

function ownFaults(statement: DecisionData, file: string): FormFault[] {
  const { faults } = held(decision, statement, file);
  return faults.map(({ path, message }) => ({ path: path.replace(/^predicate\./, ''), message }));
}

function predicateOf(answers: Answers, { draft, validFor }: DecisionContext): Predicate {
  const { expires: drafted, ...rest } = draft.predicate;
  const said = Object.fromEntries(answers) as Partial<Predicate>;
  const on = said.on ?? rest.on;
  const ends = said.decision === 'rejected' ? undefined : on === rest.on ? drafted : addPeriod(on, validFor);
  const conditions = (said.conditions ?? []).map((condition, at) => ({ ...condition, id: `c${at + 1}` }));
  const { fields, package: contents, ...head } = rest;
  return {
    ...head,
    decision: said.decision ?? rest.decision,
    by: said.by ?? '',
    on,
    rationale: said.rationale ?? '',
    ...(said.forum === undefined ? {} : { forum: said.forum }),
    ...(said.minutes === undefined ? {} : { minutes: said.minutes }),
    conditions,
    ...(ends === undefined ? {} : { expires: ends }),
    ...(fields === undefined ? {} : { fields }),
    ...(contents === undefined ? {} : { package: contents }),
  };
}

/** An earlier day would be backdated, and on a later one the record may have changed. */
function dayFaults({ on }: Predicate, { asOf, validFor }: DecisionContext): FormFault[] {
  if (on < asOf)
    return [{ path: 'on', message: `The record is shown as of ${inWords(asOf)}: a decision on it is not older.` }];
  return on > addPeriod(asOf, validFor)
    ? [{ path: 'on', message: `That is more than ${periodInWords(validFor)} after this snapshot.` }]
    : [];
}

function conditionFaults(said: Predicate['decision'], conditions: NonNullable<Predicate['conditions']>): FormFault[] {
  if (said === 'approved-with-conditions' && conditions.length === 0)
    return [{ path: 'conditions', message: 'Name the conditions, each with the last day for it.' }];
  return said !== 'approved-with-conditions' && conditions.length > 0
    ? [{ path: 'decision', message: 'With conditions, the decision is “approved with conditions”.' }]
    : [];
}
