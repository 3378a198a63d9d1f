import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { NhiData, NhiFact } from '../../validate/schema/nhi.ts';
import { RULES } from '../rules/index.ts';
import type { NhiEntry } from './entries.ts';
import { isActive, isFederated, mayHaveSecret, unknownFacts } from './facts.ts';
import type { Tool } from '../../validate/schema/system.ts';

/** The catalogue that the ten risks come from; `owasp-nhi-2025:NHI1` is its first. */
export const CATALOGUE = 'owasp-nhi-2025';

/**
 * What is known of one risk of one identity, the worst first: an error or a warning stands, an exception lifts it,
 * a fact that would tell is missing, nothing was found, or the question does not arise.
 */
export const RISK_STATES = ['error', 'warning', 'excepted', 'unknown', 'clear', 'not-asked'] as const;
export type RiskState = (typeof RISK_STATES)[number];

/** What a state is told from. */
type Found = Pick<Diagnostic, 'code' | 'severity' | 'exceptedBy'>;

export interface JudgedNhiRisk {
  /** Such as `NHI7`. */
  readonly risk: string;
  readonly state: RiskState;
  readonly findings: readonly Found[];
  /** What nobody has written down and would have to be known. */
  readonly unknown: readonly string[];
}

interface Question {
  readonly risk: string;
  /** What has to be known before silence means anything. */
  readonly needs: readonly NhiFact[];
  /** Where the question does not arise for an identity; it does for all when left out. */
  readonly arises?: (data: NhiData) => boolean;
}

const QUESTIONS: readonly Question[] = [
  { risk: 'NHI1', needs: ['revocation_tested'] },
  { risk: 'NHI2', needs: ['secret.store', 'exposures'] },
  // `vendor: null` says that it is our own; silence says nothing.
  { risk: 'NHI3', needs: ['vendor'], arises: ({ vendor }) => vendor !== null },
  { risk: 'NHI4', needs: ['auth'] },
  { risk: 'NHI5', needs: ['privileges'] },
  {
    risk: 'NHI6',
    needs: ['used_by', 'auth', 'trust.audience', 'trust.subjects'],
    arises: (data) => isFederated(data) || data.auth === undefined || data.used_by?.includes('pipeline') !== false,
  },
  { risk: 'NHI7', needs: ['secret.rotated', 'secret.rotate_every'], arises: mayHaveSecret },
  { risk: 'NHI8', needs: ['environment'] },
  { risk: 'NHI9', needs: ['secret.ref'] },
  { risk: 'NHI10', needs: ['used_by', 'audit.attributable'] },
];

/** The rules that speak to each risk. */
const RISKS_OF = new Map(
  RULES.filter(({ code }) => code.startsWith('nhi/')).map(({ code, controls }) => [
    code,
    controls.filter((ref) => ref.startsWith(`${CATALOGUE}:`)).map((ref) => ref.slice(CATALOGUE.length + 1)),
  ]),
);

export interface TenRisksQuestion {
  /** The findings about this identity. */
  readonly findings: readonly Found[];
  /** The tools that act with it. */
  readonly tools: readonly Tool[];
}

/** The ten risks of an identity, in their order. Of one that is revoked nothing is asked but what still stands. */
export function tenRisks({ data }: NhiEntry, { findings, tools }: TenRisksQuestion): JudgedNhiRisk[] {
  const open = tools.filter(({ needs }) => needs === undefined).map(({ id }) => `what ${id} needs`);
  return QUESTIONS.map(({ risk, needs, arises }) => {
    const own = findings.filter(({ code }) => RISKS_OF.get(code)?.includes(risk));
    const isAsked = isActive(data) && (arises?.(data) ?? true);
    const unknown = isAsked ? [...unknownFacts(data, needs), ...(risk === 'NHI5' ? open : [])] : [];
    return { risk, state: stateOf(own, unknown, isAsked), findings: own, unknown };
  });
}

function stateOf(findings: readonly Found[], unknown: readonly string[], isAsked: boolean): RiskState {
  const standing = findings.filter(({ exceptedBy }) => exceptedBy === undefined);
  for (const severity of ['error', 'warning'] as const)
    if (standing.some((finding) => finding.severity === severity)) return severity;
  if (unknown.length > 0) return 'unknown';
  if (findings.some(({ exceptedBy }) => exceptedBy !== undefined)) return 'excepted';
  return isAsked ? 'clear' : 'not-asked';
}
