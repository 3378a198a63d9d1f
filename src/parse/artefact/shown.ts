import { replaceHidden } from '../../diagnostic/hidden.ts';
import { findSecrets, masked } from '../secrets/find-secrets.ts';
import type { Artefact } from './artefact.ts';

const LONGEST = 100;
const MOST = 5;

/** The artefact with names fit to be shown: each once, short, on one line, without hidden characters or secrets. */
export async function shownArtefact(artefact: Artefact): Promise<Artefact> {
  const scores = await Promise.all(
    artefact.scores.slice(0, MOST).map(async ({ name, value }) => ({ name: await shown(name), value })),
  );
  return {
    ...artefact,
    tools: await shownAll(artefact.tools),
    targets: await shownAll(artefact.targets),
    scores,
  };
}

async function shownAll(names: readonly string[]): Promise<string[]> {
  return Promise.all([...new Set(names)].slice(0, MOST).map(shown));
}

async function shown(name: string): Promise<string> {
  const line = replaceHidden(name.slice(0, 4 * LONGEST), () => ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const safe = masked(line, await findSecrets(line));
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST - 1)}…` : safe;
}
