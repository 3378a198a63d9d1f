import { didYouMean, listWords } from '../diagnostic/suggest.ts';
import { checkEvidence, checkSharedEvidence } from './check-evidence.ts';
import type { Collector } from './collector.ts';
import { checkBody, knownTo } from './check-mentions.ts';
import { namedIn } from './named.ts';
import { type Refer, referee, type Things } from './refer.ts';
import type { Intake, Registry, System, Use } from './registry.ts';
import { POLICY } from './schema/decision.ts';
import type { NhiData } from './schema/nhi.ts';

/**
 * Every reference by id leads somewhere, or it is an error at its own line. The owner, governance
 * owner and sponsor of a system are left to the rules about them.
 */
export function checkReferences(registry: Registry, collector: Collector): void {
  const refer = referee(collector);
  const people: Things = {
    what: 'person in people.yaml',
    known: registry.people,
    add: 'Add the person to people.yaml.',
  };
  const teams: Things = {
    what: 'team in people.yaml',
    known: namedIn(registry.sources.get('people.yaml'), 'teams'),
    add: 'Add the team to people.yaml.',
    before: '',
  };
  const recorded = new Set([...registry.sources.values()].filter(({ kind }) => kind === 'system').map(({ id }) => id));
  const known = knownTo(registry, recorded);
  const lists = { people, teams, regimes: regimesOf(registry), kinds: kindsOf(registry) };
  for (const record of [...registry.systems.values(), ...registry.intake.values()]) checkRecord(record, lists, refer);
  checkShared(registry, lists, refer);
  for (const system of registry.systems.values()) {
    for (const nhi of system.nhis) if (!nhi.shared) checkNhi(nhi, people, refer);
    checkEvidence(system, { refer, people, kinds: lists.kinds });
    checkTools(system, refer);
    checkBody(system.source, registry, { known, system, collector });
  }
  for (const guide of registry.guides) checkBody(guide.source, registry, { known, collector });
  const systems: Things = { what: 'system', known: recorded, add: 'An exception names registered systems.' };
  for (const exception of registry.exceptions.values()) {
    refer(people, exception.data.requested_by, () => exception.spot(['requested_by']));
    refer(people, exception.data.approved_by, () => exception.spot(['approved_by']));
    for (const [at, id] of exception.data.systems.entries()) refer(systems, id, () => exception.spot(['systems', at]));
    checkBody(exception.source, registry, { known, collector });
  }
  for (const record of registry.intake.values()) checkBody(record.source, registry, { known, collector });
  checkDecisions(registry, people, { refer, collector });
  for (const person of registry.people.values()) {
    refer(teams, person.team, () => person.spot(['team']));
    for (const [at, { deputy }] of (person.away ?? []).entries())
      refer(people, deputy, () => person.spot(['away', at, 'deputy']));
    for (const [at, held] of (person.functions ?? []).entries()) {
      refer(people, held.deputy_for, () => person.spot(['functions', at, 'deputy_for']));
      refer(people, held.appointed_by, () => person.spot(['functions', at, 'appointed_by']));
    }
  }
}

interface Lists {
  readonly people: Things;
  readonly teams: Things;
  readonly regimes: Things;
  readonly kinds: Things;
}

function checkRecord(record: System | Intake, { people, teams, regimes }: Lists, refer: Refer): void {
  const { data, spot } = record;
  refer(teams, data.team, () => spot(['team']));
  for (const [at, { regime }] of (data.regulated_by ?? []).entries())
    refer(regimes, regime, () => spot(['regulated_by', at, 'regime']));
  for (const [at, risk] of (data.risk_acceptance ?? []).entries()) {
    refer(people, risk.owner, () => spot(['risk_acceptance', at, 'owner']));
    refer(people, risk.accepted_by, () => spot(['risk_acceptance', at, 'accepted_by']));
  }
  for (const [at, review] of (data.reviews ?? []).entries())
    refer(people, review.by, () => spot(['reviews', at, 'by']));
  for (const [at, claim] of (data.controls ?? []).entries())
    refer(people, claim.agreed_by, () => spot(['controls', at, 'agreed_by']));
}

function checkNhi(nhi: Use<NhiData>, people: Things, refer: Refer): void {
  refer(people, nhi.data.owner, () => nhi.definedAt(['owner']));
}

/** What lies in shared/ is checked where it stands, once, whether or not a record uses it. */
function checkShared({ shared }: Registry, lists: Lists, refer: Refer): void {
  for (const { data, file, at } of shared.nhis.values())
    refer(lists.people, data.owner, () => ({ file, path: [...at, 'owner'] }));
  checkSharedEvidence(shared, { refer, people: lists.people, kinds: lists.kinds });
}

function checkTools(system: System, refer: Refer): void {
  const nhis: Things = {
    what: 'identity of this record',
    known: namedIn(system.source, 'nhis'),
    add: 'List it under nhis.',
    before: '',
  };
  for (const [at, tool] of (system.data.tools ?? []).entries())
    refer(nhis, tool.nhi, () => system.spot(['tools', at, 'nhi']));
}

function checkDecisions(
  registry: Registry,
  people: Things,
  { refer, collector }: { refer: Refer; collector: Collector },
): void {
  for (const decision of registry.decisions) {
    const { data, spot, system: id } = decision;
    refer(people, data.by, () => spot(['by']));
    refer(people, data.for, () => spot(['for']));
    if (id === POLICY) continue;
    const system = registry.systems.get(id);
    if (system === undefined && !registry.sources.has(`systems/${id}.mdx`)) {
      collector.fault(
        'reference/unknown',
        { file: decision.file },
        `This decides on “${id}”, which is no system`,
        didYouMean(id, [...registry.systems.keys()], 'A system that ends is kept with status: retired.'),
      );
    }
    if (system === undefined || data.risk === undefined) continue;
    const risks: Things = {
      what: 'risk of this system',
      known: namedIn(system.source, 'risk_acceptance'),
      add: 'List it under risk_acceptance.',
    };
    refer(risks, data.risk, () => spot(['risk']));
  }
}

function regimesOf({ sources }: Registry): Things {
  const known = namedIn(sources.get('registry.yaml'), 'regimes');
  return {
    what: 'regime in registry.yaml',
    known,
    add: `The regimes are ${listWords([...known], 'and')}.`,
    before: '',
  };
}

function kindsOf({ sources }: Registry): Things {
  const known = namedIn(sources.get('policy.yaml'), 'evidence_kinds');
  return {
    what: 'kind of evidence in policy.yaml',
    known,
    add: `The kinds are ${listWords([...known], 'and', 20)}.`,
    before: '',
  };
}
