import type { Spot } from '../diagnostic/diagnostic.ts';
import type { Decision, System } from '../validate/registry.ts';

/** A date that claims that something was done. */
export interface PastAct {
  /** The day, YYYY-MM-DD. */
  readonly date: string;
  /** What was done, to be read after “says that” and before “on” and the day. */
  readonly what: string;
  readonly spot: Spot;
  /** The part of the system that it is about. */
  readonly subject?: string;
}

/** Every date of a record and of its decisions that claims a past act; what ends or is due later is none. */
export function pastActs(system: System, decisions: readonly Decision[]): PastAct[] {
  const claims = [...ofRecord(system), ...ofEvidence(system), ...ofNhis(system), ...ofDecisions(decisions)];
  return claims.flatMap(({ date, ...claim }) => (date === undefined ? [] : [{ date, ...claim }]));
}

interface Claim extends Omit<PastAct, 'date'> {
  readonly date: string | undefined;
}

function* ofRecord({ data, status, spot }: System): Iterable<Claim> {
  // A proposed system has no live day at all; that is a finding of its own.
  if (status !== 'proposed') yield { date: data.live_since, what: 'it went live', spot: spot(['live_since']) };
  yield {
    date: data.operations?.rollback_tested,
    what: 'its rollback was tested',
    spot: spot(['operations', 'rollback_tested']),
  };
  yield {
    date: data.supplier?.terms_reviewed,
    what: 'the terms of its supplier were reviewed',
    spot: spot(['supplier', 'terms_reviewed']),
  };
  yield {
    date: data.supplier?.contract_ended,
    what: 'the contract with its supplier ended',
    spot: spot(['supplier', 'contract_ended']),
  };
  yield { date: data.data?.disposed, what: 'its data was disposed of', spot: spot(['data', 'disposed']) };
  for (const [at, { on }] of (data.reviews ?? []).entries())
    yield { date: on, what: 'it was reviewed', spot: spot(['reviews', at, 'on']) };
  for (const [at, { id, accepted }] of (data.risk_acceptance ?? []).entries()) {
    yield {
      date: accepted,
      what: `its risk “${id}” was accepted`,
      spot: spot(['risk_acceptance', at, 'accepted']),
      subject: id,
    };
  }
  for (const [at, { id, on, closed }] of (data.incidents ?? []).entries()) {
    yield { date: on, what: `its incident “${id}” began`, spot: spot(['incidents', at, 'on']), subject: id };
    yield {
      date: closed,
      what: `its incident “${id}” was closed`,
      spot: spot(['incidents', at, 'closed']),
      subject: id,
    };
  }
}

function* ofEvidence({ evidence }: System): Iterable<Claim> {
  for (const { id, data, definedAt } of evidence) {
    yield {
      date: data.performed,
      what: `its evidence “${id}” was performed`,
      spot: definedAt(['performed']),
      subject: id,
    };
    yield {
      date: data.collected,
      what: `its evidence “${id}” was collected`,
      spot: definedAt(['collected']),
      subject: id,
    };
    for (const [at, { fixed }] of (data.findings ?? []).entries())
      yield {
        date: fixed,
        what: `a finding of its evidence “${id}” was fixed`,
        spot: definedAt(['findings', at, 'fixed']),
        subject: id,
      };
  }
}

function* ofNhis({ nhis }: System): Iterable<Claim> {
  for (const { id, data, definedAt } of nhis) {
    const identity = `its identity “${id}”`;
    yield {
      date: data.secret?.rotated,
      what: `the secret of ${identity} was replaced`,
      spot: definedAt(['secret', 'rotated']),
      subject: id,
    };
    yield {
      date: data.revocation_tested,
      what: `revoking ${identity} was tried`,
      spot: definedAt(['revocation_tested']),
      subject: id,
    };
    yield { date: data.revoked, what: `${identity} was revoked`, spot: definedAt(['revoked']), subject: id };
    for (const [at, { found, resolved }] of (data.exposures ?? []).entries()) {
      yield {
        date: found,
        what: `a leak of ${identity} was found`,
        spot: definedAt(['exposures', at, 'found']),
        subject: id,
      };
      yield {
        date: resolved,
        what: `a leak of ${identity} was resolved`,
        spot: definedAt(['exposures', at, 'resolved']),
        subject: id,
      };
    }
  }
}

function* ofDecisions(decisions: readonly Decision[]): Iterable<Claim> {
  for (const { data, spot } of decisions) {
    const what =
      data.function === 'risk'
        ? `its risk “${data.risk ?? ''}” was accepted by a decision`
        : `${data.function} decided`;
    yield { date: data.on, what, spot: spot(['on']), subject: data.risk ?? data.function };
  }
}
