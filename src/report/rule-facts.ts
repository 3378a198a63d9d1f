import { RULES } from '../assess/rules/index.ts';
import { READING_FAULTS } from '../diagnostic/reading-faults.ts';
import type { Report } from './report.ts';

const SUMMARIES: ReadonlyMap<string, { readonly summary: string; readonly controls: readonly string[] }> = new Map([
  ...Object.entries(READING_FAULTS).map(([code, { summary }]) => [code, { summary, controls: [] }] as const),
  ...RULES.map(({ code, summary, controls }) => [code, { summary, controls }] as const),
]);

/** The rule, or reading fault, as a fact that holds when all is well. */
export function summaryOf(code: string): string {
  return SUMMARIES.get(code)?.summary ?? code;
}

/** Words to sort a rule by: its topic and the controls that it speaks to. */
export function tagsOf(code: string): string[] {
  return [code.slice(0, code.indexOf('/')), ...(SUMMARIES.get(code)?.controls ?? [])];
}

/** The page of a rule on the published site; undefined where the registry does not say where that is. */
export function ruleAddress(code: string, { site }: Pick<Report, 'site'>): string | undefined {
  return site === undefined ? undefined : new URL(`rules/${code}/`, site).href;
}
