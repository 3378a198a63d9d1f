import { escapeHtml } from '../diagnostic/escape.ts';
import type { Inline } from './page-parts.ts';

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
  if ('href' in inline) return linkHtml(inline.href, inline.code ? codeHtml(inline.text) : escapeHtml(inline.text), toHref);
  if ('code' in inline) return codeHtml(inline.code);
  if ('tone' in inline) return tagHtml(inline.word, inline.symbol, inline.tone);
  if ('day' in inline) return `<time datetime="${escapeHtml(inline.day)}">${escapeHtml(inline.text)}</time>`;
  if ('note' in inline) return `<small>${inlineHtml(inline.note, toHref)}</small>`;
  return `<svg class="share" viewBox="0 0 100 8" aria-hidden="true"><path d="M0 4h100"/><path d="M0 4h${inline.share}"/></svg>`;
}

function linkHtml(address: string, html: string, toHref: ToHref): string {
  const away = /^https?:/i.test(address) ? ' rel="noreferrer"' : '';
  return `<a href="${escapeHtml(toHref(address))}"${away}>${html}</a>`;
}

/** A long id may break after a slash or a colon; after a hyphen it may anyway. */
function codeHtml(code: string): string {
  return `<code>${escapeHtml(code).replace(/[/:](?=[\p{L}\p{N}])/gu, '$&<wbr>')}</code>`;
}

/** The symbol is only a picture of the word, so it is not read out. */
export function tagHtml(word: string, symbol: string, tone: string): string {
  return `<span class="tag ${tone}"><i aria-hidden="true">${escapeHtml(symbol)}</i> ${escapeHtml(word)}</span>`;
}
