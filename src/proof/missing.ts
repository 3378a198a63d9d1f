import type { Assessment } from '../assess/assess.ts';
import { isInTime } from '../assess/exceptions.ts';
import { type Gap, gapsOf } from '../assess/gaps.ts';
import type { SystemView } from '../assess/system-view.ts';
import { type Located, locateAll } from '../report/located.ts';
import type { Gate } from '../run.ts';

/** One thing that kept a system from being properly approved. */
export interface Missing {
  readonly message: string;
  /** The rule that found it, and where; absent where no finding says it. */
  readonly code: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

/** Something missing that an exception allowed for. */
export interface Permitted {
  readonly message: string;
  readonly exception: string;
}

export interface Lacks {
  readonly missing: readonly Missing[];
  readonly permitted: readonly Permitted[];
}

/** By the findings of a gate about a system: its errors, and the gaps that its status did not make errors of. */
export function lacksByFindings(gate: Gate, system: string): Lacks {
  const own = findingsAbout(system, gate);
  const errors = own.filter(({ severity }) => severity === 'error');
  const lifted = own.filter(({ exceptedBy }) => exceptedBy !== undefined);
  const view = gate.assessment?.views.get(system);
  const gaps = view && gate.assessment ? gapsOf(view, gate.assessment.registry, gate.assessment.trust) : [];
  const untold = gaps.filter((gap) => ![...errors, ...lifted].some((finding) => view && speaksOf(finding, gap, view)));
  return {
    missing: [...errors.map(({ code, message, file, line }) => ({ message, code, file, line })), ...untold.map(plain)],
    permitted: lifted.map(({ message, exceptedBy = '' }) => ({ message, exception: exceptedBy })),
  };
}

/** By a view of some day: its gaps, but for those that an exception of that day allows for. */
export function lacksByGaps(view: SystemView, { registry, trust }: Assessment, day: string): Lacks {
  const missing: Missing[] = [];
  const permitted: Permitted[] = [];
  for (const gap of gapsOf(view, registry, trust)) {
    const exception = [...registry.exceptions.values()].find(
      (candidate) =>
        isInTime(candidate, day) &&
        candidate.data.approved_by !== undefined &&
        candidate.data.approved_by !== candidate.data.requested_by &&
        candidate.data.systems.includes(view.system.id) &&
        candidate.data.rule.startsWith(`${gap.about}/`) &&
        candidate.data.subjects?.includes(gap.subject) !== false,
    );
    if (exception) permitted.push({ message: gap.text, exception: exception.id });
    else missing.push(plain(gap));
  }
  return { missing, permitted };
}

/** How many errors of a gate are not about a system. */
export function otherErrors(gate: Gate, system: string): number {
  const errors = gate.diagnostics.filter(({ severity }) => severity === 'error').length;
  return errors - findingsAbout(system, gate).filter(({ severity }) => severity === 'error').length;
}

function plain({ text }: Gap): Missing {
  return { message: text, code: undefined, file: undefined, line: undefined };
}

function findingsAbout(system: string, { diagnostics, sources, assessment }: Gate): Located[] {
  const exceptions = [...(assessment?.registry.exceptions.values() ?? [])].filter(({ data }) =>
    data.systems.includes(system),
  );
  const files = new Set([`systems/${system}.mdx`, ...exceptions.map(({ file }) => file)]);
  const own = diagnostics.filter(
    // What keeps everything from being judged keeps this system from it, too.
    ({ system: id, spot }) =>
      assessment === undefined || id === system || files.has(spot.file) || spot.file.startsWith(`decisions/${system}/`),
  );
  return locateAll(own, sources);
}

/** A finding about evidence names the item, a gap the kind; what is wrong with an acceptance may be wrong with its decision file. */
function speaksOf({ code, subject = '' }: Located, gap: Gap, { evidence }: SystemView): boolean {
  if (!code.startsWith(`${gap.about}/`) && !(gap.about === 'risk' && code.startsWith('decision/'))) return false;
  return (
    subject === gap.subject ||
    (gap.about === 'evidence' && evidence.some(({ use }) => use.id === subject && use.data.kind === gap.subject))
  );
}
