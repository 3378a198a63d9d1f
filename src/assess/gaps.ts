import { inWords } from '../diagnostic/calendar.ts';
import type { Decision, Registry } from '../validate/registry.ts';
import { type Approval, isGranted } from './approvals.ts';
import { acceptanceAuthority } from './authority-words.ts';
import { decisionInWords, deciderOf, nameOf, sentence } from './names.ts';
import type { JudgedRisk } from './risks.ts';
import { isStrongEnough } from './strength.ts';
import type { SystemView } from './system-view.ts';
import type { Trust } from './trust/trust.ts';

/** Something that the tier asks for and that did not stand on the day of a view. */
export interface Gap {
  readonly about: 'decision' | 'risk' | 'evidence';
  /** A function, the id of a risk, or a kind of evidence; empty for the risks as a whole. */
  readonly subject: string;
  readonly text: string;
}

/** What was missing for a system to be properly approved on the day of its view, whatever its status. */
export function gapsOf(view: SystemView, registry: Registry, trust: Trust): Gap[] {
  const proofGap = (decision: Decision | undefined) => decision && unproven(decision, view, trust);
  return [
    ...view.approvals
      .filter(({ required }) => required)
      .flatMap((approval) =>
        isGranted(approval.state) ? (proofGap(approval.governing) ?? []) : decisionGap(approval, view),
      ),
    ...view.risks.flatMap((risk) => riskGap(risk, registry) ?? proofGap(risk.decision) ?? []),
    ...(view.risks.length === 0 && view.tier !== 'low'
      ? [
          {
            about: 'risk',
            subject: '',
            text: `It listed no residual risk, and a system of the ${view.tier} tier has to.`,
          } as const,
        ]
      : []),
    ...view.required
      .filter(({ best }) => best === undefined)
      .map(({ kind, title, items }): Gap => {
        const states = items.map(({ use, state }) => `“${use.data.title ?? use.id}” is ${state}`);
        return {
          about: 'evidence',
          subject: kind,
          text: `No evidence of the kind “${title}” counted${states.length > 0 ? `: ${states.join('; ')}` : ''}.`,
        };
      }),
  ];
}

/** A decision that does not prove well enough who made it. */
function unproven(decision: Decision, { rules }: SystemView, { proofOf }: Trust): Gap | undefined {
  const { strength, fault } = proofOf(decision);
  const { data } = decision;
  const gap = (text: string): Gap => ({
    about: data.risk === undefined ? 'decision' : 'risk',
    subject: data.risk ?? data.function,
    text,
  });
  if (fault !== undefined)
    return gap(`${sentence(decisionInWords(decision))} carries a signature that does not verify: ${fault}.`);
  const least = rules.least_strength ?? 'asserted';
  return isStrongEnough(strength, least)
    ? undefined
    : gap(`${sentence(decisionInWords(decision))} is ${strength}, and the policy asks that it be ${least}.`);
}

function decisionGap({ function: name, state, governing }: Approval, { faults }: SystemView): Gap {
  const day = governing === undefined ? '' : inWords(governing.data.on);
  const why = governing === undefined ? [] : (faults.get(governing) ?? []).map(({ text }) => text);
  const texts: Partial<Record<string, string>> = {
    missing: name === 'go-live' ? 'The board had given no final word.' : `Nobody had decided for ${name}.`,
    void: `The decision of ${deciderOf(name)} of ${day} counts for nothing${why.length > 0 ? `: ${why.join('; ')}` : ''}.`,
    stale: `The system was no longer what the decision of ${deciderOf(name)} of ${day} was made on.`,
    expired: `The decision of ${deciderOf(name)} of ${day} had run out on ${inWords(governing?.data.expires ?? '')}.`,
  };
  return {
    about: 'decision',
    subject: name,
    text: texts[state] ?? `The decision of ${deciderOf(name)} of ${day} did not stand: ${state}.`,
  };
}

function riskGap({ risk, state, decision }: JudgedRisk, registry: Registry): Gap | undefined {
  const gap = (text: string): Gap => ({ about: 'risk', subject: risk.id, text });
  if (state === 'missing') return gap(`Nobody had accepted the risk “${risk.id}”.`);
  if (state === 'stale') return gap(`The risk “${risk.id}” was no longer what had been accepted.`);
  if (state === 'expired')
    return gap(`The acceptance of the risk “${risk.id}” had run out on ${inWords(risk.expires ?? '')}.`);
  if (decision === undefined)
    return gap(
      `Only the record said that ${nameOf(risk.accepted_by ?? '', registry)} accepted the risk “${risk.id}”; no decision file did.`,
    );
  const authority = acceptanceAuthority(risk, decision, registry);
  if (authority === undefined || authority.holds) return undefined;
  return gap(
    `${nameOf(risk.accepted_by ?? '', registry)} could not accept the risk “${risk.id}”. ${sentence(authority.text)}.`,
  );
}
