import type { RegistryFile } from '../../validate/schema/registry-file.ts';
import { type Section, SECTIONS, type Show } from '../../validate/schema/audience.ts';

/** Who an edition of the site is for. */
export interface Audience {
  /** Its name in registry.yaml; absent for the edition that shows everything. */
  readonly name: string | undefined;
  readonly title: string;
  readonly shows: (section: Section) => Show;
  /** What stands in place of what is not shown, as a sentence; undefined for a section that is shown in full. */
  readonly instead: (section: Section) => string | undefined;
}

/** Those who see everything. */
export const EVERYONE: Audience = {
  name: undefined,
  title: 'Everyone',
  shows: () => 'full',
  instead: () => undefined,
};

/** Stands for the id of an exception that is withheld: that one lifts a finding stays said. */
export const WITHHELD_EXCEPTION = 'withheld';

/** An audience of registry.yaml by its name; undefined where there is none. */
export function audienceNamed(name: string, { audiences }: RegistryFile): Audience | undefined {
  const found = Object.hasOwn(audiences ?? {}, name) ? audiences?.[name] : undefined;
  if (found === undefined) return undefined;
  const shown = new Map(SECTIONS.map((section) => [section, shownIn(found.sections[section])]));
  return {
    name,
    title: found.title,
    shows: (section) => shown.get(section)?.show ?? 'withheld',
    instead: (section) => insteadOf(shown.get(section) ?? shownIn(undefined)),
  };
}

/** Whether an audience sees less than everything of any of these sections. */
export function hidesAny({ shows }: Audience, sections: readonly Section[] = SECTIONS): boolean {
  return sections.some((section) => shows(section) !== 'full');
}

/** What stands in place of a section that is withheld altogether; undefined for one of which there is something to show. */
export function withheld({ audience }: { readonly audience: Audience }, section: Section): string | undefined {
  return audience.shows(section) === 'withheld' ? audience.instead(section) : undefined;
}

/** @throws where registry.yaml has no audience of that name: showing everything instead would give away what it withholds */
export function audienceOf(name: string | undefined, config: RegistryFile): Audience {
  if (name === undefined) return EVERYONE;
  const found = audienceNamed(name, config);
  if (found === undefined) throw new Error(`registry.yaml has no audience “${name}”`);
  return found;
}

type InFile = NonNullable<RegistryFile['audiences']>[string]['sections'][Section];

/** What a section that could not be read shows is nothing. */
function shownIn(given: InFile | undefined): { readonly show: Show; readonly because?: string | undefined } {
  if (given === undefined) return { show: 'withheld', because: 'registry.yaml does not say what they may see' };
  return typeof given === 'string' ? { show: given } : given;
}

function insteadOf({ show, because }: ReturnType<typeof shownIn>): string | undefined {
  if (show === 'full') return undefined;
  const words = show === 'withheld' ? 'Withheld from this audience' : 'Only summarised for this audience';
  return because === undefined ? `${words}.` : `${words}: ${because.replace(/(?<![.\s])[.\s]*$/, '')}.`;
}
