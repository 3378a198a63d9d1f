import type { SystemView } from '../../assess/system-view.ts';
import type { Decision } from '../../validate/registry.ts';
import { type Section, SECTIONS } from '../../validate/schema/audience.ts';
import { type Audience, hidesAny } from './audience.ts';
import { mutable } from './mutable.ts';

/** The section that the words of a decision belong to. */
function sectionOf({ data }: Decision): Section {
  if (data.function === 'risk') return 'risk-acceptances';
  return data.function === 'legal' ? 'privileged-advice' : 'decision-rationale';
}

/** Takes the reasons of decisions out, and their conditions: that, when and by whom it was decided is what the site is for. */
export function hideReasons(decisions: readonly Decision[], audience: Audience): void {
  for (const decision of decisions) {
    const { data } = decision;
    const section = sectionOf(decision);
    const instead = audience.instead(section);
    if (instead === undefined) continue;
    if (data.rationale !== undefined) data.rationale = instead;
    delete data.forum;
    delete data.minutes;
    delete data.review?.href;
    if (audience.shows(section) === 'withheld') delete data.conditions;
    for (const condition of data.conditions ?? []) condition.text = instead;
  }
}

/** The same for the conditions as they were judged; those that are left keep their state and their last day. */
export function hideConditions({ approvals }: SystemView, audience: Audience): void {
  for (const approval of approvals) {
    const section = approval.function === 'legal' ? 'privileged-advice' : 'decision-rationale';
    const text = audience.instead(section);
    if (text === undefined) continue;
    const left = audience.shows(section) === 'withheld' ? [] : approval.conditions;
    mutable(approval).conditions = left.map((condition) => ({ ...condition, text }));
  }
}

/** Takes everything out of what decisions were made on that is not shown where it stands today. */
export function hidePackages(view: SystemView, audience: Audience): void {
  if (!hidesAny(audience, ['risk-acceptances'])) return;
  for (const { data } of view.decisions) if (data.package) delete data.package.risk_acceptance;
  for (const approval of view.approvals)
    mutable(approval).changes = approval.changes.filter(({ field }) => !/^risk_acceptance\b/.test(field));
}

/** Whether an audience sees what a decision file says, to the letter: all of it, or the file is not theirs. */
export function seesFiles(audience: Audience): boolean {
  return !hidesAny(
    audience,
    SECTIONS.filter((section) => section !== 'overdue-items'),
  );
}
