import { earlier } from '../diagnostic/calendar.ts';
import { compare } from '../diagnostic/compare.ts';
import type { Exception, Person } from '../validate/registry.ts';
import { isGiven } from './approvals.ts';
import type { Assessment } from './assess.ts';
import { isFresh } from './evidence.ts';
import { registrationDue } from './intake.ts';
import { nhiDeadlines } from './nhi/due.ts';
import { isActive } from './nhi/facts.ts';
import { type Row, severityFor } from './severity.ts';
import type { SystemView } from './system-view.ts';

export type DeadlineKind =
  | 'review'
  | 'decision'
  | 'condition'
  | 'evidence'
  | 'acceptance'
  | 'exception'
  | 'owner'
  | 'rotation'
  | 'drill'
  | 'exposure'
  | 'pilot'
  | 'intake'
  /** For an audience that may know that something runs out, and not what. */
  | 'withheld';

/** A day after which something fails unless somebody acts. */
export interface Deadline {
  /** The last day on which all is well, YYYY-MM-DD. */
  readonly date: string;
  readonly kind: DeadlineKind;
  readonly system: string;
  /** What runs out, in words. */
  readonly what: string;
  /** The id of the person who has to act, where one is known. */
  readonly who: string | undefined;
  /** The id of the thing, where it has one. */
  readonly subject: string | undefined;
  /** Whether the build fails after that day, or only warns. */
  readonly fails: boolean;
}

/** Everything that runs out from the as-of date on, soonest first; what has run out already is a finding. */
export function deadlines({ views, registry, asOf }: Assessment): Deadline[] {
  const exceptions = Map.groupBy(
    [...registry.exceptions.values()].flatMap((exception) =>
      exception.data.systems.map((system) => ({ system, exception })),
    ),
    ({ system }) => system,
  );
  const found: Deadline[] = [];
  for (const view of views.values()) {
    if (view.system.status === 'retired') continue;
    const own = (exceptions.get(view.system.id) ?? []).map(({ exception }) => exception);
    for (const deadline of ofSystem(view, { exceptions: own, people: registry.people, asOf }))
      if (deadline.date >= asOf) found.push(deadline);
  }
  for (const record of registry.intake.values()) {
    const due = record.data.in_use === true ? registrationDue(record, registry.policy) : undefined;
    if (due !== undefined && due >= asOf)
      found.push({
        date: due,
        kind: 'intake',
        system: record.id,
        what: 'Registration of a system in use',
        who: record.data.owner,
        subject: undefined,
        fails: true,
      });
  }
  return found.sort(
    (a, b) =>
      compare(a.date, b.date) || compare(a.system, b.system) || compare(a.kind, b.kind) || compare(a.what, b.what),
  );
}

/** The last day on which no deadline that fails has passed; absent when nothing runs out. */
export function validUntil(all: readonly Deadline[]): string | undefined {
  return all.reduce<string | undefined>(
    (soonest, { date, fails }) => (fails ? earlier(soonest, date) : soonest),
    undefined,
  );
}

interface Around {
  readonly exceptions: readonly Exception[];
  readonly people: ReadonlyMap<string, Person>;
  readonly asOf: string;
}

/** How a deadline of each row of the status table weighs for this system. */
type Weighs = (row: Row) => boolean;

function* ofSystem(view: SystemView, { exceptions, people, asOf }: Around): Iterable<Deadline> {
  const { system } = view;
  const weighs: Weighs = (row) => severityFor(row, system, asOf) === 'error';
  const at = {
    system: system.id,
    fails: weighs('approval'),
    subject: undefined,
    who: system.data.governance_owner ?? system.data.owner,
  };
  if (view.review?.next && system.status !== 'proposed')
    yield { ...at, date: view.review.next, kind: 'review', what: 'Review', fails: weighs('review') };
  yield* departures(view, people, { ...at, fails: weighs('owner') });
  if (system.status === 'pilot' && system.data.pilot?.until)
    yield { ...at, date: system.data.pilot.until, kind: 'pilot', what: 'The pilot ends', fails: false };
  yield* ofApprovals(view, at);
  yield* ofEvidence(view, at);
  for (const { risk, state } of view.risks) {
    if ((state === 'accepted' || state === 'stale') && risk.expires)
      yield {
        ...at,
        date: risk.expires,
        kind: 'acceptance',
        what: `Acceptance of the risk “${risk.id}”`,
        who: risk.accepted_by,
        subject: risk.id,
      };
  }
  for (const exception of exceptions) {
    if (exception.data.until)
      yield {
        ...at,
        date: exception.data.until,
        kind: 'exception',
        what: `Exception “${exception.data.title ?? exception.id}”`,
        who: exception.data.requested_by,
        subject: exception.id,
      };
  }
  yield* nhiDeadlines(view, { ...at, fails: weighs('nhi') });
}

/** The last day of everybody who has to answer for something in the system. */
function* departures({ system, risks }: SystemView, people: Around['people'], at: At): Iterable<Deadline> {
  const { data } = system;
  const roles: [string | undefined, string][] = [
    [data.owner, 'the owner'],
    [data.governance_owner, 'the governance owner'],
    [data.sponsor, 'the business sponsor'],
    ...system.nhis
      .filter((nhi) => isActive(nhi.data))
      .map((nhi): [string | undefined, string] => [nhi.data.owner, `the owner of ${nhi.id}`]),
    ...risks.map(({ risk }): [string | undefined, string] => [risk.owner, `the owner of the risk “${risk.id}”`]),
  ];
  for (const [id, role] of roles) {
    const person = people.get(id ?? '');
    if (person?.until)
      yield { ...at, date: person.until, kind: 'owner', what: `${person.name}, ${role}, leaves`, who: person.id };
  }
}

type At = Pick<Deadline, 'system' | 'fails' | 'subject' | 'who'>;

function* ofApprovals({ approvals }: SystemView, at: At): Iterable<Deadline> {
  for (const { function: name, required, state, governing, conditions } of approvals) {
    if (required && isGiven(state) && governing?.data.expires)
      yield {
        ...at,
        date: governing.data.expires,
        kind: 'decision',
        what: `Decision of ${name}`,
        who: governing.data.by,
        subject: name,
      };
    for (const condition of conditions)
      if (condition.met === undefined)
        yield {
          ...at,
          date: condition.due,
          kind: 'condition',
          what: `Condition of ${name}: ${condition.text}`,
          subject: name,
        };
  }
}

/** Of each required kind only the item that lasts longest matters. */
function* ofEvidence({ evidence, rules }: SystemView, at: At): Iterable<Deadline> {
  for (const kind of rules.evidence) {
    const fresh = evidence.filter(({ use, state }) => use.data.kind === kind && isFresh(state));
    if (fresh.length === 0 || fresh.some(({ use }) => use.data.expires === undefined)) continue;
    const last = fresh.reduce((a, b) => ((a.use.data.expires ?? '') >= (b.use.data.expires ?? '') ? a : b));
    yield {
      ...at,
      date: last.use.data.expires ?? '',
      kind: 'evidence',
      what: `Evidence: ${last.use.data.title ?? kind.replaceAll('-', ' ')}`,
      who: last.use.data.collected_by,
      subject: last.use.id,
    };
  }
}
