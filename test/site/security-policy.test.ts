import { describe, expect, inject, test } from 'vitest';
import { sitePages } from './site-files.ts';

describe.each(inject('sites'))('the security policy of every page ($base)', (built) => {
  test('allows nothing inline, and WebAssembly to the search alone', async () => {
    for (const { path, html } of await sitePages(built)) {
      const [, policy = ''] = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(html) ?? [];
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).not.toMatch(/unsafe-inline|'unsafe-eval|sha256-|https?:|\*/);
      expect(policy.includes('wasm-unsafe-eval'), path).toBe(path === `${built.base}search/`);
      expect(html.indexOf('content-security-policy'), path).toBeLessThan(html.indexOf('<link'));
    }
  });

  test('hinders no page: nothing of it is written into one', async () => {
    for (const { path, html } of await sitePages(built)) {
      expect(html, path).not.toMatch(/<style|<script(?![^>]*\ssrc=)|<[a-z][^<>]*\s(?:style|on[a-z]+)=/);
    }
  });
});
