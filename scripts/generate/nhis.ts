import type { Dice } from './dice.ts';
import { after, lastDay, type Plan, type StatusName } from './plan.ts';
import { AS_OF } from './settings.ts';

const FEDERATED = { auth: 'oidc', kind: 'workload-identity' } as const;
const OTHERS = [
  { auth: 'mtls', kind: 'certificate' },
  { auth: 'signed-jwt', kind: 'service-account' },
  { auth: 'iam-role', kind: 'service-account' },
] as const;

/** The two identities of a system: one that calls the model, one that works in the target. */
export function makeNhis(plan: Plan, dice: Dice) {
  const [model, target] = plan.nhis;
  return [
    { ...nhi(model, plan, dice), ...FEDERATED, trust: trust(plan), privileges: privileges(plan)[0] },
    { ...nhi(target, plan, dice), ...dice.pick(OTHERS), privileges: privileges(plan)[1] },
  ];
}

/** What each identity may do: exactly what its tool needs. */
export function privileges(plan: Plan): [string[], string[]] {
  const { target } = plan.topic;
  return [['models:invoke'], plan.tier === 'low' ? [`${target}:read`] : [`${target}:read`, `${target}:write`]];
}

function nhi(id: string, plan: Plan, dice: Dice) {
  const rotated = after(AS_OF, -dice.int(20, 55));
  const store = dice.pick(['halden-vault', 'fabrikam-key-vault']);
  return {
    id,
    title: `${plan.title}: ${id.slice(0, 3)} of ${plan.site}`,
    owner: plan.engineer,
    environment: plan.status === 'pilot' ? 'staging' : 'production',
    used_by: ['workload'],
    secret: {
      ref: `${store}/${plan.id}/${id.slice(0, 3)}`,
      store,
      rotate_every: 'P90D',
      rotated,
      expires: lastDay(rotated, 'P90D'),
    },
    audit: {
      log: `Sign-ins of ${plan.title} and every call, to the log platform`,
      retained: 'P400D',
      attributable: true,
    },
    vendor: null,
    revoke: `Disable it in the directory, then delete its role in ${plan.topic.target} (RB-${dice.int(10, 99)})`,
    revocation_tested: after(AS_OF, -dice.int(20, 120)),
    exposures: [],
    ...(STOPPED.has(plan.status) ? { status: 'revoked', revoked: plan.ended } : { status: 'active' }),
  };
}

/** The statuses in which nothing may act any more. */
const STOPPED: ReadonlySet<StatusName> = new Set(['suspended', 'retired']);

function trust(plan: Plan): object {
  return { audience: `api://${plan.topic.target}`, subjects: [`ns/${plan.id}/sa/main`] };
}
