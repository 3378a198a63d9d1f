import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Astro would keep its cache below node_modules, which is another project's here. */
const CACHE = '.cache';
/** What a build leaves behind; without these the next one starts as cold as the first. */
export const LEFT_BEHIND = ['dist', '.astro', CACHE];

const COMPONENTS = ['Evidence', 'Nhi', 'Control', 'Risk', 'System', 'Person'];

/**
 * Writes the project that `build` is measured against: Astro as its own guide sets it up for a folder of MDX files. The
 * glob loader without a schema, @astrojs/mdx, one page for each record that renders its body, and nothing else: no
 * frontmatter is shown, nothing is checked, no other page is made.
 * @param folder where to write it @param systems the folder of the records @param modules the node_modules to build with
 */
export async function writeBareAstro(folder: string, systems: string, modules: string): Promise<void> {
  const files: Record<string, string> = {
    'package.json': JSON.stringify({ name: 'bare-astro', private: true, type: 'module' }),
    'astro.config.mjs': `import mdx from '@astrojs/mdx';

export default { integrations: [mdx()], cacheDir: './${CACHE}' };
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';

export const collections = { systems: defineCollection({ loader: glob({ base: ${JSON.stringify(systems)}, pattern: '*.mdx' }) }) };
`,
    'src/pages/[id].astro': page(),
    'src/Callout.astro': '<div class="callout"><p>{Astro.props.title}</p><slot /></div>\n',
  };
  for (const name of COMPONENTS) files[`src/${name}.astro`] = '<code>{Astro.props.id}</code>\n';
  await mkdir(join(folder, 'src/pages'), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  // A junction needs no rights on Windows; elsewhere the word is ignored.
  await symlink(modules, join(folder, 'node_modules'), 'junction');
}

function page(): string {
  const names = [...COMPONENTS, 'Callout'];
  const imports = names.map((name) => `import ${name} from '../${name}.astro';`).join('\n');
  return `---
import { getCollection, render } from 'astro:content';
${imports}

export async function getStaticPaths() {
  return (await getCollection('systems')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));
}
const { Content } = await render(Astro.props.entry);
const components = { ${names.join(', ')} };
---
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>{Astro.props.entry.id}</title></head>
  <body><Content components={components} /></body>
</html>
`;
}
