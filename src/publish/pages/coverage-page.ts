import type { Coverage } from '../../assess/coverage.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Control, Framework } from '../../validate/frameworks.ts';
import type { Inline, Table } from '../page-parts.ts';
import { controlPath, listed, type SiteContext } from '../site-context.ts';
import { counted, GRADE_TAGS, TIER_TAGS } from '../words.ts';
import { anchorOf } from './coverage-anchor.ts';
import { entriesOf, reasonOf } from './coverage-part.ts';
import { reachedTable } from './derived-part.ts';
import type { Section, TablePage } from './table-page.ts';

/** Each control that a system is asked for or speaks of, with its grade and the reason for that. */
export function coveragePage(view: SystemView, context: SiteContext): TablePage {
  const { system, tier } = view;
  const title = system.data.title ?? system.id;
  const frameworks = [...context.assessment.registry.frameworks.values()];
  const sections = frameworks.flatMap((framework) => sectionOf(view, framework, context));
  const silent = frameworks.filter(({ id }) => !sections.some(({ anchor }) => anchor === id));
  const reached = { anchor: 'reached', title: 'Reached through crosswalks', table: reachedTable(view, context) };
  const all = [...sections, reached];
  return {
    title: `Coverage of ${title}`,
    id: system.id,
    tags: [TIER_TAGS[tier]],
    lead: [
      { text: title, href: `/systems/${system.id}/` },
      ': a control counts as covered while unexpired evidence with a good result supports it, and never because the record says so.',
      silent.length > 0
        ? ` Its tier asks nothing of ${silent.map(({ data }) => data.short ?? data.title).join(', ')}, and its record says nothing of them.`
        : '',
    ],
    sections: all,
    contents: all.map((section) => ({
      anchor: section.anchor,
      title: section.title ?? '',
      count: section.table.rows.length,
    })),
  };
}

function sectionOf(view: SystemView, framework: Framework, context: SiteContext): Section[] {
  const entries = entriesOf(view, framework);
  if (entries.length === 0) return [];
  return [{ anchor: framework.id, title: framework.data.title, table: tableOf(entries, framework, { view, context }) }];
}

interface On {
  readonly view: SystemView;
  readonly context: SiteContext;
}

function tableOf(entries: readonly Coverage[], framework: Framework, { view, context }: On): Table {
  return {
    caption: counted(
      entries.length,
      'control that its tier asks for or its record speaks of',
      'controls that its tier asks for or its record speaks of',
    ),
    columns: [
      { title: 'Control', as: 'words' },
      { title: 'Asked for' },
      { title: 'Grade' },
      { title: 'Because', as: 'words' },
    ],
    rows: entries.map((entry) => {
      const control = framework.controls.get(entry.control);
      return [
        control ? plainName(control) : [{ code: entry.control }],
        [entry.required ? 'yes' : 'no'],
        [GRADE_TAGS[entry.grade]],
        listed(reasonOf(entry, view, context), '; '),
      ];
    }),
    anchors: entries.map(({ control }) => anchorOf(control, context)),
    empty: '',
  };
}

function plainName(control: Control): Inline[] {
  return [{ text: control.label, href: controlPath(control) }, ` ${control.name ?? control.statement ?? ''}`];
}
