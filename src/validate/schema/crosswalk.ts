import { z } from 'zod';
import { field, flag, href, part, partialDate, text } from './common.ts';

const framework = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/);

const pair = z.strictObject({
  from: part(text, 'The id in the first framework.', 'NHI7'),
  to: part(z.array(text).min(1), 'The ids in the second framework that it is related to.', ['ASI06', 'ASI08']),
});

/** A file of `content/frameworks/crosswalks/<from>--<to>.yaml`: which controls of two frameworks are related, and who says so. */
export const crosswalk = z.strictObject({
  from: part(framework, 'The framework that it leads from.', 'owasp-nhi-2025'),
  to: part(framework, 'The framework that it leads to.', 'owasp-agentic-2026'),
  authority: part(text, 'Who says that they are related, and where.', 'OWASP GenAI Security Project, Appendix C'),
  own_judgement: field(flag, 'True where no publisher of either framework says so, and the registry does.', false),
  both_ways: field(flag, 'True where it may be read from either side.', false),
  relation: part(text, 'How they are related, in the words of the authority.', 'related, not equal'),
  status: field(z.enum(['draft', 'final']), 'Whether the authority has finished it.', 'final'),
  published: field(partialDate, 'When it was published.', '2025-12'),
  url: field(href, 'Where it is published.', 'https://genai.owasp.org/'),
  licence: field(text, 'The terms of the published crosswalk.', 'CC BY-SA 4.0'),
  count: part(z.int(), 'How many pairs of controls it relates; asserted on load.', 20),
  pairs: part(z.array(pair), 'The controls that are related.', [{ from: 'NHI7', to: ['ASI06', 'ASI08'] }]),
});

export type CrosswalkData = z.infer<typeof crosswalk>;
