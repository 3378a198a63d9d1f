import { didYouMean, listWords } from '../diagnostic/suggest.ts';
import { type Audience, audienceNamed, EVERYONE } from '../publish/audience/audience.ts';
import type { Registry } from '../validate/registry.ts';
import { UsageError } from './usage.ts';

/** What --audience says of itself. */
export const AUDIENCE = 'only what this audience of registry.yaml may see; everything when left out';

export interface AudienceOption {
  /** The name of an audience of registry.yaml. */
  readonly audience?: string | undefined;
}

/** The audience that a command names; everyone when it names none. */
export function audienceOption({ audience: name }: AudienceOption, { config }: Registry): Audience {
  if (name === undefined) return EVERYONE;
  const found = audienceNamed(name, config);
  if (found !== undefined) return found;
  const names = Object.keys(config.audiences ?? {});
  throw new UsageError(
    `registry.yaml has no audience “${name}”.`,
    names.length === 0
      ? 'Say under audiences: who sees what of each section, or leave --audience out.'
      : didYouMean(name, names, `Write ${listWords(names)}, or leave --audience out.`),
  );
}
