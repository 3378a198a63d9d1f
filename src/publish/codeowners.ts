import type { Assessment } from '../assess/assess.ts';
import { holdersOf, isEmployed } from '../assess/authority.ts';
import { sentence } from '../assess/names.ts';
import { inWords } from '../diagnostic/calendar.ts';
import { escapeTerminal } from '../diagnostic/escape.ts';
import type { Person } from '../validate/registry.ts';
import { FUNCTIONS } from '../validate/schema/common.ts';

/** The forges that read a CODEOWNERS file, each in its own way. */
export const FORGES = ['github', 'gitlab'] as const;
export type Forge = (typeof FORGES)[number];

export interface Codeowners {
  readonly text: string;
  /** Those that it cannot name, since people.yaml gives them no account that a forge could have. */
  readonly nameless: readonly Person[];
}

/** Paths of one sort and whose they are; of two that match, the later line counts. */
interface Section {
  readonly title: string;
  readonly lines: readonly { readonly path: string; readonly people: readonly Person[] }[];
}

/** What belongs to no one system. */
const COMMON = [
  'registry.yaml',
  'policy.yaml',
  'people.yaml',
  'shared/',
  'frameworks/',
  'exceptions/',
  'intake/',
  'evidence/',
  'assets/',
  'guides/',
];

/** A user name as GitHub and GitLab give them; anything else could name somebody else, or a pattern of its own. */
const ACCOUNT = /^[A-Za-z0-9_][\w.-]*$/;

/**
 * A CODEOWNERS file: records belong to their owners, decision files to who holds the function on the as-of date, and
 * what belongs to no one system, or to one that is new, to all who hold one. A path whose people have no account is left
 * to the lines before it.
 * @param prefix the way from the top of the repository to the content folder, such as `content/`
 */
export function codeowners(assessment: Assessment, prefix: string, forge: Forge): Codeowners {
  const sections = sectionsOf(assessment);
  const named = new Set(sections.flatMap(({ lines }) => lines.flatMap(({ people }) => people)));
  const nameless = [...named].filter((person) => accountOf(person) === undefined);
  const head = [
    `Who reviews what in ${assessment.registry.config.name}, as of ${inWords(assessment.asOf)}.`,
    'Written by “countersign codeowners”; change people.yaml or the record, and write it again.',
    ...nameless.map(({ id, name }) => `Not named, since people.yaml gives no account: ${name} (${id}).`),
  ].map((line) => `# ${escapeTerminal(line)}`);
  const blocks = sections.map(({ title, lines }) => {
    const rows = lines.flatMap(({ path, people }) => {
      const accounts = people.map(accountOf).filter((account) => account !== undefined);
      return accounts.length === 0 ? [] : [`/${pattern(prefix)}${path} ${accounts.join(' ')}`];
    });
    return rows.length === 0 ? [] : ['', forge === 'gitlab' ? `[${title}]` : `# ${title}`, ...rows];
  });
  return { text: `${[...head, ...blocks.flat()].join('\n')}\n`, nameless };
}

function sectionsOf({ registry, asOf, views }: Assessment): Section[] {
  const here = (ids: readonly (string | undefined)[]) =>
    [...new Set(ids)].flatMap((id) => {
      const person = registry.people.get(id ?? '');
      return person !== undefined && isEmployed(person, asOf) ? [person] : [];
    });
  const holders = FUNCTIONS.map((name) => ({
    name,
    people: holdersOf(name, { on: asOf, tier: 'low' }, registry.people),
  }));
  const systems = [...views.values()].map(({ system: { id, data } }) => ({ id, data }));
  const everyone = [...new Set(holders.flatMap(({ people }) => people))];
  const records = systems.map(({ id, data }) => ({
    path: `systems/${id}.mdx`,
    people: here([data.owner, data.governance_owner]),
  }));
  return [
    { title: 'Registry', lines: COMMON.map((path) => ({ path, people: everyone })) },
    { title: 'Records', lines: [{ path: 'systems/', people: everyone }, ...records] },
    ...holders.map(({ name, people }) => ({
      title: sentence(name),
      lines: [{ path: `decisions/*/*-${name}*`, people }],
    })),
    {
      title: 'Risks',
      lines: systems.map(({ id, data }) => ({
        path: `decisions/${id}/*-risk*`,
        people: here((data.risk_acceptance ?? []).flatMap((risk) => [risk.accepted_by, risk.owner])),
      })),
    },
    {
      title: 'Final word',
      lines: systems.map(({ id, data }) => ({
        path: `decisions/${id}/*-go-live*`,
        people: here([data.governance_owner]),
      })),
    },
  ];
}

function accountOf({ account }: Person): string | undefined {
  const name = account?.replace(/^@/, '') ?? '';
  return ACCOUNT.test(name) ? `@${name}` : undefined;
}

/** A path in which no character stands for others. */
function pattern(path: string): string {
  return escapeTerminal(path).replace(/[\\ *?[\]#!]/g, '\\$&');
}
