import type { Dice } from './dice.ts';
import type { Staff } from './people.ts';
import { after, lastDay, type Plan } from './plan.ts';
import type { Settings } from './settings.ts';

export interface EvidenceItem {
  readonly id: string;
  readonly sha256: string;
  readonly kind: string;
  readonly supports: readonly string[];
}

const TITLES: Record<string, string> = {
  'security-test': 'Prompt-injection and interface test',
  'privacy-assessment': 'Data protection impact assessment',
  logging: 'Fifty answers traced from request to log',
  monitoring: 'Each alarm set off once',
  'rollback-test': 'Switch-off rehearsal with the people on shift',
  'model-evaluation': 'Answers judged blind by two readers',
  'red-team': 'Two days of attempts to mislead it',
  'legal-review': 'Reading of the terms and of what is published',
  'access-review': 'Rights of people and identities',
  'vendor-assurance': "Notes on the supplier's audit report",
};
const ALWAYS = ['security-test', 'privacy-assessment', 'logging', 'monitoring', 'rollback-test'];
const SIXTH = ['model-evaluation', 'red-team', 'legal-review', 'access-review', 'vendor-assurance'];

/** Six items, which between them support every control that the tier asks for and a few more. */
export function makeEvidence(
  plan: Plan,
  { staff, settings }: { staff: Staff; settings: Settings },
  dice: Dice,
): EvidenceItem[] {
  const kinds = [...ALWAYS, plan.tier === 'high' ? 'model-evaluation' : dice.pick(SIXTH)];
  const wanted = settings.policy.tiers[plan.tier].controls;
  return kinds.map((kind, at) => {
    const performed = after(plan.round, -dice.int(8, 22));
    const collected = after(performed, dice.int(1, 4));
    const own = wanted.filter((_, index) => index % kinds.length === at);
    const id = `${kind}-${performed.slice(0, 7)}`;
    return {
      id,
      kind,
      title: `${TITLES[kind]}: ${plan.title}`,
      href: `https://reports.example.org/${plan.id}/${id}`,
      sha256: dice.sha256(),
      performed,
      performed_by: dice.pick([
        'Application security',
        'Fabrikam Red',
        'Service operations',
        `${plan.site} ${plan.unit}`,
      ]),
      collected,
      collected_by: dice.pick(staff.collectors),
      reviewed_by: dice.pick(staff.reviewers),
      expires: lastDay(performed, 'P12M'),
      ...(dice.chance(70)
        ? { result: 'pass' }
        : {
            result: 'pass-with-findings',
            findings: [{ what: 'A message told too much of the server.', fixed: collected }],
          }),
      about: ['system', kind === 'access-review' ? `nhi:${plan.nhis[0]}` : `tool:${plan.topic.target}`],
      supports: [...new Set([...own, ...dice.some(settings.everyControl, 2)])],
      note: `${dice.int(1, 9)} of ${dice.int(20, 400)} cases needed a second look; all were settled by ${collected}.`,
    };
  });
}
