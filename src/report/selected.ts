import type { Severity } from '../diagnostic/diagnostic.ts';
import type { Located } from './located.ts';
import type { Report } from './report.ts';

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Errors and warnings. Infos stay in the json. */
export function mattering({ findings }: Pick<Report, 'findings'>): Located[] {
  return findings.filter(({ severity }) => severity !== 'info');
}

/** Of those, what the change that is judged has to answer for: all, unless the run asked since when. */
export function toAnswerFor(report: Pick<Report, 'findings'>): Located[] {
  return mattering(report).filter(({ inherited }) => inherited !== true);
}

/** For platforms that cut long lists: errors before warnings before infos, and otherwise in the order they came. */
export function mostSevereFirst(findings: readonly Located[]): Located[] {
  return [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
