import { join } from 'node:path';
import { absence } from '../../assess/authority.ts';
import { nameOf } from '../../assess/names.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import { escapeTerminal } from '../../diagnostic/escape.ts';
import { didYouMean } from '../../diagnostic/suggest.ts';
import type { TextEdit } from '../../diagnostic/text-edit.ts';
import { handoverEdits, type NamedPlace, placesNaming } from '../../edit/handover.ts';
import { lastDayEdit } from '../../edit/last-day.ts';
import { newlyFound } from '../../report/newly-found.ts';
import { textBlock } from '../../report/text.ts';
import type { Registry } from '../../validate/registry.ts';
import { writeTexts } from '../../write/text.ts';
import { filesAfter, gateAfter, gateWithFolder } from '../gate-with-folder.ts';
import { handoverWords } from '../handover-words.ts';
import { judgedOf } from '../judged.ts';
import { asOfOption, type CommonOptions, contentPrefix } from '../options.ts';
import { UsageError } from '../usage.ts';

export interface HandoverOptions extends CommonOptions {
  readonly from: string;
  readonly to: string;
  /** The last day of the first, to be written into people.yaml with the change. */
  readonly until?: string | undefined;
  /** Records that are left out, by their ids. */
  readonly except?: readonly string[] | undefined;
  readonly dryRun?: boolean | undefined;
  /** Write also where the change brings new findings. */
  readonly anyway?: boolean | undefined;
}

/** Puts one person in the place of another wherever somebody answers for something today, in one change. */
export async function handoverCommand(options: HandoverOptions): Promise<number> {
  const around = await gateWithFolder(options);
  const { registry, asOf } = judgedOf(around.gate, 'nobody can say who answers for what');
  const all = placesNaming(options.from, registry.sources.values());
  refusePeople(options, all, { registry, asOf });
  const places = withoutExcepted(all, options.except ?? [], registry);
  const edits = [...handoverEdits(places, options.to, registry.sources), ...untilEdits(options, registry)];
  const changed = filesAfter(edits, around.folder);
  const unread = [...registry.sources.values()].filter(({ data }) => data === undefined).map(({ file }) => file);
  const prefix = contentPrefix(options);
  say(handoverWords({ ...options, places, registry, unread, prefix }));
  const conflicts = edits.length === 0 ? [] : newlyFound(around.gate, await gateAfter(around, changed));
  if (conflicts.length > 0) {
    say(['What would be found then, and is not today', '']);
    process.stdout.write(conflicts.map((finding) => `${textBlock(finding, prefix)}\n`).join(''));
  }
  const refused = conflicts.some(({ severity }) => severity === 'error') && !options.anyway;
  if (edits.length > 0 && !options.dryRun && !refused)
    await writeTexts(changed.map(({ path, bytes }) => ({ file: join(around.content, path), text: bytes })));
  if (edits.length > 0) say([ending(options, { refused, files: changed.length })]);
  return refused ? 1 : 0;
}

function ending(
  { dryRun, from, until }: HandoverOptions,
  { refused, files }: { readonly refused: boolean; readonly files: number },
): string {
  if (dryRun) return 'Nothing was written: this was a dry run.';
  if (refused) return 'Nothing was written. Leave records out with --except ID, or write all the same with --anyway.';
  const last = until === undefined ? '' : `, and ${inWords(until)} is the last day of ${from}`;
  return `Written: ${files === 1 ? 'a file' : `${files} files`}${last}.`;
}

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${escapeTerminal(line)}\n`).join(''));
}

function refusePeople(
  { from, to, until }: HandoverOptions,
  places: readonly NamedPlace[],
  { registry, asOf }: { readonly registry: Registry; readonly asOf: string },
): void {
  const { people } = registry;
  const unknown = (id: string, hint: string) =>
    new UsageError(`“${id}” is nobody in people.yaml.`, didYouMean(id, [...people.keys()], hint));
  if (!people.has(from) && places.length === 0) throw unknown(from, 'Write the id of a person.');
  const next = people.get(to);
  if (next === undefined) throw unknown(to, `Add them first: countersign new person ${to}.`);
  if (from === to) throw new UsageError(`${from} would hand over to themselves.`, 'Write somebody else after --to.');
  const absent = absence(next, asOf);
  if (absent !== undefined)
    throw new UsageError(
      `${next.name} ${absent.text}, so they cannot answer for anything then.`,
      'Hand over to somebody who is there, or say another day with --as-of.',
    );
  asOfOption(until);
}

function withoutExcepted(
  places: readonly NamedPlace[],
  except: readonly string[],
  { systems, intake }: Registry,
): NamedPlace[] {
  const known = [...systems.keys(), ...intake.keys()];
  for (const id of except)
    if (!known.includes(id))
      throw new UsageError(
        `There is no record “${id}” to leave out.`,
        didYouMean(id, known, 'Write the name of its file.'),
      );
  const files = new Set(except.flatMap((id) => [`systems/${id}.mdx`, `intake/${id}.mdx`]));
  return places.filter(({ file }) => !files.has(file));
}

function untilEdits({ from, until }: HandoverOptions, registry: Registry): TextEdit[] {
  const people = registry.sources.get('people.yaml');
  if (until === undefined || people === undefined || registry.people.get(from)?.until === until) return [];
  const edit = lastDayEdit(from, until, people);
  if (edit !== undefined) return [edit];
  throw new UsageError(
    `The entry of ${nameOf(from, registry)} in people.yaml is written in braces, which leave no line for the last day.`,
    `Write until: ${until} into it yourself, and leave out --until.`,
  );
}
