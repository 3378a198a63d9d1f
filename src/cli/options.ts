import { isCalendarDate } from '../diagnostic/calendar.ts';
import { folderState } from '../read/folder.ts';
import { UsageError } from './usage.ts';

export interface CommonOptions {
  readonly content?: string | undefined;
  readonly asOf?: string | undefined;
  /** Whether nothing is said of how far it is. */
  readonly quiet?: boolean | undefined;
}

export interface BaseOption {
  /** The branch, tag or commit that a change is to be merged into. */
  readonly base?: string | undefined;
}

const NO_FOLDER = {
  absent: (path: string) => `There is no folder ${path} here.`,
  file: (path: string) => `${path} is a file, not a folder.`,
  'symbolic link': (path: string) => `${path} is a symbolic link, not a folder.`,
};

/** The content folder, which has to exist. */
export async function contentFolder({ content = 'content' }: CommonOptions): Promise<string> {
  const state = await folderState(content.replace(/(?<=[^/])\/+$/, ''));
  if (state === 'folder') return content;
  throw new UsageError(
    NO_FOLDER[state](content),
    'Run the command where the content folder lies, name it with --content DIR, or make one with “countersign init DIR”.',
  );
}

/** What stands before the paths of a report, so that they lead there from the working folder. */
export function contentPrefix({ content = 'content' }: CommonOptions): string {
  const plain = content.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '');
  return plain === '.' || plain === '' ? '' : `${plain}/`;
}

export function asOfOption(text: string | undefined): string | undefined {
  if (text === undefined || isCalendarDate(text)) return text;
  throw new UsageError(`“${text}” is not a calendar date.`, 'Write --as-of 2026-03-01.');
}
