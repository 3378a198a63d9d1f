import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import countersign from './src/site/integration.ts';

// Everything that depends on the registry (base path, site, output folder) is set by the integration,
// which runs the gate first: nothing is published around it.
export default defineConfig({
  srcDir: './src/site',
  publicDir: './src/site/public',
  trailingSlash: 'always',
  build: { format: 'directory', concurrency: 4, inlineStylesheets: 'never', assets: '_site' },
  devToolbar: { enabled: false },
  // Nothing is put into a page itself: its policy (components/security-policy.ts) allows no inline script or style.
  vite: { build: { assetsInlineLimit: 0, rolldownOptions: { output: { assetFileNames: '_site/[hash][extname]' } } } },
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), countersign()],
});
