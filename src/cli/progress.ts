import type { Progress, Work } from '../diagnostic/progress.ts';

/** Where it is said how far something is, such as `process.stderr`. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  readonly write: (text: string) => unknown;
}

export interface ShownProgress {
  readonly tell: Progress;
  /** Takes the line away that a terminal shows; before anything else is printed, and when all is done. */
  readonly end: () => void;
}

const WORDS: Record<Work, readonly [doing: string, things: string]> = {
  read: ['Reading', 'files'],
  judge: ['Judging', 'systems'],
  render: ['Rendering', 'pages'],
};
/** From so many on, it takes long enough for a log to say that something happens. */
const MANY = 2000;
const CLEAR = '\r\u001B[K';

/**
 * Says how far long work is: on a terminal in one line that is written over, for each percent; in a log in whole lines, for
 * each quarter of what is many. Nothing where `isQuiet`.
 */
export function progressOn(screen: Screen, isQuiet = false): ShownProgress {
  let shown = '';
  const told = new Map<Work, number>();
  const isTerminal = screen.isTTY === true;
  const steps = isTerminal ? 100 : 4;
  const tell: Progress = (work, done, of) => {
    if (isQuiet || of === 0 || (!isTerminal && of < MANY)) return;
    const step = Math.floor((done * steps) / of);
    if (step <= (told.get(work) ?? 0)) return;
    told.set(work, step);
    const [doing, things] = WORDS[work];
    const line = `${doing}: ${done.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} ${things}`;
    screen.write(isTerminal ? `${CLEAR}${line}` : `${line}\n`);
    shown = isTerminal ? line : '';
  };
  const end = (): void => {
    if (shown !== '') screen.write(CLEAR);
    shown = '';
    told.clear();
  };
  return { tell, end };
}
