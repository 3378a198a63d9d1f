import type { Spot } from '../diagnostic/diagnostic.ts';
import type { Source } from '../parse/source.ts';
import { namedIn } from './named.ts';
import type { Registry, System, Use } from './registry.ts';
import type { Refer, Things } from './refer.ts';
import type { EvidenceData } from './schema/evidence.ts';

interface Judging {
  readonly refer: Refer;
  readonly people: Things;
  readonly kinds: Things;
}

/** What lies in shared/evidence.yaml, where it stands, whether or not a record uses it. */
export function checkSharedEvidence({ evidence }: Registry['shared'], judging: Judging): void {
  const items: Things = {
    what: 'shared item of evidence',
    known: evidence,
    add: 'An item of a record is answered by an item of that record.',
  };
  for (const { data, file, at } of evidence.values()) {
    checkProvenance(data, (key) => ({ file, path: [...at, key] }), judging);
    for (const [index, id] of (data.answers ?? []).entries())
      judging.refer(items, id, () => ({ file, path: [...at, 'answers', index] }));
  }
}

function checkProvenance(data: EvidenceData, spot: (key: string) => Spot, { refer, people, kinds }: Judging): void {
  refer(kinds, data.kind, () => spot('kind'));
  refer(people, data.collected_by, () => spot('collected_by'));
  refer(people, data.reviewed_by, () => spot('reviewed_by'));
}

/** What a record’s evidence names: people, kinds, things of the record. */
export function checkEvidence(system: System, judging: Judging): void {
  const own = ownThings(system.source);
  for (const item of system.evidence) {
    checkAccepted(item, own.risk, judging.refer);
    if (!item.shared) checkItem(item, own, judging);
  }
}

function checkItem({ data, definedAt }: Use<EvidenceData>, own: OwnThings, judging: Judging): void {
  const { refer } = judging;
  checkProvenance(data, (key) => definedAt([key]), judging);
  for (const [at, id] of (data.answers ?? []).entries()) refer(own.evidence, id, () => definedAt(['answers', at]));
  for (const [at, target] of (data.about ?? []).entries()) {
    const [kind = '', id] = target.split(':');
    const things = own.about[kind];
    if (things) refer(things, id, () => definedAt(['about', at]));
  }
}

interface OwnThings {
  /** By what stands before their ids. */
  readonly about: Readonly<Record<string, Things>>;
  readonly evidence: Things;
  readonly risk: ReadonlySet<string>;
}

/** What a record lists itself; laid out once for all of its evidence. */
function ownThings(source: Source): OwnThings {
  const listed = (list: string, what: string, before?: string): Things => ({
    what: `${what} of this record`,
    known: namedIn(source, list),
    add: `List it under ${list}.`,
    ...(before === undefined ? {} : { before }),
  });
  return {
    about: {
      nhi: listed('nhis', 'identity', 'nhi:'),
      tool: listed('tools', 'tool', 'tool:'),
      model: listed('models', 'model', 'model:'),
    },
    evidence: listed('evidence', 'item of evidence'),
    risk: namedIn(source, 'risk_acceptance'),
  };
}

/** Each record that uses a shared item needs the residual risks that its findings are accepted as; the fault is then at its `use`. */
function checkAccepted(
  { id, data, shared, spot, definedAt }: Use<EvidenceData>,
  known: ReadonlySet<string>,
  refer: Refer,
): void {
  const risks: Things = {
    what: shared
      ? `residual risk of this record, and the shared evidence “${id}” accepts a finding as it`
      : 'residual risk of this record',
    known,
    add: 'Describe it under risk_acceptance.',
  };
  for (const [at, { accepted_as: risk }] of (data.findings ?? []).entries())
    refer(risks, risk, () => (shared ? spot : definedAt(['findings', at, 'accepted_as'])));
}
