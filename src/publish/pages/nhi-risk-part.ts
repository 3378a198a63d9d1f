import { type JudgedNhiRisk, CATALOGUE, type RiskState, tenRisks } from '../../assess/nhi/ten-risks.ts';
import type { NhiEntry } from '../../assess/nhi/entries.ts';
import type { Inline, Table, Tag } from '../page-parts.ts';
import { controlLink, exceptionLink, listed, ruleLink, type SiteContext } from '../site-context.ts';
import { EXCEPTED_TAG } from '../words.ts';

/** A state of a risk has a short word for a cell of the matrix. */
export const RISK_STATE_TAGS: Record<RiskState, Tag & { readonly short: string; readonly means: string }> = {
  error: {
    ...{ word: 'Found', symbol: '✕', tone: 'bad' },
    short: 'found',
    means: 'A rule stands against it, and the build fails.',
  },
  warning: {
    ...{ word: 'Warned of', symbol: '!', tone: 'warn' },
    short: 'warned',
    means: 'A rule warns of it.',
  },
  excepted: {
    ...EXCEPTED_TAG,
    short: 'except',
    means: 'A rule stands against it, and an exception with an end lifts it.',
  },
  unknown: {
    ...{ word: 'Unknown', symbol: '?', tone: 'warn' },
    short: 'unknown',
    means: 'Nobody has written down what would tell.',
  },
  clear: {
    ...{ word: 'Nothing found', symbol: '✓', tone: 'good' },
    short: 'clear',
    means: 'What has to be known is known, and no rule stands against it.',
  },
  'not-asked': {
    ...{ word: 'Does not arise', symbol: '∅', tone: 'none' },
    short: 'n/a',
    means: 'It is revoked, or it has nothing that this is about.',
  },
};

/** The ten risks of an identity, judged with what the site knows of it; none where an audience may not see them. */
export function risksOf(entry: NhiEntry, { bySubject, assessment, audience }: SiteContext): JudgedNhiRisk[] {
  if (audience.shows('nhi-weaknesses') === 'withheld') return [];
  return tenRisks(entry, {
    findings: bySubject.get(entry.id) ?? [],
    tools: assessment.nhis.tools(entry.id),
  });
}

/** The name of a risk, by its id in the catalogue; the id where the registry does not use the catalogue. */
export function riskName(risk: string, { assessment }: SiteContext): string {
  const control = assessment.registry.frameworks.get(CATALOGUE)?.controls.get(`${CATALOGUE}:${risk}`);
  return control?.name ?? risk;
}

export const riskAnchor = (risk: string): string => `risk-${risk.toLowerCase()}`;

/** One line a risk: what is known, and by what. */
export function riskTable(entry: NhiEntry, context: SiteContext): Table {
  const risks = risksOf(entry, context);
  return {
    caption: 'The ten OWASP risks of this identity',
    columns: [
      { title: 'Risk', as: 'words' },
      { title: 'State', as: 'name' },
      { title: 'Why', as: 'words' },
    ],
    rows: risks.map((judged) => [
      [controlLink(context, `${CATALOGUE}:${judged.risk}`), ` ${riskName(judged.risk, context)}`],
      [RISK_STATE_TAGS[judged.state]],
      reason(judged, context),
    ]),
    anchors: risks.map(({ risk }) => riskAnchor(risk)),
    empty: context.audience.instead('nhi-weaknesses') ?? '',
  };
}

function reason({ state, findings, unknown }: JudgedNhiRisk, context: SiteContext): readonly Inline[] {
  const instead = context.audience.instead('nhi-weaknesses');
  if (instead !== undefined) return [instead];
  if (state === 'unknown') return [`not written down: ${unknown.join(', ')}`];
  const codes = [...new Set(findings.map(({ code }) => code))];
  const exceptions = [...new Set(findings.flatMap(({ exceptedBy }) => exceptedBy ?? []))];
  if (codes.length === 0) return ['–'];
  return [
    ...listed(codes.map((code) => [ruleLink(code)])),
    ...(exceptions.length > 0 ? [', lifted by ', ...listed(exceptions.map((id) => [exceptionLink(context, id)]))] : []),
  ];
}
