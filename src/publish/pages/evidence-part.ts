import { nameOf } from '../../assess/names.ts';
import type { JudgedEvidence } from '../../assess/evidence.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { hidesAny, withheld } from '../audience/audience.ts';
import type { Inline, Table } from '../page-parts.ts';
import {
  controlLink,
  dated,
  digest,
  evidenceKind,
  listed,
  type SiteContext,
  SYSTEM_COLUMN,
  systemLink,
} from '../site-context.ts';
import { counted, EVIDENCE_TAGS } from '../words.ts';
import { saidBy } from './artefact-part.ts';
import { anchorOf } from './coverage-anchor.ts';
import { COVERAGE_BESIDE } from './coverage-part.ts';

/** Items of evidence of some systems, with what each is worth today. */
export function evidenceTable(views: readonly SystemView[], context: SiteContext, withSystem: boolean): Table {
  const items = views.flatMap((view) => view.evidence.map((judged) => ({ view, judged })));
  return {
    caption: counted(items.length, 'item of evidence', 'items of evidence'),
    columns: [
      { title: 'Evidence', as: 'words' },
      ...(withSystem ? [SYSTEM_COLUMN] : []),
      { title: 'State' },
      { title: 'Performed' },
      { title: 'Counts until' },
      { title: 'Collected by', as: 'name' },
      { title: 'Supports', as: 'name' },
      { title: 'Pinned' },
    ],
    rows: items.map(({ view, judged, judged: { use, state } }) => [
      [titleOf(use, view, withSystem), { note: [kindOf(use, context)] }, ...saidBy(judged)],
      ...(withSystem ? [[systemLink(context, view.system.id)]] : []),
      [EVIDENCE_TAGS[state], ...settled(judged)],
      [...dated(use.data.performed), ...(use.data.performed_by ? [{ note: [`by ${use.data.performed_by}`] }] : [])],
      dated(use.data.expires),
      hands(use, context),
      controlsOf(use, context, !withSystem),
      pinnedCell(judged, context),
    ]),
    anchors: items.map(({ judged }) => (withSystem ? undefined : `evidence-${judged.use.id}`)),
    empty: withheld(context, 'test-reports') ?? 'No evidence is recorded.',
  };
}

/** What an item speaks for and what it speaks against. */
function controlsOf({ data }: Used, context: SiteContext, isOwn: boolean): readonly Inline[] {
  const [supports, against] = [refs(data.supports, context, isOwn), refs(data.contradicts, context, isOwn)];
  if (against.length === 0) return supports;
  return [...supports, supports.length > 0 ? '; speaks against ' : 'Speaks against ', ...against];
}

/** Controls by their rows in the coverage of a system, or else by their own pages. */
function refs(controls: readonly string[] | undefined, context: SiteContext, isOwn: boolean): readonly Inline[] {
  return listed(
    (controls ?? []).map((ref) => [isOwn ? ownControl(context, ref) : controlLink(context, ref)]),
    ', ',
  );
}

/** On a system's page its own row of coverage, which leads on to the control. */
function ownControl(context: SiteContext, ref: string): Inline {
  const link = controlLink(context, ref);
  return typeof link === 'object' && 'href' in link
    ? { text: link.text, href: `${COVERAGE_BESIDE}#${anchorOf(ref, context)}` }
    : link;
}

/** What became of what an item found. */
export function settled({ use, open }: JudgedEvidence): Inline[] {
  const all = use.data.findings ?? [];
  if (all.length === 0) return [];
  const rest = open.length === 0 ? 'fixed or accepted' : `${open.length} open: ${open.join(' ')}`;
  return [{ note: [`${counted(all.length, 'finding')}, ${rest}`] }];
}

/** The hash of an item; where an audience may not see it, whether one holds. */
function pinnedCell({ use, pinned }: JudgedEvidence, { audience }: SiteContext): readonly Inline[] {
  if (use.data.sha256 !== undefined) return digest(use.data.sha256);
  return [pinned && hidesAny(audience, ['test-reports', 'privileged-advice']) ? 'pinned' : 'not pinned'];
}

type Used = JudgedEvidence['use'];

function titleOf({ id, data }: Used, { system }: SystemView, withSystem: boolean): Inline {
  const text = data.title ?? id;
  const href = withSystem ? `/systems/${system.id}/#evidence-${id}` : data.href;
  return href ? { text, href } : text;
}

function kindOf({ data, shared }: Used, context: SiteContext): string {
  const kind = evidenceKind(data.kind, context);
  return shared ? `${kind}, shared` : kind;
}

/** Who collected an item and who else read it, by name. */
function hands({ data }: Used, context: SiteContext): readonly Inline[] {
  return [
    data.collected_by ? nameOf(data.collected_by, context.assessment.registry) : 'not given',
    {
      note: [
        data.reviewed_by ? `reviewed by ${nameOf(data.reviewed_by, context.assessment.registry)}` : 'not reviewed',
      ],
    },
  ];
}
