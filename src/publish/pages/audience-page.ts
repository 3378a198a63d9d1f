import { SECTIONS, type Show, sectionMeans } from '../../validate/schema/audience.ts';
import { hidesAny } from '../audience/audience.ts';
import type { Tag } from '../page-parts.ts';
import type { SiteContext } from '../site-context.ts';
import { sentenceCase } from '../words.ts';
import type { TablePage } from './table-page.ts';

const SHOW_TAGS: Record<Show, Tag> = {
  full: { word: 'In full', symbol: '●', tone: 'none' },
  summary: { word: 'In summary', symbol: '◐', tone: 'none' },
  withheld: { word: 'Withheld', symbol: '○', tone: 'none' },
};

/** Who an edition of the site is for, and what it shows of each section, so that nobody takes what is withheld for what is not there. */
export function audiencePage({ audience }: SiteContext): TablePage {
  return {
    title: audience.name === undefined ? 'An edition for everyone' : `Edition: ${audience.title}`,
    lead: [
      hidesAny(audience)
        ? 'What this audience may not see was taken out before anything was made of it: it is in no page, no file, no feed and not in the search of this edition. States, grades, counts and the last valid day are those of the whole registry.'
        : 'This edition shows everything that the registry holds.',
      ' ',
      { text: 'What an edition is', href: '/guides/editions/' },
    ],
    sections: [
      {
        anchor: 'sections',
        table: {
          caption: 'What this edition shows',
          columns: [
            { title: 'Section', as: 'name' },
            { title: 'Shown' },
            { title: 'Why not more', as: 'words' },
            { title: 'What belongs to it', as: 'words' },
          ],
          rows: SECTIONS.map((section) => [
            [sentenceCase(section.replaceAll('-', ' ')).replace('Nhi', 'NHI')],
            [SHOW_TAGS[audience.shows(section)]],
            [audience.instead(section) ?? '–'],
            [sectionMeans(section)],
          ]),
          empty: '',
        },
      },
    ],
  };
}
