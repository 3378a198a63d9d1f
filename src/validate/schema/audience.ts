import { z } from 'zod';
import { name, part, text } from './common.ts';

/** A part of the registry that not everyone may see, and what belongs to it, in a sentence. */
const SECTION_MEANS = {
  findings: 'What the rules find, except about identities: message, place and what to do.',
  'nhi-weaknesses':
    'Weaknesses of non-human identities: findings about them, their ten OWASP risks, blast radius, where secrets are kept and when they were rotated, revocation drills, leaks and the audit trail.',
  'test-reports': 'Reports of tests and assessments: titles, results, findings, files, addresses and hashes.',
  'privileged-advice':
    'Legally privileged advice: the reasons and conditions of legal’s decisions, and evidence of the kinds that belong to legal.',
  'decision-rationale': 'The reasons and conditions of everyone else’s decisions, with forum and minutes.',
  'risk-acceptances': 'Residual risks: what can still go wrong, what keeps it in bounds, and why it was accepted.',
  exceptions: 'Exceptions: what they are about, why, and what keeps the risk in bounds.',
  incidents: 'Incidents: their ids, and where they are written up.',
  'overdue-items': 'What each person has to act on: who acts on which date, and the calendar of each person.',
  'record-text': 'Free text: the prose of records and intake, notes of reviews, and the messages of commits.',
} as const;

export type Section = keyof typeof SECTION_MEANS;

export const SECTIONS = Object.keys(SECTION_MEANS) as Section[];

/** What belongs to a section. */
export function sectionMeans(section: Section): string {
  return SECTION_MEANS[section];
}

export const SHOWS = ['full', 'summary', 'withheld'] as const;
export type Show = (typeof SHOWS)[number];

const because = part(
  text,
  'Why this audience does not see more; stands wherever something is not shown.',
  'only those who mend them need to know them',
);

const shown = z.union([
  z.strictObject({
    show: part(
      z.enum(SHOWS),
      'full; summary, which is how many, in which state and until when; or withheld, which is nothing.',
      'withheld',
    ),
    because,
  }),
  z.enum(SHOWS).refine((show) => show !== 'withheld', {
    error: 'needs a reason: write { show: withheld, because: … }',
  }),
]);

const sections = z.strictObject(
  Object.fromEntries(
    SECTIONS.map((section) => [section, part(shown, SECTION_MEANS[section], 'summary')] as const),
  ) as Record<Section, typeof shown>,
);

/** Who reads one edition of the site, and what they see of each section. Each is named, so that nothing new is shown by default. */
export const audience = z.strictObject({
  title: part(name, 'Who they are, on every page of their edition.', 'All staff'),
  sections: part(sections, 'What they see of each section.', { findings: 'summary' }),
});

export type AudienceData = z.infer<typeof audience>;
