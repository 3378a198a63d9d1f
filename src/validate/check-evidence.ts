import type { Spot } from '../diagnostic/diagnostic.ts';
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

/** What a record’s item of evidence names: people, a kind, things of the record. */
export function checkEvidence(item: Use<EvidenceData>, system: System, { refer, people, kinds }: Judging): void {
  const { data, shared, definedAt } = item;
  checkAccepted(item, system, refer);
  if (shared) return;
  checkProvenance(data, (key) => definedAt([key]), { refer, people, kinds });
  const about: Record<string, Things> = {
    nhi: {
      what: 'identity of this record',
      known: namedIn(system.source, 'nhis'),
      add: 'List it under nhis.',
      before: 'nhi:',
    },
    tool: {
      what: 'tool of this record',
      known: namedIn(system.source, 'tools'),
      add: 'List it under tools.',
      before: 'tool:',
    },
    model: {
      what: 'model of this record',
      known: namedIn(system.source, 'models'),
      add: 'List it under models.',
      before: 'model:',
    },
  };
  const items: Things = {
    what: 'item of evidence of this record',
    known: namedIn(system.source, 'evidence'),
    add: 'List it under evidence.',
  };
  for (const [at, id] of (data.answers ?? []).entries()) refer(items, id, () => definedAt(['answers', at]));
  for (const [at, target] of (data.about ?? []).entries()) {
    const [kind = '', id] = target.split(':');
    const things = about[kind];
    if (things) refer(things, id, () => definedAt(['about', at]));
  }
}

/** Each record that uses a shared item needs the residual risks that its findings are accepted as; the fault is then at its `use`. */
function checkAccepted({ id, data, shared, spot, definedAt }: Use<EvidenceData>, system: System, refer: Refer): void {
  const risks: Things = {
    what: shared
      ? `residual risk of this record, and the shared evidence “${id}” accepts a finding as it`
      : 'residual risk of this record',
    known: namedIn(system.source, 'risk_acceptance'),
    add: 'Describe it under risk_acceptance.',
  };
  for (const [at, { accepted_as: risk }] of (data.findings ?? []).entries())
    refer(risks, risk, () => (shared ? spot : definedAt(['findings', at, 'accepted_as'])));
}
