import { hiddenCharacter } from '../../src/diagnostic/hidden.ts';
import { bodyHtml } from '../../src/publish/body-html.ts';
import { siteContext } from '../../src/publish/site-context.ts';
import type { SourceFile } from '../../src/read/content.ts';
import { makeReport } from '../../src/report/make-report.ts';
import { textReport } from '../../src/report/text.ts';
import { type Gate, judge } from '../../src/run.ts';
import { faultsIn } from '../parse/html-faults.ts';
import { AS_OF, baseFolder } from '../rules/registry.ts';
import type { Mutant } from './mutants.ts';

/** What went wrong with some records; nothing where all is as it should be. */
export interface Fault {
  readonly what: string;
  /** The record, where it is known which. */
  readonly mutant: Mutant | undefined;
}

/**
 * Judges records side by side in one registry, and holds the outcome to what is promised of whatever a record says: no
 * throw, data or a finding for each, a body of allowed HTML only, a report without a control character, nothing that
 * every object would inherit.
 */
export async function faultsOf(mutants: readonly Mutant[]): Promise<Fault[]> {
  const placed = new Map(mutants.map((mutant, at) => [pathOf(mutant, at), mutant]));
  try {
    const gate = await judge(
      { files: [...baseFolder().files, ...filesOf(placed)], odd: [] },
      { dirty: false, prefix: '' },
      { asOf: AS_OF },
    );
    return [...promisesBroken(gate, placed)];
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return [{ what: `a throw: ${what}`, mutant: await thrower(mutants) }];
  }
}

function filesOf(placed: ReadonlyMap<string, Mutant>): SourceFile[] {
  return [...placed].map(([path, { text }]) => ({ path, bytes: Buffer.from(text) }));
}

function pathOf({ kind }: Mutant, at: number): string {
  if (kind === 'decision') return `decisions/order-helper/2025-08-25-f${at}.json`;
  return `${kind === 'system' ? 'systems' : 'intake'}/m-${at}.mdx`;
}

function* promisesBroken(gate: Gate, placed: ReadonlyMap<string, Mutant>): Iterable<Fault> {
  const { assessment, diagnostics, sources } = gate;
  if (assessment === undefined) {
    yield { what: 'the registry could not be judged', mutant: undefined };
    return;
  }
  const told = new Set(diagnostics.map(({ spot }) => spot.file));
  const context = siteContext(assessment, []);
  for (const [path, mutant] of placed) {
    const source = sources.get(path);
    if (source === undefined) yield { what: 'it is not among what was read', mutant };
    else if (source.data === undefined && !told.has(path))
      yield { what: 'it was not read, and nobody is told', mutant };
    if (source === undefined) continue;
    const system = assessment.registry.systems.get(source.id);
    const faults = faultsIn(bodyHtml(source.body, context, { base: '/', system }), '/');
    if (faults.length > 0) yield { what: `its page would hold ${faults.join(', ')}`, mutant };
  }
  const report = textReport(makeReport(gate, 'content/'));
  const hidden = report.split('\n').find((line) => hiddenCharacter(line) !== undefined);
  if (hidden !== undefined)
    yield { what: `the report holds a hidden character: ${JSON.stringify(hidden)}`, mutant: undefined };
  if ('polluted' in {} || Object.keys(Object.prototype).length > 0)
    yield { what: 'every object inherits something', mutant: undefined };
}

/** Which of several it is that throws. */
async function thrower(mutants: readonly Mutant[]): Promise<Mutant | undefined> {
  if (mutants.length <= 1) return mutants[0];
  const half = mutants.slice(0, Math.ceil(mutants.length / 2));
  const first = await faultsOf(half);
  const found = first.find(({ what }) => what.startsWith('a throw'));
  if (found) return found.mutant;
  const [second] = await faultsOf(mutants.slice(half.length));
  return second?.mutant;
}
