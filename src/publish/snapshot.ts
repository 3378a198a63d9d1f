import { validUntil } from '../assess/deadlines.ts';
import { inWords } from '../diagnostic/calendar.ts';
import type { Gate } from '../run.ts';
import type { SiteContext } from './site-context.ts';

/** What is said at the head of every page. */
export interface Snapshot {
  readonly name: string;
  readonly organisation: string | undefined;
  /** The first seven digits of the commit; absent outside a repository. */
  readonly commit: string | undefined;
  /** All of it. */
  readonly commitId: string | undefined;
  readonly dirty: boolean;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly asOfWords: string;
  /** The last day on which nothing fails, YYYY-MM-DD; absent when nothing runs out or something fails already. */
  readonly validUntil: string | undefined;
  readonly validUntilWords: string | undefined;
  readonly isExample: boolean;
  /** How many errors stand; only a preview or a build that publishes failing records has any. */
  readonly errors: number;
  readonly repository: string | undefined;
  /** The address that edits a file, with `{path}` in it. */
  readonly edit: string | undefined;
  /** The address where a problem is reported, with `{title}` and `{text}` in it. */
  readonly report: string | undefined;
  readonly contentPrefix: string;
  /** Who this edition is for; absent where it shows everything to everyone. */
  readonly audience: { readonly name: string; readonly title: string } | undefined;
}

type Edition = Pick<SiteContext, 'deadlines' | 'audience'>;

/** What a gate is a snapshot of, in the edition of an audience. */
export function snapshotOf(gate: Gate, { deadlines, audience }: Edition, contentPrefix: string): Snapshot {
  const { registry, asOf } = gate.assessment ?? {};
  const errors = gate.diagnostics.filter(({ severity }) => severity === 'error').length;
  const until = errors > 0 ? undefined : validUntil(deadlines);
  const config = registry?.config;
  return {
    name: config?.name ?? 'AI registry',
    organisation: config?.organisation,
    commit: gate.commit.id?.slice(0, 7),
    commitId: gate.commit.id,
    dirty: gate.commit.dirty,
    asOf: asOf ?? gate.asOf,
    asOfWords: inWords(gate.asOf),
    validUntil: until,
    validUntilWords: until && inWords(until),
    isExample: gate.isExample,
    errors,
    repository: config?.repository,
    edit: config?.edit,
    report: config?.report,
    contentPrefix,
    audience: audience.name === undefined ? undefined : { name: audience.name, title: audience.title },
  };
}
