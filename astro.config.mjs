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
  compressHTML: true,
  devToolbar: { enabled: false },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
      ],
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), countersign()],
});
