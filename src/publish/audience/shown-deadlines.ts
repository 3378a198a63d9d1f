import type { Deadline, DeadlineKind } from '../../assess/deadlines.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Section } from '../../validate/schema/audience.ts';
import type { Audience } from './audience.ts';
import { isAdvice } from './hide-evidence.ts';
import type { Registry } from '../../validate/registry.ts';

const SUMMARIES: Partial<Record<DeadlineKind, string>> = {
  rotation: 'Rotation of the secret of an identity',
  drill: 'Revocation drill of an identity',
  exposure: 'Open leak of the secret of an identity',
  evidence: 'Evidence',
  acceptance: 'Acceptance of a risk',
  exception: 'Exception',
};

interface Judged {
  readonly views: ReadonlyMap<string, SystemView>;
  readonly registry: Registry;
}

/**
 * What runs out, as far as an audience may know. Where the first thing to fail is withheld, its date stays without a
 * word of what it is: until when a record is in order has to be true for everybody.
 */
export function shownDeadlines(all: readonly Deadline[], judged: Judged, audience: Audience): Deadline[] {
  const begun = new Set<string>();
  return all.flatMap((deadline) => {
    const isFirst = deadline.fails && !begun.has(deadline.system);
    if (isFirst) begun.add(deadline.system);
    const shown = { ...deadline, ...(audience.shows('overdue-items') === 'full' ? {} : { who: undefined }) };
    const section = sectionOf(deadline, judged);
    switch (section === undefined ? 'full' : audience.shows(section)) {
      case 'full':
        return [shown];
      case 'summary':
        return [{ ...shown, what: summaryOf(deadline), subject: undefined }];
      case 'withheld':
        return isFirst ? [{ ...shown, kind: 'withheld', what: WITHHELD, subject: undefined, who: undefined }] : [];
    }
  });
}

const WITHHELD = 'Something that is withheld from this audience';

function sectionOf({ kind, subject, what, system }: Deadline, { views, registry }: Judged): Section | undefined {
  switch (kind) {
    case 'rotation':
    case 'drill':
    case 'exposure':
      return 'nhi-weaknesses';
    case 'evidence': {
      const item = views.get(system)?.evidence.find(({ use }) => use.id === subject);
      return item && isAdvice(item.use.data.kind, registry) ? 'privileged-advice' : 'test-reports';
    }
    case 'acceptance':
      return 'risk-acceptances';
    case 'exception':
      return 'exceptions';
    case 'condition':
      return subject === 'legal' ? 'privileged-advice' : 'decision-rationale';
    case 'owner':
      return what.includes(', the owner of the risk ') ? 'risk-acceptances' : undefined;
    default:
      return undefined;
  }
}

function summaryOf({ kind, subject, what }: Deadline): string {
  if (kind === 'condition') return `Condition of ${subject ?? 'a decision'}`;
  if (kind === 'owner') return what.replace(/, the owner of the risk .*$/s, ', a risk owner, leaves');
  return SUMMARIES[kind] ?? what;
}
