import { goLiveProof } from '../pages/proof-part.ts';
import { dutiesOf } from '../pages/duties.ts';
import { type Beforehand, openFindings, type SiteContext } from '../site-context.ts';
import { type Audience, hidesAny } from './audience.ts';
import type { Section } from '../../validate/schema/audience.ts';

/** What a proof of the first live day is told by. */
const OF_PROOFS: readonly Section[] = ['test-reports', 'privileged-advice', 'risk-acceptances'];

/** What pages say that rests on what will be taken out, worked out while it is there. */
export function workedOut(context: SiteContext, audience: Audience): Beforehand {
  const { views, registry } = context.assessment;
  // Coverage is worked out when it is first asked for.
  for (const view of views.values()) void view.coverage;
  const hidden = OF_PROOFS.find((section) => audience.shows(section) !== 'full');
  return {
    open: new Map([...views.keys()].map((id) => [id, openFindings(id, context)])),
    ...(hidden !== undefined && hidesAny(audience, OF_PROOFS)
      ? {
          proofs: new Map(
            [...views].map(([id, view]) => {
              const proof = goLiveProof(view, context);
              const facts = [{ term: 'What stood then', lines: [], none: audience.instead(hidden) ?? '' }];
              return [id, proof && { ...proof, facts }];
            }),
          ),
        }
      : {}),
    ...(audience.shows('overdue-items') === 'summary'
      ? {
          due: new Map(
            [...registry.people.keys()].map((id) => {
              const { due } = dutiesOf(id, context);
              return [id, { dates: due.length, first: due[0]?.date }];
            }),
          ),
        }
      : {}),
  };
}
