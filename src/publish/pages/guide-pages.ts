import { bodyHtml } from '../body-html.ts';
import type { ContentsEntry } from '../page-parts.ts';
import type { SiteContext } from '../site-context.ts';

export interface GuidePage {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly contents: readonly ContentsEntry[];
  readonly file: string;
}

/** The organisation's own guides, in the order that they ask for. */
export function guidePages(context: SiteContext, base: string): GuidePage[] {
  const guides = [...context.assessment.registry.guides].sort(
    (a, b) => (a.data.order ?? 1000) - (b.data.order ?? 1000) || (a.id < b.id ? -1 : 1),
  );
  return guides.map(({ id, data, source, file }) => ({
    id,
    title: data.title,
    summary: data.summary,
    html: bodyHtml(source.body, context, { base }),
    contents: source.body.headings
      .filter(({ depth }) => depth === 2)
      .map(({ text, anchor }) => ({ title: text, anchor })),
    file,
  }));
}
