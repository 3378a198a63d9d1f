import { countsInWords, FORMAT_NAMES } from '../../assess/artefact-words.ts';
import { titleOf } from '../../assess/names.ts';
import type { JudgedEvidence } from '../../assess/evidence.ts';
import type { System } from '../../validate/registry.ts';
import { endOf, startOf } from '../export-source.ts';
import { inlineText } from '../inline-text.ts';
import { settled } from '../pages/evidence-part.ts';
import { EVIDENCE_TAGS } from '../words.ts';
import type { OscalDraft } from './draft.ts';
import { ownProps, some } from './props.ts';
import { artefactResource } from './resources.ts';
import { markup } from './text.ts';

/** The UUID of what a system has in an item of evidence. */
export function observationUuid(draft: OscalDraft, system: string, { use }: JudgedEvidence): string {
  return draft.uuid('systems', system, 'evidence', use.id);
}

/** An item of evidence as an observation: what it found, who stands behind it, and what it is worth today. */
export function observationOf(item: JudgedEvidence, system: System, draft: OscalDraft): object {
  const { use, state, pinned, says } = item;
  const { data } = use;
  return {
    uuid: observationUuid(draft, system.id, item),
    title: markup(data.title ?? use.id),
    description: markup(descriptionOf(item)),
    props: ownProps({
      evidence: use.id,
      kind: data.kind,
      state,
      result: data.result,
      performed: data.performed,
      'performed-by': data.performed_by,
      pinned,
      'reviewed-by': data.reviewed_by,
      format: says && FORMAT_NAMES[says.format],
      'file-says': says && countsInWords(says),
    }),
    // A report that was read is that of a run; of any other artefact the record does not say how it came about.
    methods: [says === undefined ? 'UNKNOWN' : 'TEST'],
    origins: draft.origins('collector', data.collected_by),
    subjects: [{ 'subject-uuid': draft.uuid('systems', system.id), type: 'component', title: markup(titleOf(system)) }],
    'relevant-evidence': [
      { href: artefactResource(draft, system.id, item), description: markup(data.title ?? use.id) },
    ],
    collected: startOf(data.collected ?? data.performed ?? draft.source.snapshot.asOf),
    expires: data.expires === undefined ? undefined : endOf(data.expires),
    remarks: remarksOf(item),
  };
}

function descriptionOf(item: JudgedEvidence): string {
  const { use, state } = item;
  const result = use.data.result === undefined ? 'The record gives no result' : `Result: ${use.data.result}`;
  const findings = inlineText(settled(item));
  return [`${result}. Worth today: ${EVIDENCE_TAGS[state].word.toLowerCase()}.`, findings, use.data.note ?? '']
    .filter((text) => text !== '')
    .join(' ');
}

function remarksOf({ use: { data } }: JudgedEvidence): string | undefined {
  const notes = [
    data.collected === undefined ? 'The record does not say when it was collected.' : '',
    data.expires === undefined ? 'The record does not say until when it counts.' : '',
  ];
  return some(notes.filter((note) => note !== ''))?.join(' ');
}
