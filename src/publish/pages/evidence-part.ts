import type { SystemView } from '../../assess/system-view.ts';
import type { Inline, Table } from '../page-parts.ts';
import { controlLink, dated, digest, personLink, type SiteContext } from '../site-context.ts';
import { counted, EVIDENCE_TAGS, sentenceCase } from '../words.ts';

/** Items of evidence of some systems, with what each is worth today. */
export function evidenceTable(views: readonly SystemView[], context: SiteContext, withSystem: boolean): Table {
  const items = views.flatMap((view) => view.evidence.map((judged) => ({ view, judged })));
  const kinds = context.assessment.registry.policy.evidence_kinds;
  return {
    caption: counted(items.length, 'item of evidence', 'items of evidence'),
    columns: [
      { title: 'Evidence' },
      ...(withSystem ? [{ title: 'System' }] : []),
      { title: 'Kind' }, { title: 'State' }, { title: 'Performed' }, { title: 'Counts until' }, { title: 'Collected by' }, { title: 'Reviewed by' }, { title: 'Supports' }, { title: 'Pinned' },
    ],
    rows: items.map(({ view, judged: { use, state } }) => {
      const { data } = use;
      const title = data.title ?? use.id;
      return [
        [withSystem ? { text: title, href: `/systems/${view.system.id}/#evidence-${use.id}` } : data.href ? { text: title, href: data.href } : title, ...(use.shared ? [' (shared)'] : [])],
        ...(withSystem ? [[{ text: view.system.data.title ?? view.system.id, href: `/systems/${view.system.id}/` }]] : []),
        data.kind ? [kinds[data.kind]?.title ?? sentenceCase(data.kind)] : [],
        [EVIDENCE_TAGS[state]],
        [...dated(data.performed), ...(data.performed_by ? [` by ${data.performed_by}`] : [])],
        dated(data.expires),
        personLink(context, data.collected_by),
        personLink(context, data.reviewed_by),
        (data.supports ?? []).flatMap((ref, at): Inline[] => [...(at > 0 ? [' '] : []), controlLink(context, ref)]),
        digest(data.sha256),
      ];
    }),
    anchors: items.map(({ judged }) => (withSystem ? undefined : `evidence-${judged.use.id}`)),
    empty: 'No evidence is recorded.',
  };
}
