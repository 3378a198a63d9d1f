/** What takes long where there are thousands of records. */
export type Work = 'read' | 'judge' | 'render';

/** Is told of long work how much of it is done, and of how many. */
export type Progress = (work: Work, done: number, of: number) => void;
