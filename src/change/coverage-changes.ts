import { type Coverage, isCovered } from '../assess/coverage.ts';
import type { SystemView } from '../assess/system-view.ts';
import type { Registry } from '../validate/registry.ts';

/** How many controls are asked for, and how many of them fresh evidence covers. */
export interface Share {
  readonly covered: number;
  readonly required: number;
}

export interface CoverageChange {
  /** The id of a framework, and its name. */
  readonly framework: string;
  readonly title: string;
  readonly was: Share;
  readonly is: Share;
}

export interface ControlChanges {
  /** Controls that fresh evidence covers only with the change. */
  readonly gained: readonly string[];
  /** Controls that it covers only without it, where they are still asked for or spoken of. */
  readonly lost: readonly string[];
}

const NONE: Share = { covered: 0, required: 0 };

/** Of each framework in use before or after, where the count differs. */
export function coverageChanges(
  { views: was, registry: then }: Counted,
  { views: is, registry }: Counted,
): CoverageChange[] {
  const [before, after] = [sharesOf(was), sharesOf(is)];
  const ids = new Set([...registry.frameworks.keys(), ...then.frameworks.keys()]);
  return [...ids].flatMap((id): CoverageChange[] => {
    const [a, b] = [before.get(id) ?? NONE, after.get(id) ?? NONE];
    if (a.covered === b.covered && a.required === b.required) return [];
    const framework = registry.frameworks.get(id) ?? then.frameworks.get(id);
    return [{ framework: id, title: framework?.data.title ?? id, was: a, is: b }];
  });
}

export interface Counted {
  readonly views: Iterable<SystemView>;
  readonly registry: Registry;
}

/** By framework, over the systems in use: those alone are asked to cover anything. */
function sharesOf(views: Iterable<SystemView>): Map<string, Share> {
  const shares = new Map<string, { covered: number; required: number }>();
  for (const { system, coverage } of views) {
    if (system.status !== 'production' && system.status !== 'pilot') continue;
    for (const { control, required, grade } of coverage.values()) {
      if (!required) continue;
      const id = control.slice(0, control.indexOf(':'));
      const share = shares.get(id) ?? { covered: 0, required: 0 };
      share.required++;
      if (isCovered(grade)) share.covered++;
      shares.set(id, share);
    }
  }
  return shares;
}

/** Which controls of one system gain or lose their coverage. */
export function controlChanges(before: SystemView | undefined, after: SystemView): ControlChanges {
  const covers = (coverage: ReadonlyMap<string, Coverage> | undefined, control: string) => {
    const grade = coverage?.get(control)?.grade;
    return grade !== undefined && isCovered(grade);
  };
  const [was, is] = [before?.coverage, after.coverage];
  return {
    gained: [...is.keys()].filter((control) => covers(is, control) && !covers(was, control)),
    lost: [...(was?.keys() ?? [])].filter((control) => covers(was, control) && !covers(is, control)),
  };
}
