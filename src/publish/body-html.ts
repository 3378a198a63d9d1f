import { escapeHtml } from '../diagnostic/escape.ts';
import type { Body } from '../parse/body/body.ts';
import type { MentionName } from '../parse/body/components.ts';
import type { System } from '../validate/registry.ts';
import { inlineHtml } from './inline-html.ts';
import type { Inline } from './page-parts.ts';
import { controlLink, nhiLink, personLink, type SiteContext, systemLink } from './site-context.ts';

/** The finished HTML of a body: its slots filled, every path given the base (which ends in `/`). */
export function bodyHtml(
  body: Body,
  context: SiteContext,
  { base, system }: { base: string; system?: System | undefined },
): string {
  const toHref = (address: string) => (address.startsWith('/') ? `${base}${address.slice(1)}` : address);
  const path = (address: string) => escapeHtml(toHref(address));
  let html = '';
  for (const segment of body.segments) {
    if (typeof segment === 'string') html += segment;
    else if ('link' in segment) html += `<a href="${path(segment.link)}">`;
    else if ('image' in segment)
      html += `<img src="${path(`/content-${segment.image}`)}" alt="${escapeHtml(segment.alt)}" loading="lazy">`;
    else html += inlineHtml([mention(segment.mention, segment.id, { context, system })], toHref);
  }
  return html;
}

function mention(
  name: MentionName,
  id: string,
  { context, system }: { context: SiteContext; system: System | undefined },
): Inline {
  switch (name) {
    case 'Evidence': {
      const title =
        system?.evidence.find((use) => use.id === id)?.data.title ??
        context.assessment.registry.shared.evidence.get(id)?.data.title;
      return { text: title ?? id, href: system ? `#evidence-${id}` : '/evidence/' };
    }
    case 'Risk':
      return system
        ? { text: system.data.risk_acceptance?.find((risk) => risk.id === id)?.risk ?? id, href: `#risk-${id}` }
        : { code: id };
    case 'Nhi':
      return nhiLink(id);
    case 'Control':
      return controlLink(context, id);
    case 'System':
      return systemLink(context, id);
    case 'Person':
      return personLink(context, id)[0] ?? id;
  }
}
