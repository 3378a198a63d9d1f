import type { Diagnostic, Fix, Path, RelatedSpot, Severity, Spot } from '../diagnostic/diagnostic.ts';
import type { CommonRegistry, Exception, Intake, Registry } from '../validate/registry.ts';
import type { GovernanceFunction } from '../validate/schema/common.ts';
import type { Portfolio } from './nhi/portfolio.ts';
import type { Row } from './severity.ts';
import type { SystemView } from './system-view.ts';
import type { Trust } from './trust/trust.ts';

/** What a rule finds wrong with one subject. */
export interface Finding {
  /** A path of the record's data, or a spot in another file. */
  readonly at: Path | Spot;
  /** Point at the key: for a value that is absent, the key of what should hold it. */
  readonly key?: boolean;
  /** What is wrong, and why it matters. */
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
  /** The thing in the system that it is about: an id of an NHI, an item of evidence, a function. */
  readonly subject?: string;
  readonly related?: readonly RelatedSpot[];
  /** Only where it weighs less than the rule's own. */
  readonly severity?: Severity;
  /** How to mend it, where only one way is right. */
  readonly fix?: Fix;
  /** Tells findings of one rule and subject apart. */
  readonly detail?: string;
}

/** What a rule about the registry finds: it may be about a system, and always points at a file itself. */
export interface RegistryFinding extends Finding {
  readonly at: Spot;
  readonly system?: string | undefined;
}

/**
 * What a rule about a system may ask besides its view. Of other systems it sees no more than what identities have in
 * common, so that its findings stand as long as `judgedOn` (judged-on.ts) says the same. Rules query; they read no file,
 * no clock and no git.
 */
export interface SystemContext {
  readonly registry: CommonRegistry;
  /** The calendar day that everything is judged on. */
  readonly asOf: string;
  /** The identities of all systems, laid out by what they have in common; asked for those of the system alone. */
  readonly nhis: Portfolio;
  /** Where the decisions of the system come from. */
  readonly trust: Pick<Trust, 'proofOf' | 'isEdited' | 'foundedAt'>;
  /** Every rule of this run, by code. */
  readonly rules: ReadonlyMap<string, Rule>;
}

/** What every other rule may ask. */
export interface Context extends SystemContext {
  readonly registry: Registry;
  readonly views: ReadonlyMap<string, SystemView>;
  /** Where decisions come from: keys, signatures, the history, what stood before a change. */
  readonly trust: Trust;
}

/** What a rule about exceptions may ask besides: it runs after all others. */
export interface ExceptionContext extends Context {
  /** The findings so far that an exception names, whether or not it is in its time. */
  readonly namedBy: (exception: Exception) => readonly Diagnostic[];
}

/** Whether an exception record may lift the rule: never, or for how long at most and by whose holder. */
export type Lift = 'never' | { readonly by: GovernanceFunction; readonly atMost: string };

interface Common {
  /** `topic/name`: the folder and file of the rule. Permanent. */
  readonly code: string;
  /** The rule as a fact that holds when all is well, in a sentence. */
  readonly summary: string;
  /** The controls that the rule speaks to, as `<framework>:<id>`. */
  readonly controls: readonly string[];
  readonly lift: Lift;
}

/** A rule about each system; `row` says how much it weighs in each status. */
export interface SystemRule extends Common {
  readonly about: 'system';
  readonly row: Row;
  /** Where it always weighs the same, whatever the row says of its strength. */
  readonly severity?: Severity;
  readonly check: (view: SystemView, context: SystemContext) => Iterable<Finding>;
}

export interface IntakeRule extends Common {
  readonly about: 'intake';
  readonly severity: Severity;
  readonly check: (record: Intake, context: Context) => Iterable<Finding>;
}

export interface ExceptionRule extends Common {
  readonly about: 'exception';
  readonly severity: Severity;
  readonly check: (exception: Exception, context: ExceptionContext) => Iterable<Finding>;
}

/** A rule about what belongs to no one record, such as people, files and their history. No exception lifts it. */
export interface RegistryRule extends Common {
  readonly about: 'registry';
  readonly severity: Severity;
  readonly lift: 'never';
  readonly check: (context: Context) => Iterable<RegistryFinding>;
}

export type Rule = SystemRule | IntakeRule | ExceptionRule | RegistryRule;

/** The one shape of a rule; the default export of `rules/<topic>/<name>.ts`. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}
