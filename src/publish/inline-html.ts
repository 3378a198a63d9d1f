import { escapeHtml } from '../diagnostic/escape.ts';
import type { Inline, Link, Tag } from './page-parts.ts';

/** Adds the base path to an address that begins with `/`; leaves every other one alone. */
export type ToHref = (address: string) => string;

/**
 * A line as HTML, everything in it escaped. One function and no component, because a page has many
 * hundred lines and a registry ten thousand pages.
 */
export function inlineHtml(line: readonly Inline[], toHref: ToHref): string {
  let html = '';
  for (const inline of line) html += partHtml(inline, toHref);
  return html;
}

function partHtml(inline: Inline, toHref: ToHref): string {
  if (typeof inline === 'string') return escapeHtml(inline);
  if ('href' in inline) return linkHtml(inline, toHref);
  if ('code' in inline) return codeHtml(inline.code);
  if ('tone' in inline) return tagHtml(inline);
  if ('note' in inline) return `<small>${inlineHtml(inline.note, toHref)}</small>`;
  return `<svg class="share" viewBox="0 0 100 8" aria-hidden="true"><path d="M0 4h100"/><path d="M0 4h${inline.share}"/></svg>`;
}

function linkHtml({ text, href, code, mark }: Link, toHref: ToHref): string {
  const link = `<a href="${escapeHtml(toHref(href))}">${code ? codeHtml(text) : escapeHtml(text)}</a>`;
  return mark ? `${link} ${tagHtml(mark)}` : link;
}

const LONG = 20;

/** A short id stays on its line; a long one may break after a slash or a colon, and after a hyphen anyway. */
function codeHtml(code: string): string {
  const html = escapeHtml(code);
  return code.length > LONG
    ? `<code class="long">${html.replace(/[/:](?=[\p{L}\p{N}])/gu, '$&<wbr>')}</code>`
    : `<code>${html}</code>`;
}

/** The symbol is only a picture of the word: the style sheet draws it, and it is not read out. */
function tagHtml({ word, symbol, tone }: Tag): string {
  return `<span class="tag ${tone}" data-mark="${escapeHtml(symbol)}">${escapeHtml(word)}</span>`;
}
