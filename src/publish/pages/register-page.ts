import type { SystemView } from '../../assess/system-view.ts';
import { takenAway } from '../exports.ts';
import type { Inline, Link, Table } from '../page-parts.ts';
import { dated, personLink, type SiteContext } from '../site-context.ts';
import { counted, STATUS_TAGS, TIER_TAGS } from '../words.ts';
import { orderOf } from './order-part.ts';

export interface RegisterPage {
  readonly lead: readonly Inline[];
  /** The other pages, where there are several. */
  readonly pager: Pager | undefined;
  readonly table: Table;
}

export interface Pager {
  readonly sentence: string;
  readonly previous: Link | undefined;
  readonly next: Link | undefined;
}

export const REGISTER_PAGE_SIZE = 200;

/** One page of the register of systems, by title; `number` counts from 1. */
export function registerPage(number: number, context: SiteContext): RegisterPage {
  const views = byTitle(context);
  const pages = Math.max(1, Math.ceil(views.length / REGISTER_PAGE_SIZE));
  const shown = views.slice((number - 1) * REGISTER_PAGE_SIZE, number * REGISTER_PAGE_SIZE);
  const first = (number - 1) * REGISTER_PAGE_SIZE + 1;
  return {
    lead: [
      `${counted(views.length, 'system is', 'systems are')} registered, each with the person who answers for it.`,
      ...takenAway('systems'),
    ],
    pager: pages === 1 ? undefined : pagerOf(number, pages),
    table: {
      caption:
        pages === 1
          ? counted(views.length, 'system')
          : `Systems ${first.toLocaleString('en-GB')} to ${(first + shown.length - 1).toLocaleString('en-GB')} of ${views.length.toLocaleString('en-GB')}`,
      columns: [
        { title: 'System', as: 'name' },
        { title: 'State' },
        { title: 'Tier' },
        { title: 'Status' },
        { title: 'Owner' },
        { title: 'Team' },
        { title: 'Next review' },
      ],
      rows: shown.map((view) => {
        const { data } = view.system;
        return [
          [{ text: data.title ?? view.system.id, href: `/systems/${view.system.id}/` }],
          [orderOf(view, context).tag],
          [TIER_TAGS[view.tier]],
          [STATUS_TAGS[view.system.status]],
          personLink(context, data.owner),
          data.team ? [context.assessment.registry.teams.get(data.team) ?? data.team] : [],
          view.review?.next && view.system.status !== 'retired' ? dated(view.review.next) : ['–'],
        ];
      }),
      empty: 'No system is registered yet.',
    },
  };
}

function pagerOf(number: number, pages: number): Pager {
  const link = (to: number, text: string): Link => ({ text, href: to === 1 ? '/systems/' : `/systems/page/${to}/` });
  return {
    sentence: `Page ${number} of ${pages}`,
    previous: number > 1 ? link(number - 1, 'Previous page') : undefined,
    next: number < pages ? link(number + 1, 'Next page') : undefined,
  };
}

const sorted = new WeakMap<SiteContext, readonly SystemView[]>();

function byTitle(context: SiteContext): readonly SystemView[] {
  let views = sorted.get(context);
  if (views === undefined) {
    const title = ({ system }: SystemView) => (system.data.title ?? system.id).toLowerCase();
    views = [...context.assessment.views.values()].sort((a, b) =>
      title(a) < title(b) ? -1 : title(a) > title(b) ? 1 : 0,
    );
    sorted.set(context, views);
  }
  return views;
}
