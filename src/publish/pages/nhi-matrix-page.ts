import { RISK_STATES, type RiskState } from '../../assess/nhi/ten-risks.ts';
import type { NhiEntry } from '../../assess/nhi/entries.ts';
import { isActive } from '../../assess/nhi/facts.ts';
import { CATALOGUE } from '../../assess/nhi/ten-risks.ts';
import type { Inline } from '../page-parts.ts';
import { withheld } from '../audience/audience.ts';
import { controlLink, nhiLink, type SiteContext } from '../site-context.ts';
import { counted, nhiWord } from '../words.ts';
import type { LegendEntry } from './framework-pages.ts';
import type { Matrix } from './matrix-part.ts';
import { RISK_STATE_TAGS, riskAnchor, riskName, risksOf } from './nhi-risk-part.ts';

export interface NhiMatrixPage {
  readonly title: string;
  readonly lead: readonly Inline[];
  /** Absent where it is withheld. */
  readonly matrix: Matrix | undefined;
  readonly legend: readonly LegendEntry[];
}

const LARGEST_MATRIX = 200;

/** Active identities × the ten risks; past a size, those with the most against them come first. */
export function nhiMatrixPage(entries: ReadonlyMap<string, NhiEntry>, context: SiteContext): NhiMatrixPage {
  const active = [...entries.values()].filter(({ data }) => isActive(data));
  const judged = active.map((entry) => ({ entry, risks: risksOf(entry, context) }));
  const weight = (states: readonly RiskState[]) =>
    states.reduce(
      (sum, state) => sum + 100 ** Math.max(0, RISK_STATES.indexOf('clear') - RISK_STATES.indexOf(state)),
      0,
    );
  const shown =
    judged.length <= LARGEST_MATRIX
      ? judged
      : judged
          .map((row) => ({ ...row, weight: weight(row.risks.map(({ state }) => state)) }))
          .sort((a, b) => b.weight - a.weight)
          .slice(0, LARGEST_MATRIX);
  const left = judged.length - shown.length;
  const clear = judged.filter(({ risks }) => risks.every(({ state }) => state === 'clear' || state === 'not-asked'));
  return {
    title: 'Identities and the ten risks',
    lead: [
      withheld(context, 'nhi-weaknesses') ??
        `${counted(clear.length, 'active identity', 'active identities')} of ${active.length.toLocaleString('en-GB')} have nothing found and nothing unknown. Each cell leads to its reason. `,
      { text: 'All identities', href: '/nhis/' },
    ],
    matrix:
      withheld(context, 'nhi-weaknesses') !== undefined
        ? undefined
        : {
            heads: ['Identity', 'Kind'],
            caption: `${counted(shown.length, 'identity', 'identities')} and ten risks`,
            columns: (shown[0]?.risks ?? []).map(({ risk }) => {
              const control = controlLink(context, `${CATALOGUE}:${risk}`);
              const href = typeof control === 'object' && 'href' in control ? control.href : undefined;
              return { label: risk, href, statement: riskName(risk, context) };
            }),
            rows: shown.map(({ entry, risks }) => ({
              name: nhiLink(entry.id),
              beside: entry.data.kind ? nhiWord(entry.data.kind) : '',
              cells: risks.map(({ risk, state }) => ({
                tag: RISK_STATE_TAGS[state],
                href: `/nhis/${entry.id}/#${riskAnchor(risk)}`,
                required: false,
              })),
            })),
            left:
              left === 0
                ? undefined
                : `${counted(left, 'more identity is', 'more identities are')} left out: those with the most against them come first.`,
          },
    legend: RISK_STATES.map((state) => ({ tag: RISK_STATE_TAGS[state], means: RISK_STATE_TAGS[state].means })),
  };
}
