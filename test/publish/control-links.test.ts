import { expect, test } from 'vitest';
import { bodyHtml } from '../../src/publish/body-html.ts';
import { siteContext } from '../../src/publish/site-context.ts';
import { judge } from '../../src/run.ts';
import { baseFolder, AS_OF } from '../rules/registry.ts';

test.each([
  ['nist-ai-rmf-1.0:GOVERN-1.1', '/ai/frameworks/nist-ai-rmf-1.0/govern-1.1/', 'GOVERN 1.1'],
  ['nist-ai-rmf-1.0:GOVERN 1.1', '/ai/frameworks/nist-ai-rmf-1.0/govern-1.1/', 'GOVERN 1.1'],
  ['owasp-nhi-2025:NHI-01', '/ai/frameworks/owasp-nhi-2025/nhi1/', 'NHI1:2025'],
])('a control named %s in a guide leads to its page', async (id, href, label) => {
  const guide = `---\ntitle: Controls\nsummary: Which ones.\n---\nSee <Control id="${id}" />.\n`;
  const { files, odd } = baseFolder();
  const { assessment, diagnostics } = await judge(
    { files: [...files, { path: 'guides/controls.mdx', bytes: Buffer.from(guide) }], odd },
    { dirty: false, prefix: '' },
    { asOf: AS_OF },
  );
  expect(diagnostics.filter(({ spot }) => spot.file.startsWith('guides/'))).toEqual([]);
  if (assessment === undefined) throw new Error('The base registry cannot be judged');
  const [page] = assessment.registry.guides;
  if (page === undefined) throw new Error('The guide was not read');
  const html = bodyHtml(page.source.body, siteContext(assessment, []), { base: '/ai/' });
  expect(html).toContain(`<a href="${href}"><code>${label}</code></a>`);
});
