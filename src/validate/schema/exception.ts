import { z } from 'zod';
import { date, field, id, part, text } from './common.ts';

/** A record of `content/exceptions/<id>.mdx` (CONTENT §3). */
export const exception = z.strictObject({
  title: field(text, 'What it is about.', 'Mail gateway key without expiry'),
  rule: part(text, 'The code of the rule that it lifts.', 'evidence/unpinned'),
  systems: part(z.array(id).min(1), 'The systems that it is for.', ['support-copilot']),
  subjects: field(
    z.array(text),
    'The things in them that it is for (an NHI, an item of evidence); all when left out.',
    ['key-mail'],
  ),
  kind: field(
    z.enum(['standard', 'emergency', 'interim']),
    'What sort of exception it is; standard when left out.',
    'standard',
  ),
  reason: field(text, 'Why the rule cannot be kept now.', 'The vendor has no other method before November.'),
  compensating: field(z.array(text), 'What keeps the risk in bounds meanwhile.', [
    'Network rule limits the key to one host',
  ]),
  requested_by: field(id, 'Who asked.', 'dev-lee'),
  approved_by: field(id, 'Who granted it; somebody else, of the function that the rule belongs to.', 'noor-haddad'),
  from: field(date, 'The first day.', '2026-09-01'),
  until: field(date, 'The last day.', '2026-12-31'),
  closes_with: field(text, 'What ends it.', 'The vendor ships signed tokens'),
});

export type ExceptionData = z.infer<typeof exception>;
