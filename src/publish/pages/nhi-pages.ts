import type { NhiEntry } from '../../assess/nhi/entries.ts';
import { isActive } from '../../assess/nhi/facts.ts';
import { inWords, periodInWords } from '../../diagnostic/calendar.ts';
import type { Fact, Inline } from '../page-parts.ts';
import { dated, findingPart, listed, nhiLink, personLink, type SiteContext, systemLink } from '../site-context.ts';
import { counted, nhiWord, sentenceCase, STATUS_TAGS } from '../words.ts';
import type { TablePage } from './table-page.ts';

export function nhisPage(entries: ReadonlyMap<string, NhiEntry>, context: SiteContext): TablePage {
  const all = [...entries.values()];
  const active = all.filter(({ data }) => isActive(data)).length;
  return {
    title: 'Non-human identities',
    lead: [
      `${counted(active, 'identity acts', 'identities act')} for an AI system today; ${counted(all.length - active, 'is', 'are')} revoked. Each has a person who answers for it and a way to switch it off.`,
    ],
    sections: [
      {
        anchor: 'identities',
        table: {
          caption: counted(all.length, 'identity', 'identities'),
          columns: [
            { title: 'Identity' },
            { title: 'Kind' },
            { title: 'Acts for', as: 'name' },
            { title: 'Owner' },
            { title: 'Environment' },
            { title: 'Signs in with' },
            { title: 'Secret rotated' },
            { title: 'Revocation tried' },
            { title: 'State' },
          ],
          rows: all.map(({ id, data, users, shared }) => [
            [nhiLink(id)],
            data.kind ? [`${nhiWord(data.kind)}${shared ? ', shared' : ''}`] : [],
            listed(
              users.map(({ system }) => [systemLink(context, system.id)]),
              ', ',
              6,
            ),
            personLink(context, data.owner),
            data.environment ? [sentenceCase(data.environment)] : [],
            data.auth ? [nhiWord(data.auth)] : [],
            data.secret ? dated(data.secret.rotated) : ['no secret'],
            dated(data.revocation_tested),
            [isActive(data) ? ACTIVE : REVOKED],
          ]),
          empty: 'No identity is recorded.',
        },
      },
    ],
  };
}

const ACTIVE = { word: 'Active', symbol: '●', tone: 'none' } as const;
const REVOKED = { word: 'Revoked', symbol: '■', tone: 'none' } as const;

/** The page that somebody opens at night: whose it is, what stops when it is revoked, and how to revoke it. */
export function nhiPage(entry: NhiEntry, context: SiteContext): TablePage {
  const { id, data, users } = entry;
  const findings = (context.bySubject.get(id) ?? []).filter(
    (finding) => finding.code.startsWith('nhi/') || users.some(({ system }) => system.id === finding.system),
  );
  const tools = users.flatMap(({ system }) =>
    (system.data.tools ?? []).filter((tool) => tool.nhi === id).map((tool) => ({ system, tool })),
  );
  return {
    title: data.title ?? id,
    id,
    tags: [isActive(data) ? ACTIVE : REVOKED],
    lead: [
      users.length === 0
        ? 'No system uses this identity.'
        : `Revoking it stops ${counted(tools.length, 'tool')} in ${counted(users.length, 'system')}.`,
    ],
    facts: nhiFacts(entry, context),
    findings: findings.map((finding) => findingPart(context, finding)),
    sections: [
      {
        anchor: 'stops',
        title: 'What stops when it is revoked',
        table: {
          caption: 'Systems and their tools that act with it',
          columns: [{ title: 'System', as: 'name' }, { title: 'Status' }, { title: 'Tools' }, { title: 'On call' }],
          rows: users.map(({ system }) => [
            [systemLink(context, system.id)],
            [STATUS_TAGS[system.status]],
            listed(tools.filter((item) => item.system === system).map(({ tool }) => [{ code: tool.id }])),
            system.data.operations?.on_call ? [system.data.operations.on_call] : [],
          ]),
          empty: 'Nothing stops: no system uses it.',
        },
      },
    ],
    ...(users[0] ? { file: entry.shared ? 'shared/nhis.yaml' : users[0].system.file } : { file: 'shared/nhis.yaml' }),
  };
}

function nhiFacts({ data, shared, because }: NhiEntry, context: SiteContext): Fact[] {
  const { secret, trust, audit } = data;
  const text = (value: string | undefined | null): readonly (readonly Inline[])[] => (value ? [[value]] : []);
  return [
    { term: 'How to revoke it', lines: text(data.revoke) },
    { term: 'Last tried', lines: data.revocation_tested ? [dated(data.revocation_tested)] : [] },
    { term: 'Owner', lines: data.owner ? [personLink(context, data.owner)] : [] },
    { term: 'Kind', lines: text(data.kind && nhiWord(data.kind)) },
    { term: 'Environment', lines: text(data.environment && sentenceCase(data.environment)) },
    { term: 'Signs in with', lines: text(data.auth && nhiWord(data.auth)) },
    { term: 'May', lines: (data.privileges ?? []).map((privilege) => [{ code: privilege }]) },
    { term: 'Used by', lines: text(data.used_by?.join(', ')) },
    {
      term: 'Secret',
      lines: secret ? [[{ code: secret.ref ?? 'not given' }, `${secret.store ? ` in ${secret.store}` : ''}`]] : [],
      none: 'no secret',
    },
    ...(secret
      ? [
          {
            term: 'Rotated',
            lines: secret.rotated
              ? [
                  [
                    [
                      inWords(secret.rotated),
                      secret.rotate_every && `every ${periodInWords(secret.rotate_every)}`,
                      secret.expires && `expires ${inWords(secret.expires)}`,
                    ]
                      .filter(Boolean)
                      .join(', '),
                  ],
                ]
              : [],
          },
        ]
      : []),
    ...(trust
      ? [
          {
            term: 'Trusts only',
            lines: [
              [
                [
                  trust.audience && `audience ${trust.audience}`,
                  trust.subjects && `subjects ${trust.subjects.join(', ')}`,
                ]
                  .filter(Boolean)
                  .join('; '),
              ],
            ],
          },
        ]
      : []),
    {
      term: 'Sign-ins logged',
      lines: text(
        audit?.log &&
          [
            audit.log,
            audit.retained && `kept ${periodInWords(audit.retained)}`,
            audit.attributable === undefined
              ? undefined
              : audit.attributable
                ? 'traceable to it alone'
                : 'not traceable to it alone',
          ]
            .filter(Boolean)
            .join(', '),
      ),
    },
    { term: 'Vendor', lines: text(data.vendor), none: 'our own' },
    {
      term: 'Known leaks',
      lines: (data.exposures ?? []).map((leak) => [
        `found ${inWords(leak.found)}${leak.by ? ` by ${leak.by}` : ''}, ${leak.resolved ? `closed ${inWords(leak.resolved)}` : 'not closed'}`,
      ]),
      none: 'none',
    },
    ...(shared ? [{ term: 'Why it is shared', lines: text(because) }] : []),
    ...(data.revoked ? [{ term: 'Revoked', lines: [dated(data.revoked)] }] : []),
  ];
}
