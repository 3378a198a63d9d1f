import type { Assessment } from '../assess/assess.ts';
import { holdersOf } from '../assess/authority.ts';
import { kindOf, type Kind } from '../parse/kinds.ts';
import type { ChangedFiles } from '../read/changed.ts';
import { FUNCTIONS, type Tier } from '../validate/schema/common.ts';
import type { Voided } from './approval-changes.ts';
import type { States } from './states.ts';
import type { SystemChange } from './system-change.ts';
import type { Named } from './who.ts';

/** What a change of the rules themselves does to systems whose own files are the same. */
export interface RulesChange {
  /** The files that speak for more than one system, such as `policy.yaml`. */
  readonly files: readonly string[];
  /** How many systems they are asked of. */
  readonly systems: number;
  /** The systems that start to fail, and those that stop. */
  readonly starting: readonly SystemChange[];
  readonly stopping: readonly SystemChange[];
  readonly tiers: readonly { readonly was: Tier; readonly is: Tier; readonly systems: readonly SystemChange[] }[];
  readonly voided: readonly { readonly function: Voided['function']; readonly systems: readonly SystemChange[] }[];
  /** What is allowed only with the change, to be read after “With this change”. */
  readonly allows: readonly string[];
  readonly approval: RulesApproval | undefined;
}

/** That a change of the rules is decided on, too. */
export interface RulesApproval {
  /** Those who hold a function that decides on it where the change goes to; not who gains from it. */
  readonly who: readonly Named[];
  /** The decision files on it that come with the change. */
  readonly files: readonly string[];
}

const COMMON: readonly Kind[] = [
  'registry',
  'policy',
  'people',
  'framework',
  'crosswalk',
  'shared-nhis',
  'shared-models',
  'shared-evidence',
];
/** Those that say what is asked and who may decide, so that somebody has to decide on them. */
const DECIDED: readonly Kind[] = ['registry', 'policy', 'people', 'framework', 'crosswalk'];

/** What the change does through files that belong to no one system; nothing where it touches none. */
export function rulesChange(
  { files, before, after }: States,
  changes: readonly SystemChange[],
): RulesChange | undefined {
  const common = ofKinds(files, COMMON);
  if (common.length === 0) return undefined;
  const through = changes.filter(({ kind, own }) => kind === 'changed' && !own);
  return {
    files: common,
    systems: after.counts.systems,
    starting: through.filter(({ fails }) => fails.is && !fails.was),
    stopping: through.filter(({ fails }) => fails.was && !fails.is),
    tiers: tierMoves(through),
    voided: [...new Set(through.flatMap(({ voided }) => voided.map((one) => one.function)))].map((name) => ({
      function: name,
      systems: through.filter(({ voided }) => voided.some((one) => one.function === name)),
    })),
    allows: [...new Set(after.assessment?.trust.before?.changes.map(({ text }) => text))],
    approval: ofKinds(files, DECIDED).length > 0 ? approvalOf(files, before.assessment ?? after.assessment) : undefined,
  };
}

function ofKinds(files: ChangedFiles, kinds: readonly Kind[]): string[] {
  return [...files.keys()].filter((path) => {
    const known = kindOf(path);
    return 'kind' in known && kinds.includes(known.kind);
  });
}

function tierMoves(changes: readonly SystemChange[]): RulesChange['tiers'] {
  const moved = changes.flatMap((change) => {
    const { was, is } = change.tier;
    return was === undefined || is === undefined || was === is ? [] : [{ was, is, change }];
  });
  return [...Map.groupBy(moved, ({ was, is }) => `${was} ${is}`).values()].flatMap(([first, ...rest]) =>
    first ? [{ was: first.was, is: first.is, systems: [first, ...rest].map(({ change }) => change) }] : [],
  );
}

/** By the people from before the change: nobody lets themselves in. */
function approvalOf(files: ChangedFiles, assessment: Assessment | undefined): RulesApproval {
  const people = assessment?.registry.people ?? new Map();
  const on = assessment?.asOf ?? '';
  const asked = assessment?.registry.policy.approved_by ?? [];
  const deciding = asked.length > 0 ? asked : FUNCTIONS;
  const holders = new Set(deciding.flatMap((name) => holdersOf(name, { on, tier: 'high' }, people)));
  return {
    who: [...holders].map(({ id, name }) => ({ id, name })),
    files: [...files]
      .filter(([path, what]) => what === 'added' && /^decisions\/_policy\/.*\.json$/.test(path))
      .map(([path]) => path),
  };
}
