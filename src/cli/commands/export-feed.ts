import { didYouMean, listWords } from '../../diagnostic/suggest.ts';
import { calendars } from '../../publish/feeds/calendar.ts';
import { atomFeed, jsonFeed } from '../../publish/feeds/changes.ts';
import { writeText } from '../../write/text.ts';
import type { CommonOptions } from '../options.ts';
import type { AudienceOption } from '../audience-option.ts';
import { UsageError } from '../usage.ts';
import { exportSource } from './export-document.ts';

export interface FeedOptions extends CommonOptions, AudienceOption {
  readonly out?: string | undefined;
}

/** Writes what runs out as a calendar, of everything or of what one person has to act on. */
export async function exportCalendarCommand(options: FeedOptions & { readonly person?: string }): Promise<number> {
  const source = await exportSource(options);
  const { people } = source.context.assessment.registry;
  const person = options.person === undefined ? undefined : people.get(options.person);
  if (options.person !== undefined && person === undefined)
    throw new UsageError(
      `“${options.person}” is nobody in people.yaml.`,
      didYouMean(options.person, [...people.keys()], 'Name somebody by their id.'),
    );
  return put(calendars(source)(person), options);
}

const FEEDS = new Map([
  ['atom', atomFeed],
  ['json', jsonFeed],
]);

/** Writes what happened lately as a feed. */
export async function exportChangesCommand(options: FeedOptions & { readonly format: string }): Promise<number> {
  const feed = FEEDS.get(options.format);
  if (feed === undefined)
    throw new UsageError(`Changes are not written as “${options.format}”.`, `Write ${listWords([...FEEDS.keys()])}.`);
  return put(feed(await exportSource(options)), options);
}

async function put(text: string, { out }: FeedOptions): Promise<number> {
  if (out === undefined) process.stdout.write(text);
  else await writeText(out, text);
  return 0;
}
