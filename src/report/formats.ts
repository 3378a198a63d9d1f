import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { rdjsonReport } from './rdjson.ts';
import type { Reporter } from './report.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

/** What `check` can say its findings in, by the name of the format. */
export const REPORTERS: ReadonlyMap<string, Reporter> = new Map([
  ['text', textReport],
  ['json', jsonReport],
  ['github', githubReport],
  ['sarif', sarifReport],
  ['junit', junitReport],
  ['gitlab', gitlabReport],
  ['rdjson', rdjsonReport],
]);
