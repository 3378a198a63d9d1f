import { RULES } from '../../assess/rules/index.ts';
import type { Located } from '../../report/located.ts';
import { type Section, SECTIONS } from '../../validate/schema/audience.ts';
import type { Audience } from './audience.ts';

/** By topic of the rule: the sections that a finding is part of, and those that its words may quote besides. */
const TOPICS: Readonly<Record<string, { readonly of: readonly Section[]; readonly quotes: readonly Section[] }>> = {
  nhi: { of: ['nhi-weaknesses'], quotes: ['test-reports', 'privileged-advice', 'exceptions'] },
  evidence: { of: ['findings', 'test-reports'], quotes: ['privileged-advice', 'risk-acceptances'] },
  coverage: { of: ['findings'], quotes: ['test-reports', 'privileged-advice', 'exceptions'] },
  control: { of: ['findings'], quotes: ['test-reports', 'privileged-advice', 'exceptions'] },
  risk: { of: ['findings', 'risk-acceptances'], quotes: ['exceptions'] },
  exception: { of: ['findings', 'exceptions'], quotes: ['nhi-weaknesses', 'risk-acceptances', 'test-reports'] },
  decision: {
    of: ['findings'],
    quotes: ['nhi-weaknesses', 'test-reports', 'decision-rationale', 'risk-acceptances', 'incidents'],
  },
  date: { of: ['findings'], quotes: SECTIONS },
  history: { of: ['findings'], quotes: SECTIONS },
  trust: { of: ['findings'], quotes: SECTIONS },
  'governance-owner': { of: ['findings'], quotes: [] },
  intake: { of: ['findings'], quotes: [] },
  owner: { of: ['findings'], quotes: [] },
  people: { of: ['findings'], quotes: [] },
  policy: { of: ['findings'], quotes: [] },
  record: { of: ['findings'], quotes: [] },
  review: { of: ['findings'], quotes: ['record-text'] },
  sponsor: { of: ['findings'], quotes: [] },
};

/** What reading finds may quote anything. */
const ANYTHING = { of: ['findings'], quotes: SECTIONS } as const;

const SUMMARIES = new Map(RULES.map(({ code, summary }) => [code, summary]));

/** The findings that an audience may see; of those that it sees in summary only the rule, the weight and the system. */
export function shownFindings(findings: readonly Located[], audience: Audience): Located[] {
  return findings.flatMap((finding) => {
    const { of, quotes } = sectionsOf(finding);
    if (of.some((section) => audience.shows(section) === 'withheld')) return [];
    const hidden = [...of, ...quotes].find((section) => audience.shows(section) !== 'full');
    return hidden === undefined ? [finding] : [summaryOf(finding, audience.instead(hidden) ?? '')];
  });
}

/** Each topic of rules that has its sections. */
export const SORTED_TOPICS: readonly string[] = Object.keys(TOPICS);

function sectionsOf({ code, subject }: Located): { of: readonly Section[]; quotes: readonly Section[] } {
  const found = TOPICS[code.slice(0, code.indexOf('/'))] ?? ANYTHING;
  return code.startsWith('decision/') && subject === 'legal'
    ? { ...found, quotes: [...found.quotes, 'privileged-advice'] }
    : found;
}

function summaryOf({ code, severity, system, exceptedBy, subject, fingerprint }: Located, instead: string): Located {
  const summary = SUMMARIES.get(code);
  return {
    code,
    severity,
    message: summary === undefined ? instead : `Found against the rule “${summary.replace(/\.$/, '')}”.`,
    hint: summary === undefined ? '' : instead,
    system,
    // What an identity has against it is drawn by its id, which is no secret.
    subject: code.startsWith('nhi/') ? subject : undefined,
    exceptedBy,
    file: '',
    line: 0,
    column: 0,
    related: [],
    fingerprint,
  };
}
