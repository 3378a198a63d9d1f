import type { Diagnostic, Outcome } from '../../diagnostic/diagnostic.ts';
import { readingFault } from '../../diagnostic/reading-faults.ts';
import { parseYaml } from '../../parse/yaml.ts';
import { layOut } from '../../validate/frameworks.ts';
import { describeIssue, flatten } from '../../validate/issue.ts';
import { isRecord } from '../../validate/lenient.ts';
import { type FrameworkControl, type FrameworkData, framework } from '../../validate/schema/framework.ts';
import { decodeText } from '../inventory/text-encoding.ts';
import { yamlText } from '../../edit/text/yaml-text.ts';
import { type ReadCatalog, readOscal, type Withdrawn } from './oscal.ts';

export interface CatalogInput {
  readonly fileName: string;
  readonly bytes: Buffer;
  /** The id of the framework; a plain catalogue may say its own. */
  readonly id: string | undefined;
  /** The texts of the catalogues that the registry has: they tell what is withdrawn where a file leaves that unmarked. */
  readonly known: readonly string[];
}

export interface ImportedCatalog {
  readonly data: FrameworkData;
  readonly text: string;
  /** Ids that the file does not mark, and that the registry knows as withdrawn. */
  readonly unmarked: readonly string[];
}

/** An OSCAL catalog, JSON or YAML, or a plain one in YAML, as a framework of the registry; or everything that is wrong with it. */
export function importCatalog(input: CatalogInput): Outcome<ImportedCatalog | undefined> {
  const { fileName: file } = input;
  const parsed = parsedData(input);
  if (parsed.diagnostics.length > 0) return { value: undefined, diagnostics: parsed.diagnostics };
  const raw = parsed.value;
  const catalog = isRecord(raw) && isRecord(raw['catalog']) ? raw['catalog'] : undefined;
  const read: unknown = catalog ? fromOscal(readOscal(catalog), input.id) : completed(raw, input.id);
  const checked = framework.safeParse(read);
  if (!checked.success) return { value: undefined, diagnostics: faultsOf(checked.error.issues, read, file) };
  const unmarked: string[] = [];
  const known = withdrawnOf(checked.data, input.known);
  const data = counted(withoutWithdrawn(checked.data, known, unmarked), catalog !== undefined);
  const faults = layOut(data, file).faults.map((fault) => readingFault('framework/counts', { file }, fault));
  return { value: { data, text: yamlText(data), unmarked }, diagnostics: faults };
}

/** YAML 1.2 holds all of JSON, so that one strict reader serves both. */
function parsedData({ bytes, fileName }: CatalogInput): { value: unknown; diagnostics: readonly Diagnostic[] } {
  const decoded = decodeText(bytes, undefined);
  if ('why' in decoded)
    return { value: undefined, diagnostics: [readingFault('schema/wrong-value', { file: fileName }, decoded.why)] };
  return parseYaml(decoded.text, fileName);
}

function fromOscal({ data, levels }: ReadCatalog, id: string | undefined): unknown {
  const names = levels.map((level, at) => level ?? (at === levels.length - 1 ? 'Control' : `Level ${at + 1}`));
  return { ...data, id: id ?? data.id, levels: names, counts: names.map(() => 0) };
}

/** A plain catalogue with the id that was asked for, and with levels and counts where it leaves them out. */
function completed(raw: unknown, id: string | undefined): unknown {
  if (!isRecord(raw)) return raw;
  const depth = depthOf(raw['controls']);
  const levels = Array.from({ length: depth }, (_, at) => (at === depth - 1 ? 'Control' : `Level ${at + 1}`));
  return { levels, counts: [], ...raw, ...(id === undefined ? {} : { id }) };
}

function depthOf(controls: unknown): number {
  if (!Array.isArray(controls)) return 0;
  return 1 + Math.max(0, ...controls.map((control) => (isRecord(control) ? depthOf(control['controls']) : 0)));
}

/**
 * What the registry's own catalogue of the same thing calls withdrawn. It is the same thing where each
 * of its ids is in the file, too.
 */
function withdrawnOf({ controls }: FrameworkData, known: readonly string[]): ReadonlyMap<string, Withdrawn> {
  const ids = new Set(idsIn(controls));
  const same = known
    .map((text) => framework.safeParse(parseYaml(text, '').value).data)
    .filter((data) => data !== undefined)
    .find((data) => data.withdrawn !== undefined && idsIn(data.controls).every((id) => ids.has(id)));
  return new Map((same?.withdrawn ?? []).map((entry) => [entry.id, entry]));
}

function idsIn(controls: readonly FrameworkControl[]): string[] {
  return controls.flatMap((control) => [control.id, ...idsIn(control.controls ?? [])]);
}

function withoutWithdrawn(
  data: FrameworkData,
  known: ReadonlyMap<string, Withdrawn>,
  unmarked: string[],
): FrameworkData {
  const kept = (controls: readonly FrameworkControl[]): FrameworkControl[] =>
    controls.flatMap(({ controls: inner, ...control }) => {
      if (known.has(control.id)) {
        unmarked.push(control.id);
        return [];
      }
      const parts = inner === undefined ? [] : kept(inner);
      // A group all of whose parts were withdrawn is one that was withdrawn itself.
      if (inner !== undefined && inner.length > 0 && parts.length === 0) return [];
      return [parts.length > 0 ? { ...control, controls: parts } : control];
    });
  const controls = kept(data.controls);
  if (unmarked.length === 0) return data;
  const found = unmarked.map((id) => known.get(id)).filter((entry) => entry !== undefined);
  return { ...data, controls, withdrawn: [...(data.withdrawn ?? []), ...found] };
}

/** With the counts that the file does not state itself: of an OSCAL catalog always, since some of it was withdrawn. */
function counted(data: FrameworkData, isOscal: boolean): FrameworkData {
  if (!isOscal && data.counts.length > 0) return data;
  const counts = data.levels.map(() => 0);
  const visit = (controls: readonly FrameworkControl[], level: number): void => {
    counts[level] = (counts[level] ?? 0) + controls.length;
    for (const control of controls) if (control.controls) visit(control.controls, level + 1);
  };
  visit(data.controls, 0);
  return { ...data, counts };
}

function faultsOf(issues: Parameters<typeof flatten>[0], data: unknown, file: string): Diagnostic[] {
  return flatten(issues, data).map((issue) => {
    const { code, detail, hint } = describeIssue(issue, data, framework);
    return readingFault(code, { file, path: issue.path, key: issue.kind === 'unknown-key' }, detail, hint);
  });
}
