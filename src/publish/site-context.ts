import { type Assessment } from '../assess/assess.ts';
import { type Deadline, deadlines } from '../assess/deadlines.ts';
import type { Located } from '../report/located.ts';
import type { Control } from '../validate/frameworks.ts';
import { resolveControl } from '../validate/resolve-control.ts';
import { POLICY } from '../validate/schema/decision.ts';
import { type Audience, EVERYONE, WITHHELD_EXCEPTION } from './audience/audience.ts';
import type { GoLiveProof } from './pages/proof-part.ts';
import type { Code, Column, FindingPart, Inline, Link } from './page-parts.ts';
import { legible } from './legible.ts';
import { shortDate } from './short-date.ts';
import { EXCEPTED_TAG, ORDER_TAGS, sentenceCase, SEVERITY_TAGS } from './words.ts';

/**
 * The most systems with documents of their own on the site. One has some 150 KB of them, and a document of
 * all grows by as much: past a hundred they would weigh more than the pages, and slow every build, for
 * what few fetch. By command there is each of them at any size.
 */
export const MOST_WITH_DOCUMENTS = 100;

/** What the builders of pages share: the assessment, its findings by record, and ways to other pages. */
export interface SiteContext {
  readonly assessment: Assessment;
  readonly findings: readonly Located[];
  readonly bySystem: ReadonlyMap<string, readonly Located[]>;
  readonly bySubject: ReadonlyMap<string, readonly Located[]>;
  /** The systems that a rule stands against; they are published only when asked for, and marked wherever they are named. */
  readonly failing: ReadonlySet<string>;
  readonly deadlines: readonly Deadline[];
  readonly deadlinesBySystem: ReadonlyMap<string, readonly Deadline[]>;
  /** Whether there are so few systems that each has documents of its own on the site. */
  readonly isSmall: boolean;
  /** Who the edition is for; what they may not see is no longer in any of the rest. */
  readonly audience: Audience;
  readonly beforehand: Beforehand;
}

/** What pages of an audience say that was worked out while everything was there. */
export interface Beforehand {
  /** How many errors and warnings stand against each system. */
  readonly open?: ReadonlyMap<string, OpenFindings>;
  /** Whether a system was approved when it went live; where it is missing it is worked out on the page. */
  readonly proofs?: ReadonlyMap<string, GoLiveProof | undefined>;
  /** How much each person has to act on, where no more than that is shown. */
  readonly due?: ReadonlyMap<string, { readonly dates: number; readonly first: string | undefined }>;
}

/** What stands against a record and no exception lifts. */
export interface OpenFindings {
  readonly errors: number;
  readonly warnings: number;
}

/** How much stands against a record, also where an audience may not see what. */
export function openFindings(id: string, { bySystem, beforehand }: SiteContext): OpenFindings {
  const known = beforehand.open?.get(id);
  if (known) return known;
  const open = (bySystem.get(id) ?? []).filter(({ exceptedBy }) => exceptedBy === undefined);
  const count = (severity: Located['severity']) => open.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

/** The context of those who see everything; `contextFor` makes that of an audience. */
export function siteContext(
  assessment: Assessment,
  found: readonly Located[],
  all: readonly Deadline[] = deadlines(assessment),
): SiteContext {
  const findings = found.map(legible);
  return {
    assessment,
    isSmall: assessment.views.size <= MOST_WITH_DOCUMENTS,
    audience: EVERYONE,
    beforehand: {},
    findings,
    failing: new Set(
      findings.flatMap(({ severity, system }) => (severity === 'error' && system !== undefined ? [system] : [])),
    ),
    bySystem: Map.groupBy(
      findings.filter((finding) => finding.system !== undefined),
      (finding) => finding.system ?? '',
    ),
    bySubject: Map.groupBy(
      findings.filter((finding) => finding.subject !== undefined),
      (finding) => finding.subject ?? '',
    ),
    deadlines: all,
    deadlinesBySystem: Map.groupBy(all, (deadline) => deadline.system),
  };
}

/** For tables that stand on the page of one system as well as on others. */
export const SYSTEM_COLUMN: Column = { title: 'System', as: 'name' };

export function systemLink({ assessment, failing }: SiteContext, id: string): Inline {
  if (id === POLICY) return 'The policy';
  const { systems, intake } = assessment.registry;
  const system = systems.get(id);
  if (system)
    return {
      text: system.data.title ?? id,
      href: `/systems/${id}/`,
      ...(failing.has(id) ? { mark: ORDER_TAGS.failing } : {}),
    };
  const record = intake.get(id);
  return record ? { text: record.data.title ?? id, href: `/intake/${id}/` } : { code: id };
}

export function personLink({ assessment }: SiteContext, id: string | undefined | null): readonly Inline[] {
  if (id === undefined || id === null) return [];
  const person = assessment.registry.people.get(id);
  return [person ? { text: person.name, href: `/people/${id}/` } : { code: id }];
}

export function nhiLink(id: string): Link {
  return { text: id, href: `/nhis/${id}/`, code: true };
}

/** By any spelling that a record may use of it. */
export function controlLink({ assessment }: SiteContext, ref: string): Inline {
  const { frameworks } = assessment.registry;
  const found = resolveControl(ref, frameworks);
  const control =
    'ref' in found ? frameworks.get(found.ref.slice(0, found.ref.indexOf(':')))?.controls.get(found.ref) : undefined;
  return control ? { text: control.label, href: controlPath(control), code: true } : { code: ref };
}

/** The page of a control; its address is in lower case. */
export function controlPath({ framework, id }: Control): string {
  return `/frameworks/${framework}/${id.toLowerCase()}/`;
}

export function ruleLink(code: string): Link {
  return { text: code, href: `/rules/${code}/`, code: true };
}

export function exceptionLink({ assessment }: SiteContext, id: string): Inline {
  const exception = assessment.registry.exceptions.get(id);
  if (exception) return { text: exception.data.title ?? id, href: `/exceptions/${id}/` };
  return id === WITHHELD_EXCEPTION ? 'an exception that is withheld' : { code: id };
}

/** What a kind of evidence is called. */
export function evidenceKind(kind: string | undefined, { assessment }: SiteContext): string {
  return kind === undefined
    ? 'Kind not given'
    : (assessment.registry.policy.evidence_kinds[kind]?.title ?? sentenceCase(kind));
}

/** A date in the short words of tables and facts, `1 Mar 2026`, which no line end cuts; nothing for no date. */
export function dated(date: string | undefined): readonly Inline[] {
  return date === undefined ? [] : [shortDate(date)];
}

/** Things of a list with something between them; past `most`, how many more there are. */
export function listed(
  items: readonly (readonly Inline[])[],
  between = ', ',
  most = Number.POSITIVE_INFINITY,
): readonly Inline[] {
  const shown = items.slice(0, most).flatMap((item, at): readonly Inline[] => (at > 0 ? [between, ...item] : item));
  return items.length > most ? [...shown, ` and ${(items.length - most).toLocaleString('en-GB')} more`] : shown;
}

/** Bytes as the first twelve digits of their hash, which is enough to tell two apart by eye. */
export function digest(sha256: string | undefined): readonly Code[] {
  return sha256 === undefined ? [] : [{ code: `${sha256.slice(0, 12)}…` }];
}

export function findingPart(context: SiteContext, finding: Located): FindingPart {
  const exception = finding.exceptedBy === undefined ? undefined : exceptionLink(context, finding.exceptedBy);
  return {
    tag: exception ? EXCEPTED_TAG : SEVERITY_TAGS[finding.severity],
    about: finding.system === undefined ? undefined : systemLink(context, finding.system),
    code: ruleLink(finding.code),
    message: finding.message,
    hint: finding.hint,
    place: finding.file === '' ? undefined : `${finding.file}:${finding.line}`,
    exception: exception && typeof exception === 'object' && 'href' in exception ? exception : undefined,
  };
}
