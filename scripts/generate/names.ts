import { FORMS, SITES, slug, type Topic, TOPICS, UNITS } from './words.ts';

/** What a system is called; no two of one registry share an id or a title. */
export interface Name {
  readonly id: string;
  readonly title: string;
  readonly topic: Topic;
  readonly form: string;
  readonly site: string;
  readonly unit: string;
}

const COMBINATIONS = TOPICS.length * FORMS.length * SITES.length * UNITS.length;
/** Shares no factor with the number of combinations, so that stepping by it meets each one once. */
const STEP = 4519;

/** The name at an index; a combination that comes round again is numbered. */
export function nameAt(index: number): Name {
  let rest = ((index % COMBINATIONS) * STEP) % COMBINATIONS;
  const take = <T>(list: readonly T[]): T => {
    const found = list[rest % list.length] as T;
    rest = Math.floor(rest / list.length);
    return found;
  };
  const [topic, site, form, unit] = [take(TOPICS), take(SITES), take(FORMS), take(UNITS)];
  const round = Math.floor(index / COMBINATIONS);
  const title = `${topic.name} ${form}, ${site} ${unit}${round === 0 ? '' : ` ${round + 1}`}`;
  return { id: slug(title), title, topic, form, site, unit };
}
