import type { SystemView } from '../../assess/system-view.ts';
import { systemLink, type SiteContext } from '../site-context.ts';
import { TIER_TAGS } from '../words.ts';
import type { TablePage } from './table-page.ts';
import { hasOlder, systemTimeline } from './timeline-part.ts';

/** The systems to which more happened than their own pages show. */
export function withLongTimelines(context: SiteContext): string[] {
  return [...context.assessment.views.values()]
    .filter((view) => hasOlder(systemTimeline(view, context)))
    .map(({ system }) => system.id);
}

/** Everything that happened to a system. */
export function timelinePage(view: SystemView, context: SiteContext): TablePage {
  const { system, tier } = view;
  return {
    title: `Timeline of ${system.data.title ?? system.id}`,
    id: system.id,
    tags: [TIER_TAGS[tier]],
    lead: [
      systemLink(context, system.id),
      ': what its record, its decision files and the history of the repository date, each with what says so. What a decision says that counts today stands on the system’s own page.',
    ],
    sections: [{ anchor: 'timeline', table: systemTimeline(view, context, `/systems/${system.id}/`) }],
    file: system.file,
  };
}
