import type { Approval } from '../../assess/approvals.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { APPROVAL_TAGS, DECISION_WORDS, FUNCTION_WORDS } from '../words.ts';
import type { OscalDraft } from './draft.ts';
import { OWN_NS, ownProps, some } from './props.ts';
import { markup } from './text.ts';

/** The decisions that govern, each as what a named person attests. */
export function attestationsOf({ system, approvals }: SystemView, draft: OscalDraft): readonly object[] | undefined {
  return some(approvals.flatMap((approval) => attestationOf(approval, system.id, draft)));
}

function attestationOf({ function: name, state, governing }: Approval, system: string, draft: OscalDraft): object[] {
  if (governing === undefined) return [];
  const { data, file, digest } = governing;
  const word = DECISION_WORDS[data.decision] ?? data.decision;
  return [
    {
      'responsible-parties': draft.inRole(name, data.by),
      parts: [
        {
          uuid: draft.uuid('decisions', file),
          name: 'decision',
          ns: OWN_NS,
          props: ownProps({
            system,
            function: name,
            decision: data.decision,
            state: APPROVAL_TAGS[state].word,
            on: data.on,
            expires: data.expires,
            strength: draft.source.context.assessment.trust.proofOf(governing).strength,
            file,
            'package-sha256': digest,
          }),
          prose: markup([`${FUNCTION_WORDS[name]}: ${word}.`, data.rationale ?? ''].join(' ')),
        },
      ],
    },
  ];
}
