import type { Element, Nodes } from 'hast';
import type {
  MdxFlowExpressionHast,
  MdxJsxFlowElementHast,
  MdxJsxTextElementHast,
  MdxjsEsmHast,
  MdxTextExpressionHast,
} from 'satteri';
import { listWords, suggest } from '../../diagnostic/suggest.ts';
import { escapeHtml } from '../../diagnostic/escape.ts';
import { codePoint, hiddenCharacter, replaceHidden } from '../../diagnostic/hidden.ts';
import type { ReadingCode } from '../../diagnostic/reading-faults.ts';
import type { Body, BodyFault, Heading, Mention, Segment, Slot } from './body.ts';
import { CALLOUT_KINDS, COMPONENTS, isComponent, isMentionId, type MentionName } from './components.ts';
import { isAssetPath, isSafeLink } from './links.ts';

type Jsx = MdxJsxFlowElementHast | MdxJsxTextElementHast;
export type BodyNode = Nodes | Jsx | MdxFlowExpressionHast | MdxTextExpressionHast | MdxjsEsmHast;

const PLAIN = new Set(['p', 'em', 'strong', 'del', 'code', 'pre', 'ul', 'li', 'blockquote', 'thead', 'tbody', 'tr']);
const INLINE = new Set(['em', 'strong', 'del', 'code', 'a']);
const VOID = new Set(['br', 'hr']);
const HEADING = /^h([1-6])$/;
const CALLOUT_TITLES: Record<string, string> = { note: 'Note', warning: 'Warning' };

/**
 * Writes plain nodes as HTML by an allow-list: an element or attribute that is not named here never
 * reaches a page, and whatever could act is a fault at its place.
 */
export class BodyWriter {
  readonly #source: string;
  #segments: Segment[] = [];
  #html = '';
  #words = '';
  #headings: Heading[] = [];
  #mentions: Mention[] = [];
  #images: { path: string; offset: number }[] = [];
  #faults: BodyFault[] = [];
  #anchors = new Map<string, number>();
  #heading: { depth: number; words: number; segment: number } | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /**
   * Begins a node; gives what `close` needs after its children, or nothing when it has none to visit. The
   * children of what is refused are visited too, so that one run finds every fault in them.
   */
  open(node: BodyNode): string | undefined {
    const offset = node.position?.start.offset ?? 0;
    switch (node.type) {
      case 'root':
        return '';
      case 'text':
        this.#text(this.#seen(node.value, offset));
        return undefined;
      case 'element':
        return this.#element(node, offset);
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return this.#component(node, offset);
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return this.fault('body/code', `an expression in braces, {${clip(node.value)}}`, offset);
      case 'mdxjsEsm':
        return this.fault('body/code', `an import or export, “${clip(node.value)}”`, offset);
      default:
        return this.fault('body/html', node.type, offset);
    }
  }

  close(tag: string): void {
    if (tag === '') return;
    if (this.#heading && HEADING.test(tag)) this.#endHeading(this.#heading);
    else this.#html += `</${tag}>`;
    if (!INLINE.has(tag)) this.#words += ' ';
  }

  fault(code: ReadingCode, detail: string, offset: number): '' {
    this.#faults.push({ code, detail, offset });
    return '';
  }

  /** An entity such as &#x202E; brings back what was refused in the text itself; it is shown as its code point. */
  #seen(text: string, offset: number): string {
    const hidden = hiddenCharacter(text);
    if (hidden === undefined) return text;
    this.fault('source/hidden-character', hidden, Math.max(offset, this.#source.indexOf('&', offset)));
    return replaceHidden(text, (char) => `<${codePoint(char)}>`);
  }

  #text(text: string): void {
    this.#html += escapeHtml(text);
    this.#words += text;
  }

  finish(): Body {
    this.#flush();
    return {
      segments: this.#segments,
      headings: this.#headings,
      mentions: this.#mentions,
      images: this.#images,
      text: this.#words.replace(/\s+/g, ' ').trim(),
      faults: this.#faults,
    };
  }

  #element(node: Element, offset: number): string | undefined {
    const { tagName, properties } = node;
    if (PLAIN.has(tagName)) this.#html += `<${tagName}>`;
    else if (VOID.has(tagName)) this.#html += `<${tagName}>`;
    else if (HEADING.test(tagName)) this.#beginHeading(Number(tagName[1]));
    else if (tagName === 'a') return this.#link(String(properties.href ?? ''), offset);
    else if (tagName === 'img') return this.#image(String(properties.src ?? ''), String(properties.alt ?? ''), offset);
    else if (tagName === 'ol')
      this.#html +=
        typeof properties.start === 'number' && properties.start !== 1 ? `<ol start="${properties.start}">` : '<ol>';
    else if (tagName === 'table') this.#html += '<div class="frame"><table>';
    else if (tagName === 'th' || tagName === 'td') this.#html += cell(tagName, properties);
    else if (tagName === 'input') this.#html += properties.checked ? '☑' : '☐';
    else return this.fault('body/html', `<${clip(tagName)}>`, offset);
    if (VOID.has(tagName) || tagName === 'input') return undefined;
    return tagName === 'table' ? 'table></div' : tagName;
  }

  #component(node: Jsx, offset: number): string | undefined {
    const name = node.name ?? '';
    if (name === '') return this.fault('body/code', 'an empty tag, <>', offset);
    if (!isComponent(name)) {
      if (/^[a-z]/.test(name)) return this.fault('body/html', `<${clip(name)}>`, offset);
      const near = suggest(name, Object.keys(COMPONENTS));
      return this.fault('body/unknown-component', `<${clip(name)}>${near ? ` (did you mean <${near}>?)` : ''}`, offset);
    }
    const values = this.#attributes(node, COMPONENTS[name].attributes, offset);
    if (values === undefined) return '';
    if (name === 'Callout') return this.#callout(values, offset);
    if (node.children.length > 0)
      return this.fault('body/attribute', `<${name}> takes no text inside; close it as <${name} … />`, offset);
    const id = values.get('id');
    if (id === undefined) return this.fault('body/attribute', `<${name}> has no id`, offset);
    if (!isMentionId(name, id)) return this.fault('body/attribute', `“${clip(id)}” is not an id`, offset);
    return this.#mention(name, id, offset);
  }

  #attributes(node: Jsx, known: readonly string[], offset: number): Map<string, string> | undefined {
    const values = new Map<string, string>();
    const faults = this.#faults.length;
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute') {
        this.fault('body/code', 'attributes spread from a program', offset);
        continue;
      }
      const { name, value } = attribute;
      if (!known.includes(name))
        this.fault(
          'body/attribute',
          `<${node.name}> has no attribute “${clip(name)}”, only ${listWords(known, 'and')}`,
          offset,
        );
      else if (value !== null && typeof value === 'object')
        this.fault('body/code', `the attribute ${name} given as a program, not as text`, offset);
      else if (values.has(name) || typeof value !== 'string')
        this.fault('body/attribute', values.has(name) ? `${name} is given twice` : `${name} has no value`, offset);
      else {
        values.set(name, this.#seen(value, offset));
      }
    }
    return this.#faults.length === faults ? values : undefined;
  }

  #callout(values: ReadonlyMap<string, string>, offset: number): string {
    const kind = values.get('kind') ?? 'note';
    if (!CALLOUT_KINDS.includes(kind))
      return this.fault('body/attribute', `kind is ${listWords(CALLOUT_KINDS)}, not “${clip(kind)}”`, offset);
    const title = values.get('title') ?? CALLOUT_TITLES[kind] ?? 'Note';
    this.#html += `<div class="callout callout-${kind}" role="note"><p class="callout-title">${escapeHtml(title)}</p>`;
    this.#words += `${title} `;
    return 'div';
  }

  #mention(name: MentionName, id: string, offset: number): '' {
    this.#mentions.push({ name, id, offset });
    this.#slot({ mention: name, id });
    this.#words += id;
    return '';
  }

  #link(href: string, offset: number): string {
    if (!isSafeLink(href)) return this.fault('body/link', `“${clip(href)}”`, offset);
    if (href.startsWith('/')) this.#slot({ link: href });
    else this.#html += `<a href="${escapeHtml(href)}"${/^https?:/i.test(href) ? ' rel="noreferrer"' : ''}>`;
    return 'a';
  }

  #image(path: string, alt: string, offset: number): '' {
    if (!isAssetPath(path)) return this.fault('body/image', `“${clip(path)}”`, offset);
    this.#images.push({ path, offset });
    this.#slot({ image: path, alt: this.#seen(alt, offset) });
    return '';
  }

  #beginHeading(level: number): void {
    this.#flush();
    this.#heading = { depth: Math.max(2, level), words: this.#words.length, segment: this.#segments.push('') - 1 };
  }

  /** The anchor is known only now; it goes into the segment that was kept free when the heading began. */
  #endHeading({ depth, words, segment }: { depth: number; words: number; segment: number }): void {
    this.#heading = undefined;
    const text = this.#words.slice(words).trim();
    const slug =
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-+|-+$/g, '') || 'section';
    const seen = this.#anchors.get(slug) ?? 0;
    this.#anchors.set(slug, seen + 1);
    const anchor = `text-${slug}${seen === 0 ? '' : `-${seen + 1}`}`;
    this.#headings.push({ depth, text, anchor });
    this.#segments[segment] = `<h${depth} id="${escapeHtml(anchor)}">`;
    this.#html += `</h${depth}>`;
  }

  #slot(slot: Slot): void {
    this.#flush();
    this.#segments.push(slot);
  }

  #flush(): void {
    if (this.#html !== '') this.#segments.push(this.#html);
    this.#html = '';
  }
}

function cell(tag: string, properties: Element['properties']): string {
  const align = String(properties.align ?? '');
  const scope = tag === 'th' ? ' scope="col"' : '';
  return align === 'right' || align === 'center'
    ? `<${tag}${scope} class="${align === 'right' ? 'num' : 'mid'}">`
    : `<${tag}${scope}>`;
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
