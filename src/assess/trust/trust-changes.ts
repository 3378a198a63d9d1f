import type { Spot } from '../../diagnostic/diagnostic.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import type { Registry } from '../../validate/registry.ts';
import type { GovernanceFunction } from '../../validate/schema/common.ts';
import type { TrustFiles } from '../../validate/trust-files.ts';
import { covers, peopleChanges, printOf, spanInWords } from './people-changes.ts';
import { policyChanges } from './policy-changes.ts';

/** One thing that a change of people.yaml, policy.yaml or registry.yaml newly allows. */
export interface TrustChange {
  /** Where the new entry stands; where one was taken out, the nearest thing that still exists. */
  readonly spot: Spot;
  /** What it allows, to be read after “With this change”. */
  readonly text: string;
  /** The person whom it lets act, where it is about one. */
  readonly person: string | undefined;
  /** The function that they could decide for; absent where it is about anything they do. */
  readonly function?: GovernanceFunction | undefined;
  /** Tells changes at one place apart. */
  readonly detail: string;
}

type After = Pick<Registry, 'people' | 'policy' | 'config'>;

/** True where these files say the same, word for word but for comments and layout. */
export function sameTrust(before: TrustFiles, after: TrustFiles): boolean {
  return textOf(before) === textOf(after);
}

function textOf({ people, policy, config }: TrustFiles): string {
  return JSON.stringify([[...people], policy, config]);
}

/** Everything that the files now allow and did not allow before; what they ask in addition is no concern here. */
export function trustChanges(before: TrustFiles, after: After): TrustChange[] {
  return [
    ...peopleChanges(before.people, after.people),
    ...policyChanges(before.policy, after.policy),
    ...forgeChanges(before, after),
    ...clockChanges(before, after),
  ];
}

/** What the forge signs proves who committed it. */
function forgeChanges({ config }: TrustFiles, after: TrustFiles): TrustChange[] {
  return (after.config?.forge_keys ?? []).flatMap((listed, at): TrustChange[] => {
    const print = printOf(listed.key);
    const known = (config?.forge_keys ?? []).some((old) => printOf(old.key) === print && covers(old, listed));
    if (known) return [];
    return [
      {
        spot: { file: 'registry.yaml', path: ['forge_keys', at, 'key'] },
        text: `a commit that the key ${print} signed counts as made by whom it names${spanInWords(listed)}`,
        person: undefined,
        detail: `forge_keys ${print} ${listed.from ?? ''} ${listed.until ?? ''}`,
      },
    ];
  });
}

function clockChanges({ config }: TrustFiles, after: After): TrustChange[] {
  const then = config?.example?.as_of;
  const now = after.config.example?.as_of;
  if (now === undefined || now === then) return [];
  return [
    {
      spot: { file: 'registry.yaml', path: ['example', 'as_of'] },
      text: `everything is judged as on ${inWords(now)}, whatever the day, so that nothing runs out after it`,
      person: undefined,
      detail: 'as_of',
    },
  ];
}
