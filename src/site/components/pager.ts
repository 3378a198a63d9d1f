import { escapeHtml } from '../../diagnostic/escape.ts';
import type { Pager } from '../../publish/pages/pager.ts';
import { href } from './href.ts';

/** The ways to the pages before and after; drawn by the build and by the browser. */
export function pagerHtml({ sentence, previous, next }: Pager): string {
  const before =
    previous && `<a href="${escapeHtml(href(previous.href))}" rel="prev">← ${escapeHtml(previous.text)}</a>`;
  const after = next && `<a href="${escapeHtml(href(next.href))}" rel="next">${escapeHtml(next.text)} →</a>`;
  return `<span>${before ?? ''}</span><span>${escapeHtml(sentence)}</span><span>${after ?? ''}</span>`;
}
