import type { JudgedRisk } from '../../assess/risks.ts';
import { endOf } from '../export-source.ts';
import { RISK_TAGS } from '../words.ts';
import type { OscalDraft } from './draft.ts';
import { OWN_NS, ownProps, some } from './props.ts';
import { markup } from './text.ts';

/** A residual risk of a system, and whether somebody accepts it: OSCAL calls that a deviation that is approved. */
export function residualRisk({ risk, state }: JudgedRisk, system: string, draft: OscalDraft): object {
  const name = ['systems', system, 'risks', risk.id] as const;
  const [owner] = draft.inRole('risk-owner', risk.owner);
  return {
    uuid: draft.uuid(...name),
    title: markup(risk.id),
    description: markup(risk.risk ?? 'The record does not say what can go wrong.'),
    statement: markup(risk.rationale ?? 'The record does not say why it is worth it.'),
    props: ownProps({
      system,
      risk: risk.id,
      state: RISK_TAGS[state].word,
      'accepted-by': risk.accepted_by,
      accepted: risk.accepted,
    }),
    status: state === 'accepted' ? 'deviation-approved' : 'open',
    characterizations:
      owner === undefined || risk.residual === undefined
        ? undefined
        : [
            {
              origin: { actors: [{ type: 'party', 'actor-uuid': owner['party-uuids'][0], 'role-id': 'risk-owner' }] },
              facets: [{ name: 'residual', system: OWN_NS, value: risk.residual }],
            },
          ],
    'mitigating-factors': mitigations(risk.compensating, name, draft),
    deadline: risk.expires === undefined ? undefined : endOf(risk.expires),
  };
}

/** What keeps a risk in bounds, each by the name of the risk and its place in the list. */
export function mitigations(
  texts: readonly string[] | undefined,
  name: readonly string[],
  draft: OscalDraft,
): readonly object[] | undefined {
  return some(
    (texts ?? []).map((text, at) => ({
      uuid: draft.uuid(...name, 'compensating', String(at)),
      description: markup(text),
    })),
  );
}
