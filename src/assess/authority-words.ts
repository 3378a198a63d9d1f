import { inWords } from '../diagnostic/calendar.ts';
import { listWords } from '../diagnostic/suggest.ts';
import type { Decision, CommonRegistry } from '../validate/registry.ts';
import type { GovernanceFunction } from '../validate/schema/common.ts';
import type { RiskAcceptance } from '../validate/schema/system.ts';
import { authorityFault } from './authority.ts';
import { nameOf } from './names.ts';

/** By what right somebody acted on a day, or why they could not. */
export interface Authority {
  readonly text: string;
  /** Whether people.yaml and the policy bear it out. */
  readonly holds: boolean;
}

/**
 * By what right a decision of a function or of the board was made, to be read after a name: `held security up
 * to the high tier from 1 January 2025, appointed by Sam Roy`. Nothing where they did not hold it that day;
 * whether the decision counts is for `decisionFaults` to say.
 */
export function authorityOf({ data }: Decision, registry: CommonRegistry): string | undefined {
  if (data.function === 'risk') return undefined;
  if (data.function === 'go-live') {
    const where = [data.forum, data.minutes && `minutes ${data.minutes}`]
      .filter((part) => part !== undefined)
      .join(', ');
    return `${inStead(data.for, data.on, registry)}recorded it for the board${where === '' ? '' : ` (${where})`}`;
  }
  const held = heldInWords(data.for ?? data.by, { wanted: data.function, day: data.on, registry });
  return held && `${inStead(data.for, data.on, registry)}${held}`;
}

/** The same for the acceptance of a risk: somebody holds one of the functions that the policy names for that much. */
export function acceptanceAuthority(
  risk: RiskAcceptance,
  decision: Decision | undefined,
  registry: CommonRegistry,
): Authority | undefined {
  const { accepted_by: by, accepted: on, residual } = risk;
  if (by === undefined || on === undefined || residual === undefined) return undefined;
  const entitled = registry.policy.risk_acceptance[residual];
  if (entitled === 'nobody') return { text: `by the policy nobody may accept a ${residual} risk`, holds: false };
  const instead = decision?.data.for;
  const tier = entitled.up_to ?? 'low';
  const faults = entitled.functions.map((name) => authorityFault({ by, instead, on, tier }, name, registry.people));
  const wanted = entitled.functions[faults.indexOf(undefined)];
  if (wanted === undefined)
    return { text: listWords([...new Set(faults.filter((fault) => fault !== undefined))], 'and'), holds: false };
  const held = heldInWords(instead ?? by, { wanted, day: on, registry }) ?? `held ${wanted}`;
  return { text: `${inStead(instead, on, registry)}${held}`, holds: true };
}

interface Held {
  readonly wanted: GovernanceFunction;
  readonly day: string;
  readonly registry: CommonRegistry;
}

function heldInWords(id: string, { wanted, day, registry }: Held): string | undefined {
  const held = (registry.people.get(id)?.functions ?? []).filter(
    (one) => one.function === wanted && (one.from ?? '') <= day && (one.until === undefined || day <= one.until),
  );
  const own = held.find((one) => one.deputy_for === undefined) ?? held[0];
  if (own === undefined) return undefined;
  return [
    `held ${wanted}${own.up_to === undefined ? '' : ` up to the ${own.up_to} tier`}`,
    own.deputy_for === undefined ? '' : ` as the deputy of ${nameOf(own.deputy_for, registry)}`,
    own.from === undefined ? '' : ` from ${inWords(own.from)}`,
    own.until === undefined ? '' : ` until ${inWords(own.until)}`,
    own.appointed_by === undefined ? '' : `, appointed by ${nameOf(own.appointed_by, registry)}`,
  ].join('');
}

/** `as the deputy of Noor Haddad (away from … until …), who `; empty for somebody who acted for themselves. */
function inStead(id: string | null | undefined, day: string, registry: CommonRegistry): string {
  if (id === null || id === undefined) return '';
  const away = registry.people.get(id)?.away?.find(({ from, until }) => from <= day && day <= until);
  const when = away === undefined ? '' : ` (away from ${inWords(away.from)} until ${inWords(away.until)})`;
  return `as the deputy of ${nameOf(id, registry)}${when}, who `;
}
