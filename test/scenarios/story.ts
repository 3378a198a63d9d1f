import { readRulePage } from '../rules/rule-page.ts';
import type { Patch } from '../rules/registry.ts';

export interface Day {
  /** YYYY-MM-DD, the as-of date. */
  readonly day: string;
  /** What is changed on that day, on top of the days before. */
  readonly patches: readonly Patch[];
  /** Every error of the whole registry, as `code file: message`, sorted. */
  readonly expected: readonly string[];
}

export interface Story {
  readonly title: string;
  readonly days: readonly Day[];
}

/**
 * A story on the base registry of the rules: `### YYYY-MM-DD` headings under `## Days`, each with the changes of that
 * day (written as in the page of a rule) and all errors that then stand; without a block of text there are none.
 */
export function readStory(markdown: string): Story {
  const { title, examplesOf, strange } = readRulePage(markdown);
  if (strange.length > 0) throw new Error(`${title}: blocks that nobody reads: ${strange.join(', ')}`);
  return {
    title,
    days: examplesOf('Days').map(({ name, patches, expected }) => ({
      day: name,
      patches,
      expected: [...(expected ?? [])].sort(),
    })),
  };
}
