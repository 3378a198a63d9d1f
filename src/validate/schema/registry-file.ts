import { z } from 'zod';
import { audience, SECTIONS } from './audience.ts';
import { BASE_PATH, date, field, href, id, name, part, period, publicKey, text } from './common.ts';

const example = z.strictObject({
  as_of: part(date, 'The day on which the example organisation is judged.', '2026-11-22'),
});

const timeZone = text.refine(isTimeZone, { error: 'is not a time zone: write its IANA name, such as Europe/Oslo' });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const regime = z.strictObject({
  title: part(name, 'The name of the regime.', 'EU AI Act'),
});

const horizons = z.strictObject({
  review: field(period, 'How long before its last day a review is announced.', 'P30D'),
  decision: field(period, 'How long before its last day a decision is announced.', 'P30D'),
  evidence: field(period, 'How long before its last day evidence is announced.', 'P30D'),
  owner: field(period, 'How long before they leave an owner is announced.', 'P60D'),
  exception: field(period, 'How long before its last day an exception is announced.', 'P30D'),
});

/** `registry.yaml`: what this registry is called and how it is published. */
export const registryFile = z.strictObject({
  name: part(name, 'The name on every page.', 'Halden Group · AI registry'),
  organisation: field(name, 'Whose registry it is.', 'Halden Group'),
  time_zone: field(timeZone, 'The IANA time zone in which a day begins and ends.', 'Europe/Oslo'),
  site: field(href, 'The address of the published site.', 'https://registry.halden.example'),
  base: field(
    name.regex(BASE_PATH, { error: 'is not a base path: write / or /registry/' }),
    'The path that it is published under.',
    '/',
  ),
  repository: field(href, 'The repository that holds the records.', 'https://git.halden.example/ai/registry'),
  edit: field(
    href.refine((address) => address.includes('{path}'), {
      error:
        'has no {path} in it, so every page would lead to the same file: write {path} where the path of the file belongs',
    }),
    'The address that edits a file, with {path} in it.',
    'https://git.halden.example/ai/registry/edit/main/{path}',
  ),
  report: field(
    href,
    'The address where a problem is reported, with {title} and {text} in it where it takes them; a new issue on the forge of edit when left out.',
    'https://helpdesk.halden.example/new?subject={title}&text={text}',
  ),
  forge_keys: field(
    z.array(publicKey),
    'Public keys with which the forge signs the commits that people make in their browser.',
    [],
  ),
  frameworks: field(z.array(text), 'The frameworks in use, in the order of the pages; all when left out.', [
    'nist-csf-2.0',
  ]),
  regimes: field(z.record(id, regime), 'The regimes that a record may name.', { gdpr: { title: 'GDPR' } }),
  horizons: field(horizons, 'How long ahead a coming date is announced.', { review: 'P30D' }),
  audiences: field(
    z.record(id, audience),
    'The editions of the site that “build --audience NAME” makes, and what each shows; without it everything is shown.',
    { 'all-staff': { title: 'All staff', sections: Object.fromEntries(SECTIONS.map((name) => [name, 'summary'])) } },
  ),
  example: field(example, 'Only for an example organisation: the day that stands in for today.', {
    as_of: '2026-11-22',
  }),
});

export type RegistryFile = z.infer<typeof registryFile>;
