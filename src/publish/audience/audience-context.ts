import type { Assessment } from '../../assess/assess.ts';
import type { Located } from '../../report/located.ts';
import { type Beforehand, type SiteContext, siteContext } from '../site-context.ts';
import { type Audience, hidesAny } from './audience.ts';
import { workedOut } from './beforehand.ts';
import { hide } from './hide.ts';
import { shownDeadlines } from './shown-deadlines.ts';
import { shownFindings } from './shown-findings.ts';

/**
 * The one seam between what is judged and what an audience sees: pages, search, exports, feeds and the manifest are
 * made of this context and of nothing else. First everything is worked out on the whole registry; then what the
 * audience may not see is taken out of the assessment, in place, so that no way leads to it any more. States, counts,
 * grades and the last valid day stay what they are.
 */
export function contextFor(audience: Audience, assessment: Assessment, findings: readonly Located[]): SiteContext {
  const whole = siteContext(assessment, findings);
  if (!hidesAny(audience)) return { ...whole, audience };
  const beforehand: Beforehand = workedOut(whole, audience);
  const deadlines = shownDeadlines(whole.deadlines, assessment, audience);
  const shown = shownFindings(findings, audience);
  const exceptions = hide(assessment, audience);
  const found = shown.map((finding) =>
    finding.exceptedBy === undefined
      ? finding
      : { ...finding, exceptedBy: exceptions.get(finding.exceptedBy) ?? finding.exceptedBy },
  );
  return { ...siteContext(assessment, found, deadlines), failing: whole.failing, audience, beforehand };
}
