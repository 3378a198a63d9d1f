import { openFolded } from './folded.ts';
import { reachFrames } from './frames.ts';
import { slashSearches } from './slash.ts';
import { warnWhenExpired } from './expired.ts';

void warnWhenExpired(document, new Date());
openFolded(window);
reachFrames(document);
slashSearches(window);
