import { countsInWords, FORMAT_NAMES } from '../../assess/artefact-words.ts';
import type { JudgedEvidence } from '../../assess/evidence.ts';
import { sortedBy } from './order.ts';
import { defineRegister } from './register.ts';

interface Row extends JudgedEvidence {
  readonly system: string;
}

export const evidence = defineRegister<Row>({
  name: 'evidence',
  title: 'Evidence',
  means: 'Every item of evidence of every system; a shared item stands once for each system that uses it.',
  columns: [
    { name: 'system', type: 'text', means: 'The id of the system.', of: ({ system }) => system },
    { name: 'evidence', type: 'text', means: 'The id of the item, unique in its system.', of: ({ use }) => use.id },
    { name: 'title', type: 'text', means: 'What the artefact is.', of: ({ use }) => use.data.title },
    { name: 'kind', type: 'text', means: 'What sort of evidence it is.', of: ({ use }) => use.data.kind },
    { name: 'state', type: 'text', means: 'What it is worth today.', of: ({ state }) => state },
    { name: 'result', type: 'text', means: 'What the record says that it found.', of: ({ use }) => use.data.result },
    { name: 'performed', type: 'date', means: 'The day on which it was true.', of: ({ use }) => use.data.performed },
    { name: 'performed_by', type: 'text', means: 'Who did the work.', of: ({ use }) => use.data.performed_by },
    { name: 'expires', type: 'date', means: 'The last day on which it counts.', of: ({ use }) => use.data.expires },
    { name: 'collected', type: 'date', means: 'The day on which it was filed.', of: ({ use }) => use.data.collected },
    { name: 'collected_by', type: 'text', means: 'The id of who filed it.', of: ({ use }) => use.data.collected_by },
    { name: 'reviewed_by', type: 'text', means: 'The id of who else read it.', of: ({ use }) => use.data.reviewed_by },
    { name: 'supports', type: 'list', means: 'The controls that it supports.', of: ({ use }) => use.data.supports },
    {
      name: 'contradicts',
      type: 'list',
      means: 'The controls that it speaks against.',
      of: ({ use }) => use.data.contradicts,
    },
    {
      name: 'answers',
      type: 'list',
      means: 'The ids of items that spoke against its controls, and that it answers.',
      of: ({ use }) => use.data.answers,
    },
    {
      name: 'artefact',
      type: 'text',
      means: 'The file below the content folder, or the address.',
      of: ({ use }) => use.data.file ?? use.data.href,
    },
    { name: 'sha256', type: 'text', means: 'The SHA-256 that pins the artefact.', of: ({ use }) => use.data.sha256 },
    {
      name: 'pinned',
      type: 'boolean',
      means: 'Whether it is pinned by a hash that holds.',
      of: ({ pinned }) => pinned,
    },
    {
      name: 'format',
      type: 'text',
      means: 'What kind of report the file is, where it is one that is read.',
      of: ({ says }) => says && FORMAT_NAMES[says.format],
    },
    {
      name: 'file_says',
      type: 'text',
      means: 'What that report says that it found.',
      of: ({ says }) => says && countsInWords(says),
    },
    {
      name: 'doubts',
      type: 'list',
      means: 'In what its file does not bear out the record.',
      of: ({ doubts }) => doubts.map(({ about }) => about),
    },
  ],
  rowsOf: ({ assessment: { views } }) =>
    sortedBy(views.values(), ({ system }) => system.id).flatMap(({ system, evidence: items }) =>
      sortedBy(items, ({ use }) => use.id).map((item) => ({ ...item, system: system.id })),
    ),
});
