import { materialFields } from '../../assess/material.ts';
import { deciderOf, titleOf } from '../../assess/names.ts';
import { fieldsInWords } from '../../assess/field-words.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { listWords } from '../../diagnostic/suggest.ts';
import type { Decision } from '../../validate/registry.ts';
import { TIERS } from '../../validate/schema/common.ts';
import type { Inline } from '../page-parts.ts';
import { listed, type SiteContext } from '../site-context.ts';

/** What reopens any decision; what each covers and rests on stands with it. */
export const REOPENING =
  'Each decision covers what it names and nothing else. It has to be made again when any of that changes (taking something away is no such change), when evidence that it rests on is removed, altered or contradicted, when the system rises to a higher tier than it was made for, and when an incident asks its function to look again.';

/** The same for the acceptance of a risk. */
export const REOPENING_RISK =
  'Each acceptance covers what can go wrong and how large that risk is: it has to be given again when either changes, and when its last day is over.';

/** Everything that a decision names is on this list of words; a decision that names nothing covers nothing. */
const MOST_WORDS = 60;

/** What a decision covers, in words. */
export function coversLine({ data }: Decision, { assessment }: SiteContext): string {
  if (data.function === 'risk') return 'Covers what can go wrong, and how large that risk is.';
  const fields = data.fields ?? [];
  if (data.function === 'go-live' && isSame(fields, materialFields(assessment.registry, 'go-live')))
    return 'Covers everything that any function decides on.';
  const words = fieldsInWords(fields);
  return words.length === 0 ? 'Names nothing that it covers.' : `Covers ${listWords(words, 'and', MOST_WORDS)}.`;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((field, at) => field === b[at]);
}

/** What else would reopen it, as far as it is its own: its evidence, with the ways to it, and its tier. */
export function restsLine(decision: Decision, view: SystemView): Inline[] {
  const items = restsOn(decision, view).map(({ id, title }): Inline[] => [{ text: title, href: `#evidence-${id}` }]);
  const higher = higherTier(decision);
  const rests = items.length === 0 ? [] : [['Rests on ', ...listed(items, '; '), '.']];
  return [...listed([...rests, ...(higher ? [[higher]] : [])], ' ')];
}

/** The same for a table of many decisions, which leads to the system's page anyway. */
export function restsText(decision: Decision, view: SystemView | undefined): string {
  const titles = view ? restsOn(decision, view).map(({ title }) => `“${title}”`) : [];
  const rests = titles.length === 0 ? [] : [`Rests on ${listWords(titles, 'and', MOST_WORDS)}.`];
  return [...rests, higherTier(decision) ?? []].flat().join(' ');
}

function restsOn({ data }: Decision, { system }: SystemView): { id: string; title: string }[] {
  return (data.reliedOn ?? []).map(({ evidence: id }) => {
    const use = system.evidence.find((item) => item.id === id);
    return { id, title: use ? titleOf(use) : id };
  });
}

function higherTier({ data }: Decision): string | undefined {
  if (data.function === 'risk' || data.tier === undefined || data.tier === TIERS.at(-1)) return undefined;
  return `Made for the ${data.tier} tier: a higher one asks ${deciderOf(data.function)} again.`;
}
