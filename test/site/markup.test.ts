import { HtmlValidate } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { KINDS } from './kinds.ts';
import { sitePages } from './site-files.ts';

const RULES = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The ids of controls and frameworks have dots in them, which HTML allows (§3.2.6).
    'valid-id': ['error', { relaxed: true }],
    // The forms send nothing: they answer while somebody types.
    'wcag/h32': 'off',
    // That is about search engines; a title names what the record is called, however long that is.
    'long-title': 'off',
    // A blank at the end of a line means nothing in HTML.
    'no-trailing-whitespace': 'off',
  },
});

describe.each(inject('sites'))('the markup below $base', (site) => {
  test('of every kind of page is what HTML asks for', async () => {
    const byPath = new Map((await sitePages(site)).map(({ path, html }) => [path, html]));
    const faults: string[] = [];
    for (const kind of KINDS) {
      const html = byPath.get(`${site.base}${kind}`) ?? '';
      expect(html, kind).not.toBe('');
      const { results } = await RULES.validateString(html);
      for (const { messages } of results)
        for (const { ruleId, message, line, column } of messages)
          if (!isLeftOut(ruleId, message)) faults.push(`${kind}:${line}:${column} ${ruleId}: ${message}`);
    }
    expect(faults).toEqual([]);
  });
});

/** An end tag that HTML lets out (§13.1.2.4), of a cell, a row or a fact: tables are long, and pages are to be light. */
function isLeftOut(rule: string, message: string): boolean {
  return rule === 'no-implicit-close' && /^Element <(?:t[hdr]|thead|tbody|d[dt])> is implicitly closed/.test(message);
}
