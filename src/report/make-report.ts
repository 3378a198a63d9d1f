import type { ChangedFiles } from '../read/changed.ts';
import type { Gate } from '../run.ts';
import { inheritedBy } from './inherited.ts';
import { locateAll } from './located.ts';
import type { Report } from './report.ts';

/**
 * The report of a run. `contentPrefix` ends in a slash, or is empty; with the files that a change touched, findings
 * that it has nothing to do with are marked as inherited.
 */
export function makeReport(gate: Gate, contentPrefix: string, changed?: ChangedFiles): Report {
  const isInherited = changed && inheritedBy(changed, gate.assessment?.registry);
  const findings = locateAll(gate.diagnostics, gate.sources, isInherited);
  const tally = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return {
    asOf: gate.asOf,
    isExample: gate.isExample,
    commit: gate.commit.id,
    dirty: gate.commit.dirty,
    summary: { ...gate.counts, errors: tally('error'), warnings: tally('warning') },
    findings,
    contentPrefix,
    site: siteOf(gate),
    ruleDocs: new Map(),
  };
}

function siteOf({ assessment }: Gate): string | undefined {
  const { site, base = '/' } = assessment?.registry.config ?? {};
  return site === undefined ? undefined : new URL(base, site).href;
}
