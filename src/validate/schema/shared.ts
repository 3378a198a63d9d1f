import { z } from 'zod';
import { field, id, part, text } from './common.ts';
import { evidenceFields } from './evidence.ts';
import { nhiFields } from './nhi.ts';
import { modelFields } from './system.ts';

const sharedBecause = part(text, 'Why several systems use the same one.', 'One gateway signs in for every assistant.');

/** `shared/nhis.yaml`, `shared/models.yaml` and `shared/evidence.yaml`: things that several systems use. */
export const sharedNhis = z.strictObject({
  nhis: part(
    z.array(z.strictObject({ id: part(id, 'The id.', 'svc-gateway'), shared_because: sharedBecause, ...nhiFields })),
    'The shared identities.',
    [{ id: 'svc-gateway' }],
  ),
});
export const sharedModels = z.strictObject({
  models: part(
    z.array(z.strictObject({ id: part(id, 'The id.', 'gpt-azure-eu'), shared_because: sharedBecause, ...modelFields })),
    'The shared models.',
    [{ id: 'gpt-azure-eu' }],
  ),
});
export const sharedEvidence = z.strictObject({
  evidence: part(
    z.array(z.strictObject({ id: part(id, 'The id.', 'soc2-2026'), shared_because: sharedBecause, ...evidenceFields })),
    'The shared items of evidence.',
    [{ id: 'soc2-2026' }],
  ),
});

/** Frontmatter of `content/guides/<name>.mdx`. */
export const guide = z.strictObject({
  title: part(text, 'The heading of the guide.', 'How approval works here'),
  summary: part(text, 'What a reader learns, in a sentence.', 'Who decides what, and in which order.'),
  order: field(z.int(), 'Its place in the list.', 1),
});
export type GuideData = z.infer<typeof guide>;
