import { type LastSite, readLastSite, type SiteNote, siteNoteName } from '../read/last-site.ts';
import { memoryFolder } from '../read/memory-files.ts';
import { readProgramId, WHOLE_PROGRAM } from '../read/program.ts';
import { writeMemoryFiles } from './memory-files.ts';

/** What is noted of the site in a folder, from one build to the next, by this program. */
export interface SiteNoteKeeper {
  /** The site that lies there, where this program made it and noted what its pages rest on. */
  readonly last: () => Promise<LastSite | undefined>;
  /** Notes it of the site that was just published there. A place where nothing can be written is no fault. */
  readonly keep: (note: Omit<SiteNote, 'program'>) => Promise<void>;
}

export async function siteNoteKeeper(content: string, out: string): Promise<SiteNoteKeeper> {
  const [memory, program] = await Promise.all([memoryFolder(content), readProgramId(WHOLE_PROGRAM)]);
  return {
    last: () => readLastSite(memory, out, program),
    keep: (note) =>
      writeMemoryFiles(memory, new Map([[siteNoteName(out), Buffer.from(JSON.stringify({ program, ...note }))]])),
  };
}
