import { z } from 'zod';
import { controlRef, date, field, href, id, part, sha256, text } from './common.ts';

export const RESULTS = ['pass', 'pass-with-findings', 'fail', 'inconclusive'] as const;

const about = z.string().regex(/^(?:system|(?:nhi|tool|model):[a-z0-9]+(?:-[a-z0-9]+)*)$/, {
  error: 'is not a thing that evidence can be about: write system, nhi:<id>, tool:<id> or model:<id>',
});

const evidencePath = z.string().regex(/^evidence\/[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*$/, {
  error: 'is not a file in the evidence folder: write evidence/ and the file name',
});

const finding = z.strictObject({
  what: part(text, 'What was found, in a sentence.', 'The order look-up has no limit per session.'),
  fixed: field(date, 'The day on which it was mended.', '2026-06-18'),
  accepted_as: field(id, 'The residual risk of the record that it was accepted as.', 'wrong-reply'),
});

export const evidenceFields = {
  kind: field(id, 'What sort of evidence it is, by the name the policy gives it.', 'security-test'),
  title: field(text, 'What the artefact is.', 'Prompt-injection and API penetration test'),
  file: field(evidencePath, 'The file under content/evidence.', 'evidence/pentest-2026-02.sarif'),
  href: field(href, 'The address of the artefact, when it is kept elsewhere.', 'https://wiki.example/tests/12'),
  sha256: field(sha256, 'The SHA-256 of the bytes, which pins the artefact.', '0'.repeat(64)),
  performed: field(date, 'The day on which it was true.', '2026-02-20'),
  performed_by: field(text, 'Who did the work.', 'Red Team Ltd'),
  tool: field(text, 'What made the artefact, as the artefact names it.', 'garak'),
  target: field(text, 'What the work was done against, as the artefact names it.', 'azure:chat:support-copilot-acc'),
  collected: field(date, 'The day it was filed here.', '2026-02-24'),
  collected_by: field(id, 'The person who filed it, from the team closest to the control.', 'mina-sato'),
  reviewed_by: field(id, 'Someone else, who read it.', 'noor-haddad'),
  expires: field(date, 'The last day on which it counts.', '2027-02-20'),
  result: field(z.enum(RESULTS), 'What it found.', 'pass'),
  findings: field(
    z.array(finding),
    'Each finding of a pass with findings, and what became of it: it counts once all are fixed or accepted.',
    [{ what: 'The order look-up has no limit per session.', fixed: '2026-06-18' }],
  ),
  about: field(z.array(about), 'What it is about.', ['system']),
  supports: field(z.array(controlRef), 'The controls that it supports.', ['nist-csf-2.0:ID.RA-01']),
  contradicts: field(z.array(controlRef), 'The controls that it speaks against.', []),
  answers: field(
    z.array(id),
    'The ids of items that speak against its controls, where it shows that what they found was put right.',
    ['redteam-2026-09'],
  ),
  note: field(text, 'What a reader should know, in a sentence.', 'Two low findings, both fixed.'),
};

/** An artefact that supports named controls (CONTENT §1), or a reference to a shared one. */
export const evidence = z.union([
  z.strictObject({ use: part(id, 'The id of a shared item of evidence.', 'soc2-2026') }),
  z.strictObject({ id: part(id, 'The id, unique in its record.', 'pentest-2026-02'), ...evidenceFields }),
]);

export type EvidenceData = z.infer<z.ZodObject<typeof evidenceFields>> & { id: string };
