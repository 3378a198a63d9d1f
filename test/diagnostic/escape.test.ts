import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeCsv, escapeHtml, escapeJson, escapeTerminal } from '../../src/diagnostic/escape.ts';

const anything = fc.string({ unit: 'binary', maxLength: 60 });
const ESC = '\u001b';

describe('for a terminal or a CI log', () => {
  it.each([
    ['a colour', `${ESC}[31mred${ESC}[0m`, '<U+001B>[31mred<U+001B>[0m'],
    ['a title of the window', `${ESC}]0;owned\u0007`, '<U+001B>]0;owned<U+0007>'],
    ['a link', `${ESC}]8;;https://evil.example${ESC}\\x`, '<U+001B>]8;;https://evil.example<U+001B>\\x'],
    ['what goes to the clipboard', `${ESC}]52;c;cm0gLXJm\u0007`, '<U+001B>]52;c;cm0gLXJm<U+0007>'],
    ['a C1 sequence', '\u009b31m', '<U+009B>31m'],
    ['a line that hides the one before', 'bad\rgood', 'bad<U+000D>good'],
    ['a second line', 'a\nb', 'a<U+000A>b'],
    ['a backspace', 'bad\b\b\bgood', 'bad<U+0008><U+0008><U+0008>good'],
    ['a bidi override', 'a\u202eb', 'a<U+202E>b'],
    ['an Arabic letter mark', 'a\u061cb', 'a<U+061C>b'],
    ['a zero-width space', 'a\u200bb', 'a<U+200B>b'],
    ['a line separator', 'a\u2028b', 'a<U+2028>b'],
    ['a tag character', 'a\u{e0041}b', 'a<U+E0041>b'],
    ['half a character', 'a\ud800b', 'a<U+D800>b'],
    ['a workflow command', '::error::x', '<U+003A>:error::x'],
    ['a workflow command after blanks', '   ::set-output name=x::y', '   <U+003A>:set-output name=x::y'],
    ['an old workflow command anywhere', 'a ##[error]b ##[add-mask]c', 'a <U+0023>#[error]b <U+0023>#[add-mask]c'],
    ['a command of Azure', 'a ##vso[task.setvariable variable=x]y', 'a <U+0023>#vso[task.setvariable variable=x]y'],
    [
      'a command of TeamCity',
      "##teamcity[buildStatus status='SUCCESS']",
      "<U+0023>#teamcity[buildStatus status='SUCCESS']",
    ],
  ])('%s is shown and does nothing', (_, text, shown) => {
    expect(escapeTerminal(text)).toBe(shown);
  });

  it('what everyone can see stays as it is', () => {
    const text = 'Grüße, “quotes”, a::b, ## a heading, C#, https://x.example, 👍🏽 ❤️ 世界';
    expect(escapeTerminal(text)).toBe(text);
  });

  it('nothing is a control, a second line or a command, whatever the text', () => {
    const commands = fc.array(fc.oneof(anything, fc.constantFrom('::', '##[', '##vso[', '#', ' ', ESC, '\n')), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(commands, (parts) => {
        const shown = escapeTerminal(parts.join(''));
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]|##(?:\[|vso\[|teamcity\[)|^\s*::/u);
      }),
      { seed: 10, numRuns: 2000 },
    );
  });
});

describe('for JSON that is printed', () => {
  it('the value is the same and nothing in it is a control or a command', () => {
    fc.assert(
      fc.property(
        fc.oneof(anything, fc.constantFrom('##[error]', '\u009b31m', '\u202e', '\u{e0041}', '###')),
        (text) => {
          const json = escapeJson(JSON.stringify({ text }, null, 2));
          expect(JSON.parse(json)).toEqual({ text });
          expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e\u{e0041}]|##/u);
        },
      ),
      { seed: 11, numRuns: 2000 },
    );
  });
});

describe('for HTML and XML', () => {
  it('no mark is left that begins a tag, an entity or the end of an attribute', () => {
    expect(escapeHtml('<a b="c" d=\'e\'>&amp;')).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;');
    expect(escapeHtml(']]>')).toBe(']]&gt;');
    fc.assert(
      fc.property(anything, (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        const controls = escapeHtml(text).match(/\p{Cc}/gu) ?? [];
        // XML 1.0 §2.2 allows these and those from DEL on.
        expect(controls.filter((char) => char < '\u007f' && !'\t\n\r'.includes(char))).toEqual([]);
      }),
      { seed: 12 },
    );
  });
});

describe('for CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['  =1', "'  =1"],
    ['\u00a0+1', "'\u00a0+1"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['a;=1', "a;'=1"],
    ['a; @b; -c', "a; '@b; '-c"],
    ['a\t=1', "a\t'=1"],
    ['a\n=1', `"a\n'=1"`],
    ['a\r\n +1', `"a\r\n '+1"`],
    ['a;b; c - d = e', 'a;b; c - d = e'],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ['plain', 'plain'],
  ])('%j is written as %j', (text, cell) => {
    expect(escapeCsv(text)).toBe(cell);
  });
});
