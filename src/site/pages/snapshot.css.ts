import { printCss } from '../../publish/print-css.ts';
import { site } from '../site-store.ts';

/** A style sheet of its own, because it says which snapshot this is, and the policy of the pages allows no inline style. */
export function GET(): Response {
  return new Response(printCss(site().snapshot), { headers: { 'content-type': 'text/css; charset=utf-8' } });
}
