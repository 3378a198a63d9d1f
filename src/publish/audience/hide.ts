import type { Assessment } from '../../assess/assess.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Registry } from '../../validate/registry.ts';
import type { Audience } from './audience.ts';
import { hideConditions, hidePackages, hideReasons } from './hide-decisions.ts';
import { hideEvidence, isAdvice, type NewIds, renameEvidence } from './hide-evidence.ts';
import { hideExceptions, renameExceptions } from './hide-exceptions.ts';
import { hideIncidents } from './hide-incidents.ts';
import { hideNhiChanges, hideNhis } from './hide-nhis.ts';
import { hideRisks } from './hide-risks.ts';
import { hideText, renameMentions } from './hide-text.ts';
import { mutable } from './mutable.ts';

/**
 * Takes out of an assessment, in place, what an audience may not see.
 * @returns the new ids of exceptions, which findings name
 */
export function hide({ registry, views, trust }: Assessment, audience: Audience): NewIds {
  const everywhere = new Map<string, undefined>();
  for (const view of views.values()) {
    const [evidence, risks] = [hideEvidence(view, registry, audience), hideRisks(view, audience)];
    for (const id of [...evidence.keys(), ...risks.keys()]) everywhere.set(id, undefined);
    renameEvidence(view, evidence);
    renameMentions(view.system, { Evidence: evidence, Risk: risks });
    hideRest(view, audience);
  }
  hideNhis(registry, audience);
  hideReasons(registry.decisions, audience);
  for (const id of hideShelf(registry, audience)) everywhere.set(id, undefined);
  if (audience.shows('risk-acceptances') === 'withheld')
    mutable(registry).decisions = registry.decisions.filter(({ data }) => data.function !== 'risk');
  for (const { data } of registry.exceptions.values())
    data.subjects = data.subjects?.map((subject) => (everywhere.has(subject) ? 'withheld' : subject));
  for (const record of [...registry.exceptions.values(), ...registry.intake.values(), ...registry.guides])
    renameMentions(record, { Evidence: everywhere, Risk: everywhere });
  for (const record of registry.intake.values()) hideText(record, audience);
  if (audience.shows('record-text') !== 'full') for (const commit of trust.past.commits) mutable(commit).subject = '';
  const exceptions = hideExceptions(registry, audience);
  renameExceptions(views.values(), exceptions);
  return exceptions;
}

function hideRest(view: SystemView, audience: Audience): void {
  hideNhiChanges(view, audience);
  hidePackages(view, audience);
  hideConditions(view, audience);
  hideIncidents(view, audience);
  hideText(view.system, audience);
  if (audience.shows('record-text') !== 'full') for (const review of view.system.data.reviews ?? []) delete review.note;
}

/**
 * Takes out the shared evidence that an audience may not see; what is left of it is told by the systems that use it.
 * @returns the ids of what went
 */
function hideShelf(registry: Registry, audience: Audience): string[] {
  const { shared } = registry;
  const isShown = (kind: string | undefined) =>
    audience.shows(isAdvice(kind, registry) ? 'privileged-advice' : 'test-reports') === 'full';
  const all = [...shared.evidence];
  mutable(shared).evidence = new Map(all.filter(([, { data }]) => isShown(data.kind)));
  return all.flatMap(([id, { data }]) => (isShown(data.kind) ? [] : [id]));
}
