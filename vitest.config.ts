import { defineConfig } from 'vitest/config';

// Nothing may depend on where it runs, so the tests run where a mistake shows: almost 13 hours east of Greenwich and in
// Turkish. The workers are processes that inherit this.
process.env['TZ'] = 'Pacific/Chatham';
process.env['LANG'] = 'tr_TR.UTF-8';
delete process.env['LC_ALL'];
delete process.env['LC_MESSAGES'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Left to itself, Vitest keeps a core free, which is half of a small machine.
    maxWorkers: '100%',
    // Modules are loaded by Node itself, as in the product; Vite’s own runner asks for every name anew, which takes a
    // tenth of the time of what is computed at length.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/site/**', '**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['test/site/**/*.test.ts'],
          globalSetup: ['test/site/build-sites.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
