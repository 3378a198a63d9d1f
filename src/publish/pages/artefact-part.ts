import { inWords } from '../../diagnostic/calendar.ts';
import { listWords } from '../../diagnostic/suggest.ts';
import { countsInWords, FORMAT_NAMES } from '../../assess/artefact-words.ts';
import type { JudgedEvidence } from '../../assess/evidence.ts';
import type { Artefact, Ending } from '../../parse/artefact/artefact.ts';
import type { Inline } from '../page-parts.ts';

const ENDINGS: Record<Ending, string> = {
  completed: 'to its end',
  cancelled: 'cancelled',
  errored: 'broken off by an error',
  unfinished: 'not to its end',
};

/** What the file of an item says of itself, as a note; nothing for a file that is only pinned. */
export function saidBy({ says, doubts }: JudgedEvidence): readonly Inline[] {
  if (says !== undefined) return [{ note: [`The file says: ${countsInWords(says)} (${detailsOf(says)}).`] }];
  return doubts.flatMap((doubt) =>
    doubt.about === 'unread' ? [{ note: [`The file was not read: it ${doubt.why}.`] }] : [],
  );
}

function detailsOf({ format, tools, targets, ran, ended }: Artefact): string {
  return [
    tools.length > 0 ? `${FORMAT_NAMES[format]} by ${listWords(tools, 'and', 3)}` : FORMAT_NAMES[format],
    targets.length > 0 ? `against ${listWords(targets, 'and', 3)}` : '',
    ran === undefined ? 'run at a time that it does not give' : `run on ${inWords(ran.from.slice(0, 10))}`,
    ended === undefined ? '' : ENDINGS[ended],
  ]
    .filter((part) => part !== '')
    .join(', ');
}
