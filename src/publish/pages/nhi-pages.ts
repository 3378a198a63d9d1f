import type { NhiEntry } from '../../assess/nhi/entries.ts';
import { type BlastRadius, blastRadius } from '../../assess/nhi/blast-radius.ts';
import { isActive } from '../../assess/nhi/facts.ts';
import { withheld } from '../audience/audience.ts';
import type { Table } from '../page-parts.ts';
import { findingPart, listed, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted, STATUS_TAGS } from '../words.ts';
import { nhiFacts } from './nhi-facts.ts';
import { sharedGraph } from './nhi-graph.ts';
import { riskTable } from './nhi-risk-part.ts';
import type { TablePage } from './table-page.ts';

export const ACTIVE = { word: 'Active', symbol: '●', tone: 'none' } as const;
export const REVOKED = { word: 'Revoked', symbol: '■', tone: 'none' } as const;

/** The page that somebody opens at night: whose it is, what stops when it is revoked, and how to revoke it. */
export function nhiPage(entry: NhiEntry, context: SiteContext): TablePage {
  const { id, data, users, file } = entry;
  const radius = blastRadius(entry, context.assessment);
  const instead = withheld(context, 'nhi-weaknesses');
  const findings = (context.bySubject.get(id) ?? []).filter(
    (finding) => finding.code.startsWith('nhi/') || users.some(({ system }) => system.id === finding.system),
  );
  return {
    title: data.title ?? id,
    id,
    tags: [isActive(data) ? ACTIVE : REVOKED],
    lead: [instead ?? leadOf(radius)],
    facts: nhiFacts(radius, context),
    findings: findings.map((finding) => findingPart(context, finding)),
    sections: [
      { anchor: 'stops', title: 'What stops when it is revoked', table: stopsTable(radius, context) },
      { anchor: 'risks', title: 'The ten risks', table: riskTable(entry, context) },
    ],
    graph: context.audience.shows('nhi-weaknesses') === 'full' ? sharedGraph(entry) : undefined,
    sheet: true,
    file,
  };
}

function leadOf({ entry, reaches, tools }: BlastRadius): string {
  if (!isActive(entry.data)) return 'It is revoked: nothing acts with it any more.';
  if (reaches.length === 0) return 'No system uses this identity.';
  return `Revoking it stops ${counted(tools, 'tool')} in ${counted(reaches.length, 'system')}.`;
}

function stopsTable({ reaches }: BlastRadius, context: SiteContext): Table {
  const instead = context.audience.instead('nhi-weaknesses');
  return {
    caption: 'Systems and their tools that act with it',
    columns: [
      { title: 'System', as: 'name' },
      { title: 'Status' },
      { title: 'Tools' },
      { title: 'On call' },
      { title: 'Owner' },
    ],
    rows: (instead === undefined ? reaches : []).map(({ view: { system }, tools }) => [
      [systemLink(context, system.id)],
      [STATUS_TAGS[system.status]],
      tools.length > 0 ? listed(tools.map((tool) => [{ code: tool.id }])) : ['none is listed'],
      system.data.operations?.on_call ? [system.data.operations.on_call] : [],
      personLink(context, system.data.owner),
    ]),
    empty: instead ?? 'Nothing stops: no system that is in use acts with it.',
  };
}
