import { compare } from '../diagnostic/compare.ts';
import type { SiteContext } from './site-context.ts';
import type { NhiEntry } from '../assess/nhi/entries.ts';
import { FUNCTION_WORDS, STATUS_TAGS, sentenceCase } from './words.ts';

/** One entry of the full-text index. Every filter value stands once: the index counts occurrences. */
export interface SearchRecord {
  /** Begins with `/`, without base path. */
  readonly url: string;
  readonly title: string;
  readonly content: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** How many entries {@link searchRecords} gives. */
export function countSearchRecords({ assessment }: SiteContext, nhis: ReadonlyMap<string, NhiEntry>): number {
  const { views, registry } = assessment;
  const { intake, people, exceptions, frameworks, guides } = registry;
  const controls = [...frameworks.values()].reduce((count, framework) => count + framework.controls.size, 0);
  return views.size + intake.size + nhis.size + people.size + exceptions.size + controls + guides.length;
}

/** Everything that search finds: systems, intake, identities, people, exceptions, controls and guides. */
export function* searchRecords(context: SiteContext, nhis: ReadonlyMap<string, NhiEntry>): Iterable<SearchRecord> {
  yield* systemRecords(context);
  const { registry } = context.assessment;
  for (const { id, data, source } of registry.intake.values()) {
    yield {
      url: `/intake/${id}/`,
      title: data.title ?? id,
      content: words(
        data.title,
        data.purpose,
        data.organisation,
        data.contact,
        source.body.text,
        ...Object.values(data.source?.values ?? {}),
      ),
      filters: filters({ kind: ['Intake'], status: ['Not registered'] }),
    };
  }
  for (const { id, data, users } of nhis.values()) {
    yield {
      url: `/nhis/${id}/`,
      title: id,
      content: words(
        id,
        data.title,
        data.kind,
        data.vendor,
        data.revoke,
        ...(data.privileges ?? []),
        ...users.map(({ system }) => system.data.title),
      ),
      filters: filters({ kind: ['Identity'] }),
    };
  }
  for (const person of [...registry.people.values()].sort((a, b) => compare(a.id, b.id))) {
    const held = (person.functions ?? []).map((item) => FUNCTION_WORDS[item.function]);
    yield {
      url: `/people/${person.id}/`,
      title: person.name,
      content: words(person.name, person.title, person.email, ...held),
      filters: filters({ kind: ['Person'], team: [registry.teams.get(person.team ?? '') ?? ''] }),
    };
  }
  for (const { id, data, source } of registry.exceptions.values()) {
    yield {
      url: `/exceptions/${id}/`,
      title: data.title ?? id,
      content: words(data.title, data.rule, data.reason, ...(data.compensating ?? []), source.body.text),
      filters: filters({ kind: ['Exception'] }),
    };
  }
  for (const framework of registry.frameworks.values()) {
    for (const control of framework.controls.values()) {
      yield {
        url: `/frameworks/${framework.id}/${control.id.toLowerCase()}/`,
        title: `${control.label}${control.name ? ` ${control.name}` : ''}`,
        content: words(control.label, control.name, control.statement, framework.data.title),
        filters: filters({ kind: ['Control'], framework: [framework.data.short ?? framework.data.title] }),
      };
    }
  }
  for (const { id, data, source } of registry.guides) {
    yield {
      url: `/guides/${id}/`,
      title: data.title,
      content: words(data.title, data.summary, source.body.text),
      filters: filters({ kind: ['Guide'] }),
    };
  }
}

function* systemRecords({ assessment, failing }: SiteContext): Iterable<SearchRecord> {
  const { registry, views } = assessment;
  for (const { system, tier, evidence, coverage } of views.values()) {
    const { data, source } = system;
    const owner = registry.people.get(data.owner ?? '')?.name ?? data.owner;
    const named = new Set(
      [...coverage.values()]
        .filter((entry) => entry.evidence.length > 0)
        .map(({ control }) => control.split(':')[0] ?? ''),
    );
    yield {
      url: `/systems/${system.id}/`,
      title: `${data.title ?? system.id}${failing.has(system.id) ? ' (not in order)' : ''}`,
      content: words(
        data.title,
        data.purpose,
        owner,
        data.supplier?.name,
        ...(data.scope?.in ?? []),
        ...(data.scope?.out ?? []),
        ...(data.data?.inputs ?? []),
        ...(data.data?.outputs ?? []),
        ...(data.tools ?? []).map(({ id }) => id),
        ...system.nhis.map(({ id }) => id),
        ...evidence.map(({ use }) => use.data.title),
        ...(data.risk_acceptance ?? []).map(({ risk }) => risk),
        source.body.text,
      ),
      filters: filters({
        kind: ['System'],
        tier: [sentenceCase(tier)],
        status: [STATUS_TAGS[system.status].word],
        team: [registry.teams.get(data.team ?? '') ?? data.team ?? ''],
        owner: [owner ?? ''],
        framework: [...named].map((id) => registry.frameworks.get(id)?.data.short ?? '').sort(),
        'data class': [...new Set(data.data?.classes ?? [])].map(sentenceCase),
      }),
    };
  }
}

function words(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== null && part !== '').join('\n');
}

function filters(all: Readonly<Record<string, readonly string[]>>): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(all)
      .map(([name, values]): [string, string[]] => [name, [...new Set(values.filter((value) => value !== ''))]])
      .filter(([, values]) => values.length > 0),
  );
}
