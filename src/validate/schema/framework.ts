import { z } from 'zod';
import { date, field, href, name, part, partialDate, text } from './common.ts';

/** Part of an address and of a file name on the site. */
const controlId = z.string().regex(/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+|\([A-Za-z0-9]+\))*$/, {
  error: 'is not the id of a control: use letters, digits, dots and hyphens, such as GV.RM-01 or AC-2(1)',
});

const application = z.strictObject({
  from: part(date, 'The first day on which it applies.', '2027-12-02'),
  when: field(text, 'For what, where the day differs.', 'high-risk under Annex III'),
});

const controlShape = {
  id: part(controlId, 'The id as it is written after the colon.', 'GV.RM-01'),
  label: field(text, 'The printed form, where it differs.', 'GOVERN 1.1'),
  name: field(text, 'The printed name.', 'Risk Management Strategy'),
  statement: field(text, 'What it asks, in one sentence.', 'Objectives for risk are agreed with those affected.'),
  url: field(href, 'Its own page at the publisher.', 'https://owasp.org/'),
  roles: field(z.array(text), 'Whose duty it is; what it is part of says it where it does not.', ['provider']),
  applies: field(z.array(application), 'From when it applies, by law; what it is part of says it where it does not.', [
    { from: '2026-08-02' },
  ]),
  topics: field(z.array(text), 'What its publisher files it under.', ['Data Privacy']),
};

export interface FrameworkControl extends z.infer<z.ZodObject<typeof controlShape>> {
  controls?: FrameworkControl[] | undefined;
}

const control: z.ZodType<FrameworkControl> = z.strictObject({
  ...controlShape,
  get controls() {
    return field(z.array(control), 'The entries of the next level.', [{ id: 'GV.RM-01' }]);
  },
});

/** A file of `content/frameworks/<id>.yaml`: a catalogue of controls. */
export const framework = z.strictObject({
  id: part(z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/), 'The id; also the file name.', 'nist-csf-2.0'),
  title: part(name, 'The full title.', 'NIST Cybersecurity Framework 2.0'),
  short: field(name, 'What people call it.', 'CSF 2.0'),
  publisher: field(text, 'Who publishes it.', 'National Institute of Standards and Technology'),
  version: field(text, 'The version.', '2.0'),
  published: field(partialDate, 'When it was published.', '2024-02-26'),
  url: field(href, 'The address of the official text.', 'https://doi.org/10.6028/NIST.CSWP.29'),
  licence: field(text, 'The terms of the official text.', 'Public domain'),
  scope: field(text, 'What of the official text is here, and what is left out.', 'Titles and ids; no guidance.'),
  statements: field(z.enum(['own-words', 'official']), 'Whose words the statements are.', 'own-words'),
  levels: part(z.array(text).min(1), 'The names of the levels, outermost first.', [
    'Function',
    'Category',
    'Subcategory',
  ]),
  counts: part(z.array(z.int()), 'How many entries each level has; asserted on load.', [6, 22, 106]),
  controls: part(z.array(control), 'The entries of the outermost level.', [{ id: 'GV', name: 'Govern' }]),
  replaces: field(
    z.strictObject({
      title: part(text, 'The version before, whose ids were withdrawn.', 'NIST Cybersecurity Framework 1.1'),
      authority: part(text, 'Who says what became of them, and where.', 'NIST CSF 2.0 Reference Tool'),
      url: field(href, 'Where that is published.', 'https://csrc.nist.gov/'),
    }),
    'The version before, and who says what became of its ids.',
    { title: 'NIST Cybersecurity Framework 1.1', authority: 'NIST CSF 2.0 Reference Tool' },
  ),
  withdrawn: field(
    z.array(
      z.strictObject({
        id: part(text, 'The id that it had.', 'PR.AC-01'),
        became: part(z.array(text), 'The ids that ask for it now; empty when nothing does.', ['PR.AA-01']),
      }),
    ),
    'Ids of an earlier version and what became of each.',
    [{ id: 'PR.AC-01', became: ['PR.AA-01'] }],
  ),
});

export type FrameworkData = z.infer<typeof framework>;
