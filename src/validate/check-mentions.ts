import type { MentionName } from '../parse/body/components.ts';
import type { Source } from '../parse/source.ts';
import type { Collector } from './collector.ts';
import { namedIn } from './named.ts';
import type { Registry, System } from './registry.ts';
import { resolveControl } from './resolve-control.ts';

/** Whether a component in the body of a page, or of a system, names something. */
export type KnownTo = Record<MentionName, (id: string, system: System | undefined) => boolean>;

/** What the components in bodies may name. */
export function knownTo(registry: Registry, recorded: ReadonlySet<string>): KnownTo {
  const { sources } = registry;
  const evidence = namedIn(sources.get('shared/evidence.yaml'), 'evidence');
  const nhis = new Set([
    ...namedIn(sources.get('shared/nhis.yaml'), 'nhis'),
    ...[...registry.systems.values()].flatMap((system) => system.nhis.map(({ id }) => id)),
  ]);
  return {
    Evidence: (id, system) => (system ? namedIn(system.source, 'evidence') : evidence).has(id),
    Nhi: (id, system) => nhis.has(id) || (system !== undefined && namedIn(system.source, 'nhis').has(id)),
    Risk: (id, system) => namedIn(system?.source, 'risk_acceptance').has(id),
    Control: (id) =>
      'ref' in resolveControl(id, registry.frameworks) || registry.unreadFrameworks.has(id.slice(0, id.indexOf(':'))),
    System: (id) => recorded.has(id),
    Person: (id) => registry.people.has(id),
  };
}

interface BodyContext {
  readonly known: KnownTo;
  readonly system?: System;
  readonly collector: Collector;
}

/** Every component in a body names something, and every picture is there. */
export function checkBody(source: Source, registry: Registry, { known, system, collector }: BodyContext): void {
  for (const { name, id, offset } of source.body.mentions) {
    if (known[name](id, system)) continue;
    collector.fault(
      'reference/unknown',
      { file: source.file, offset: source.bodyAt + offset },
      `<${name} id="${clip(id)}" /> names nothing that this ${system ? 'record' : 'page'} knows`,
      'Correct the id, or take the component out.',
    );
  }
  for (const { path, offset } of source.body.images) {
    if (!registry.assets.has(path))
      collector.fault('body/image', { file: source.file, offset: source.bodyAt + offset }, `“${path}” is not there`);
  }
}

function clip(id: string): string {
  return id.length > 60 ? `${id.slice(0, 60)}…` : id;
}
