import { describe, expect, it } from 'vitest';
import { readBodies } from './read.ts';

type Case = readonly [name: string, body: string, place: string];

/** A class of bodies, each refused with one fault at its place. */
function refuses(what: string, code: string, cases: readonly Case[]): void {
  const reading = readBodies(cases.map(([, body]) => body));
  describe(what, () => {
    it.each(cases)('is refused: %s', async (_, body, place) => {
      const { places, findings } = await reading(body);
      expect(places).toEqual([`${place} ${code}`]);
      expect(findings[0]?.severity).toBe('error');
    });
  });
}

refuses('code', 'body/code', [
  ['an import', "import x from './evil.js'", '4:1'],
  ['an import of everything', "import * as fs from 'node:fs'", '4:1'],
  ['an import for its effect', "import 'data:text/javascript,process.exit(1)'", '4:1'],
  ['an import further down', "Text.\n\nimport x from 'x'", '6:1'],
  ['an export', 'export const prerender = false', '4:1'],
  ['a default export', 'export default () => process.exit(1)', '4:1'],
  ['an export of what somebody else exports', "export * from '../../src/run.ts'", '4:1'],
  ['a layout', 'export { default } from "./layout.astro"', '4:1'],
  ['an expression', '{process.exit(0)}', '4:1'],
  ['an expression in text', 'It is {new Date().getFullYear()} now.', '4:7'],
  ['an expression in a heading', '## {title}', '4:4'],
  ['an expression in a list', '- a\n- {b}', '5:3'],
  ['an expression in a table', '| a |\n| - |\n| {b} |', '6:3'],
  ['an expression in a link', '[{a}](https://x.example)', '4:2'],
  ['an expression behind characters of two code units', 'é😀 {x}', '4:5'],
  ['a comment in an expression', '{/* nothing */}', '4:1'],
  // eslint-disable-next-line no-template-curly-in-string -- it is the record that holds it
  ['a template text', '{`${process.env.SECRET}`}', '4:1'],
  ['an expression over lines', 'a {\n1\n} b', '4:3'],
  ['an attribute given as an expression', '<Evidence id={process.env.X} />', '4:1'],
  ['an attribute given as text in an expression', '<Evidence id={"a"} />', '4:1'],
  ['a spread', '<Evidence {...props} />', '4:1'],
  ['a fragment', '<>x</>', '4:1'],
]);

refuses('raw HTML', 'body/html', [
  ['a block', '<div>x</div>', '4:1'],
  ['in text', 'a <b>x</b>', '4:3'],
  ['a script', '<script>alert(1)</script>', '4:1'],
  ['a script from elsewhere', '<script src="https://evil.example/x.js"></script>', '4:1'],
  ['a style', '<style>x</style>', '4:1'],
  ['an image with an event handler', '<img src="x" onerror="alert(1)" />', '4:1'],
  ['an SVG', '<svg onload="alert(1)" />', '4:1'],
  ['an SVG with a name space', '<svg:script />', '4:1'],
  ['MathML', '<math />', '4:1'],
  ['a frame', '<iframe src="https://evil.example" />', '4:1'],
  ['an object', '<object data="x" />', '4:1'],
  ['a form', '<form action="https://evil.example" />', '4:1'],
  ['a base', '<base href="https://evil.example/" />', '4:1'],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example" />', '4:1'],
  ['a link', '<a href="javascript:alert(1)">x</a>', '4:1'],
  ['a custom element', '<x-y />', '4:1'],
  ['a slot', '<slot />', '4:1'],
  ['a member of something', '<process.env />', '4:1'],
  ['a component in lower case', '<callout>x</callout>', '4:1'],
  ['the name of a property of every object', '<constructor />', '4:1'],
]);

refuses('a component that is not one', 'body/unknown-component', [
  ['misspelt', '<Evidense id="a" />', '4:1'],
  ['a member of one', '<Evidence.Inner id="a" />', '4:1'],
  ['of somebody else', '<Image src="x" />', '4:1'],
  ['with a name space', '<Callout:x>y</Callout:x>', '4:1'],
  ['whose letters become Latin in capitals', '<\u017fcript>x</\u017fcript>', '4:1'],
  ['Astro’s fragment', '<Fragment set:html="x" />', '4:1'],
  ['that every object has', '<Object />', '4:1'],
  ['__proto__', '<__proto__ />', '4:1'],
]);

refuses('an attribute', 'body/attribute', [
  ['that is an event handler', '<Evidence id="a" onclick="alert(1)" />', '4:1'],
  ['that Astro obeys', '<Callout set:html="x">y</Callout>', '4:1'],
  ['that makes Astro hydrate', '<Callout client:load>y</Callout>', '4:1'],
  ['that Astro leaves to the server', '<Callout server:defer>y</Callout>', '4:1'],
  ['that Astro reads as it is', '<Callout is:raw>y</Callout>', '4:1'],
  ['with a name space', '<Callout xml:lang="x">y</Callout>', '4:1'],
  ['with a style', '<Callout style="position: fixed">y</Callout>', '4:1'],
  ['given twice', '<Evidence id="a" id="b" />', '4:1'],
  ['without a value', '<Evidence id />', '4:1'],
  ['left out', '<Evidence />', '4:1'],
  ['__proto__', '<Evidence id="a" __proto__="b" />', '4:1'],
  ['of a wrong kind', '<Callout kind="danger">x</Callout>', '4:1'],
  ['that is no id', '<Nhi id="../../etc/passwd" />', '4:1'],
  ['that is no id of a control', '<Control id="a/b:c" />', '4:1'],
  ['where text stands inside', '<Evidence id="a">x</Evidence>', '4:1'],
]);

refuses('what cannot be parsed', 'body/syntax', [
  ['a component that is never closed', 'a\n\n<Callout>\nx', '6:1'],
  ['closed by another', '<Callout></Nhi>', '4:10'],
  ['closed over a paragraph', 'a <Callout> b\n\nc </Callout>', '4:3'],
  ['a closing tag alone', '</Callout>', '4:1'],
  ['a comment of HTML', '<!-- hidden -->', '4:1'],
  ['a comment in text', 'a <!-- hidden --> b', '4:3'],
  ['a doctype', '<!DOCTYPE html>', '4:1'],
  ['CDATA', '<![CDATA[x]]>', '4:1'],
  ['a processing instruction', '<?php echo 1 ?>', '4:1'],
  ['a brace that is never closed', 'a {b', '4:3'],
  ['a brace behind characters of two code units', 'x\n\né😀é {b', '6:6'],
  ['an attribute without quotes', '<Evidence id=a />', '4:1'],
  ['an attribute in backticks', '<Evidence id=`a` />', '4:1'],
  ['an autolink', '<https://evil.example>', '4:1'],
  ['an autolink that runs', '<javascript:alert(1)>', '4:1'],
  ['code that no parser reads', '{1 +* 2}', '4:5'],
]);

refuses('a link that is active', 'body/link', [
  ['javascript:', '[x](javascript:alert(1))', '4:1'],
  ['in capitals', '[x](JaVaScRiPt:alert(1))', '4:1'],
  ['with a named entity', '[x](javascript&colon;alert(1))', '4:1'],
  ['with a decimal entity', '[x](&#106;avascript:alert(1))', '4:1'],
  ['with a hexadecimal entity', '[x](&#x6A;avascript:alert(1))', '4:1'],
  ['with an entity of many zeros', '[x](&#0000106;avascript:alert(1))', '4:1'],
  ['with a tab', '[x](java&#9;script:alert(1))', '4:1'],
  ['with a line end', '[x](java&#10;script:alert(1))', '4:1'],
  ['with a blank before it', '[x](< javascript:alert(1)>)', '4:1'],
  ['with a backslash', '[x](javascript\\:alert(1))', '4:1'],
  ['with a control before it', '[x](&#1;javascript:alert(1))', '4:1'],
  ['with a tab by name', '[x](java&Tab;script:alert(1))', '4:1'],
  ['with a line end by name', '[x](&NewLine;javascript:alert(1))', '4:1'],
  ['with entities that nothing ends', '[x](&#x6a&#x61&#x76ascript:alert(1))', '4:1'],
  ['with a letter in percent', '[x](java%73cript:alert(1))', '4:1'],
  ['with its colon in percent', '[x](javascript%3Aalert(1))', '4:1'],
  ['in wide letters', '[x](ｊavascript:alert(1))', '4:1'],
  ['with a wide colon', '[x](javascript：alert(1))', '4:1'],
  ['with a blank that does not break', '[x](&nbsp;javascript:alert(1))', '4:1'],
  ['behind a zero-width space', '[x](&#x200b;javascript:alert(1))', '4:1'],
  ['behind another scheme', '[x](view-source:javascript:alert(1))', '4:1'],
  ['as an old name of a script', '[x](livescript:alert(1))', '4:1'],
  ['that opens an app', '[x](intent://x#Intent;end)', '4:1'],
  ['by a reference', '[x][y]\n\n[y]: javascript:alert(1)', '4:1'],
  ['by a reference over two lines', '[x][y]\n\n[y]:\njavascript:alert(1)', '4:1'],
  ['by a reference in a quote', '[x][y]\n\n> [y]: javascript:alert(1)', '4:1'],
  ['by a reference in another case', '[\u1e9e]\n\n[SS]: javascript:alert(1)', '4:1'],
  ['by an empty reference', '[x][]\n\n[x]: javascript:alert(1)', '4:1'],
  ['by a mark of a note', '[^1]\n\n[^1]: javascript:alert(1)', '4:1'],
  ['by a short reference', '[x]\n\n[x]: javascript:alert(1)', '4:1'],
  ['by a reference with a title', '[x][y]\n\n[y]: <javascript:alert(1)> "safe"', '4:1'],
  ['data:', '[x](data:text/html;base64,PHNjcmlwdD4=)', '4:1'],
  ['vbscript:', '[x](vbscript:msgbox(1))', '4:1'],
  ['file:', '[x](file:///etc/passwd)', '4:1'],
  ['ftp:', '[x](ftp://x.example)', '4:1'],
  ['blob:', '[x](blob:https://x.example/1)', '4:1'],
  ['ssh:', '[x](ssh://x.example)', '4:1'],
]);

refuses('a link that leads elsewhere', 'body/link', [
  ['without a scheme', '[x](//evil.example)', '4:1'],
  ['with three slashes', '[x](///evil.example)', '4:1'],
  ['with backslashes', '[x](\\\\\\\\evil.example)', '4:1'],
  ['with a scheme and backslashes', '[x](https:\\\\evil.example)', '4:1'],
  ['with one slash', '[x](https:/evil.example)', '4:1'],
  ['without slashes', '[x](https:evil.example)', '4:1'],
  ['behind a name that looks like a host', '[x](https://registry.example@evil.example/)', '4:1'],
  ['behind a name and a password', '[x](https://a:b@evil.example)', '4:1'],
  ['by a relative path', '[x](../../etc/passwd)', '4:1'],
  ['by a name alone', '[x](page)', '4:1'],
  ['behind an at sign by name', '[x](https://a.example&commat;evil.example)', '4:1'],
  ['behind an at sign in percent', '[x](https://a.example%40evil.example)', '4:1'],
  ['behind a port', '[x](https://a.example:443@evil.example)', '4:1'],
  ['with slashes by name', '[x](/&sol;evil.example)', '4:1'],
  ['with slashes by number', '[x](&#47;&#47;evil.example)', '4:1'],
  ['with slashes that are escaped', '[x](\\/\\/evil.example)', '4:1'],
  ['with backslashes by number', '[x](https:&#92;&#92;evil.example)', '4:1'],
  ['above the registry by a slash by name', '[x](/systems/..&sol;..&sol;admin/)', '4:1'],
  ['above the registry by half an escape', '[x](/.%2e/admin/)', '4:1'],
  ['to nothing', '[x]()', '4:1'],
  ['by a query alone', '[x](?a=b)', '4:1'],
  ['above the registry', '[x](/../admin/)', '4:1'],
  ['above the registry, further on', '[x](/a/../../admin/)', '4:1'],
  ['above the registry by an escape', '[x](/%2e%2E/admin/)', '4:1'],
  ['to a host that cannot be', '[x](https://[a/)', '4:1'],
  ['to a port that cannot be', '[x](https://a.example:99999/)', '4:1'],
]);

refuses('an image', 'body/image', [
  ['from the web', '![x](https://evil.example/pixel.png)', '4:1'],
  ['without a scheme', '![x](//evil.example/pixel.png)', '4:1'],
  ['by a reference', '![x][y]\n\n[y]: https://evil.example/pixel.png', '4:1'],
  ['in a link', '[![x](https://evil.example/pixel.png)](https://a.example)', '4:2'],
  ['as data', '![x](data:image/png;base64,AA)', '4:1'],
  ['from above', '![x](../../.env?raw)', '4:1'],
  ['from above, through assets', '![x](assets/../../.env)', '4:1'],
  ['that is a program', '![x](./evil.js)', '4:1'],
  ['that is a program in assets', '![x](assets/evil.js)', '4:1'],
  ['that is an SVG', '![x](assets/evil.svg)', '4:1'],
  ['that is hidden', '![x](assets/.env.png)', '4:1'],
  ['by an absolute path', '![x](/assets/a.png)', '4:1'],
  ['with a query', '![x](assets/a.png?url)', '4:1'],
  ['with a backslash', '![x](assets\\\\a.png)', '4:1'],
  ['that runs, by a reference', '![x][y]\n\n[y]: javascript:alert(1)', '4:1'],
  ['in a table', '| a |\n| - |\n| ![x](https://evil.example/p.png) |', '6:3'],
  ['from above in percent', '![x](assets/%2e%2e/a.png)', '4:1'],
  ['with a second name behind a null', '![x](assets/a.js%00.png)', '4:1'],
  ['with a part behind a hash', '![x](assets/a.png#x)', '4:1'],
]);

refuses('what a reviewer cannot see', 'source/hidden-character', [
  ['a bidi override by a number', 'a &#x202E; b', '4:3'],
  ['a bidi isolate by a number', 'a\n\n&#8294;b', '6:1'],
  ['a zero-width joiner by name', 'a&zwj;b', '4:2'],
  ['a zero-width space by name', 'a &ZeroWidthSpace; b', '4:3'],
  ['a soft hyphen by name', '`a` b&shy;c', '4:6'],
  ['in a heading', '## a&lrm;b', '4:5'],
  ['in the words of a link', '[a&rlm;b](https://x.example)', '4:3'],
  ['in the words of an image', '![a&rlm;b](assets/a.png)', '4:4'],
  ['in an attribute', '<Callout title="a&#x202e;b">x</Callout>', '4:18'],
  ['an invisible filler', 'a&#x3164;b', '4:2'],
  ['a tag character', 'a&#xE0041;b', '4:2'],
]);

const PLAIN = [
  ['text', 'Plain *text*, **bold**, ~~gone~~ and `code`.', 'Plain text, bold, gone and code.'],
  ['HTML in code', '`<script>` and\n\n```html\n<script>{x}</script>\n```', '<script> and <script>{x}</script>'],
  ['escaped HTML', '\\<b> and &lt;script&gt;', '<b> and <script>'],
  ['a comparison', 'a < b', 'a < b'],
  ['a closing brace', 'a } b', 'a } b'],
  ['controls by number, which no reader gets', 'a&#27;[31m', 'a\ufffd[31m'],
  ['escaped braces', '\\{x\\}', '{x}'],
  ['the word import in a sentence', 'We import data.\nexport it too.', 'We import data. export it too.'],
  ['links', '[a](https://a.example/b?c=d#e) [b](/systems/x/) [c](#d) [e](mailto:a@b.example)', 'a b c e'],
  ['addresses as they are', 'https://a.example and a@b.example', 'https://a.example and a@b.example'],
  ['a picture', '![a view](assets/view.png)', ''],
  ['components', '<Evidence id="a" /> <Callout kind="warning" title="T">x</Callout>', 'a T x'],
  ['a table', '| a | b |\n| - | -: |\n| 1 | 2 |', 'a b 1 2'],
  ['a task list', '- [x] a\n- [ ] b', 'a b'],
  ['an emoji', '👍🏽 ❤️', '👍🏽 ❤️'],
  ['other scripts', 'Привет, 世界, مرحبا, नमस्ते', 'Привет, 世界, مرحبا, नमस्ते'],
] as const;
const readingPlain = readBodies(PLAIN.map(([, body]) => body));

describe('a body', () => {
  it.each(PLAIN)('may hold %s', async (_, text, words) => {
    const { places, body } = await readingPlain(text);
    expect(places).toEqual([]);
    expect(body.text).toBe(words);
  });
});

const MANY =
  '<div>\n[a](javascript:x) {b} <Foo />\n\n![c](d.png)\n</div>\n\nimport x from "y"\n\n<Evidence on="a" at="b" />';
const readingMany = readBodies([MANY]);

describe('several faults in a body', () => {
  it('are all told in one run, inside one another too', async () => {
    expect((await readingMany(MANY)).places).toEqual([
      '4:1 body/html',
      '5:19 body/code',
      '5:1 body/link',
      '5:23 body/unknown-component',
      '7:1 body/image',
      '10:1 body/code',
      '12:1 body/attribute',
      '12:1 body/attribute',
    ]);
  });
});
