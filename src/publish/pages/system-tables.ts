import { isActive } from '../../assess/nhi/facts.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { periodInWords } from '../../diagnostic/calendar.ts';
import type { NhiData } from '../../validate/schema/nhi.ts';
import { withheld } from '../audience/audience.ts';
import type { Inline, Table } from '../page-parts.ts';
import { dated, listed, nhiLink, personLink, type SiteContext } from '../site-context.ts';
import { counted, nhiWord, plainWord, sentenceCase } from '../words.ts';

export function toolTable({ system }: SystemView): Table {
  const tools = system.data.tools ?? [];
  return {
    caption: `${counted(tools.length, 'tool')} that it can use`,
    columns: [
      { title: 'Tool' },
      { title: 'May' },
      { title: 'A person approves' },
      { title: 'Acts as' },
      { title: 'Needs' },
    ],
    rows: tools.map((tool) => [
      [{ code: tool.id }],
      tool.access ? [tool.access] : [],
      tool.human_approval === undefined ? [] : [tool.human_approval ? 'each use' : 'no'],
      tool.nhi ? [nhiLink(tool.nhi)] : [],
      listed((tool.needs ?? []).map((need) => [{ code: need }])),
    ]),
    empty: 'It uses no tools.',
  };
}

export function nhiTable({ system }: SystemView, context: SiteContext): Table {
  return {
    caption: `${counted(system.nhis.length, 'non-human identity', 'non-human identities')} act for it`.replace(
      /^1 (.*) act for/,
      '1 $1 acts for',
    ),
    columns: [
      { title: 'Identity' },
      { title: 'Owner' },
      { title: 'May' },
      { title: 'Secret rotated' },
      { title: 'Revocation tried' },
    ],
    rows: system.nhis.map(({ id, data, shared }) => [
      [
        nhiLink(id),
        {
          note: [
            [
              data.kind && nhiWord(data.kind),
              data.auth && nhiWord(data.auth),
              shared && 'shared',
              !isActive(data) && 'revoked',
            ]
              .filter(Boolean)
              .join(', '),
          ],
        },
      ],
      personLink(context, data.owner),
      listed((data.privileges ?? []).map((privilege) => [{ code: privilege }])),
      ...(withheld(context, 'nhi-weaknesses') === undefined
        ? [rotatedCell(data), dated(data.revocation_tested)]
        : [['withheld'], ['withheld']]),
    ]),
    anchors: system.nhis.map(({ id }) => `nhi-${id}`),
    empty: `No non-human identity acts for it${system.data.no_nhis_because ? `: ${system.data.no_nhis_because}` : '.'}`,
  };
}

function rotatedCell({ secret }: NhiData): readonly Inline[] {
  if (secret === undefined) return ['no secret'];
  const { rotated, rotate_every: every } = secret;
  return [...dated(rotated), ...(every ? [{ note: [`every ${periodInWords(every)}`] }] : [])];
}

export function reviewTable({ system }: SystemView, context: SiteContext): Table {
  const reviews = [...(system.data.reviews ?? [])].reverse();
  return {
    caption: `${counted(reviews.length, 'review')}, the newest first`,
    columns: [
      { title: 'Day', as: 'day' },
      { title: 'By' },
      { title: 'Outcome' },
      { title: 'Counts until' },
      { title: 'Note', as: 'words' },
    ],
    rows: reviews.map((review) => [
      dated(review.on),
      personLink(context, review.by),
      review.outcome ? [sentenceCase(review.outcome)] : [],
      dated(review.next),
      review.note ? [review.note] : [],
    ]),
    empty: 'It has not been reviewed yet.',
  };
}

export function incidentTable({ system }: SystemView, context: SiteContext): Table {
  const incidents = system.data.incidents ?? [];
  return {
    caption: counted(incidents.length, 'incident'),
    columns: [
      { title: 'Incident' },
      { title: 'Began' },
      { title: 'Severity' },
      { title: 'Reopened' },
      { title: 'Closed' },
    ],
    rows: incidents.map((incident) => [
      [incident.href ? { text: incident.id, href: incident.href, code: true } : { code: incident.id }],
      dated(incident.on),
      incident.severity ? [incident.severity] : [],
      (incident.reopens ?? []).length > 0 ? [(incident.reopens ?? []).map(plainWord).join(', ')] : ['nothing'],
      incident.closed ? dated(incident.closed) : ['open'],
    ]),
    anchors: incidents.map(({ id }) => `incident-${id}`),
    empty: withheld(context, 'incidents') ?? 'No incident is recorded.',
  };
}
