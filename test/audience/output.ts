import type { SiteModel } from '../../src/publish/site-model.ts';
import { isRecord } from '../../src/validate/lenient.ts';

/** Everything that a site is made of, as one text. */
export function outputOf(model: SiteModel): string {
  const { ids } = model;
  const systems = ids.systems.map(model.system);
  const parts: unknown[] = [
    model.snapshot,
    ids,
    model.overview(),
    model.register(1),
    model.registerList(),
    model.runsOut(),
    systems,
    ids.systems.map(model.coverage),
    ids.longTimelines.map(model.timeline),
    ids.toDecide.map(model.decide),
    systems.map((page) => model.auditPack(page)?.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])),
    model.systemForm(),
    model.exceptionForm(),
    model.nhis(),
    ids.nhis.map(model.nhi),
    ids.nhiFacets.map(([facet, value]) => model.nhiFacet(facet, value)),
    model.nhiMatrix(),
    model.people(),
    ids.people.map(model.person),
    model.decisions(),
    model.risks(),
    model.evidence(),
    model.exceptions(),
    ids.exceptions.map(model.exception),
    model.intake(),
    ids.intake.map(model.intakeRecord),
    model.calendar(),
    model.changes(),
    model.findings(),
    model.frameworks(),
    ids.frameworks.map(model.framework),
    ids.controls.map(([framework, id]) => model.control(framework, id)),
    model.exportsPage(),
    model.audience(),
    [...model.exports()],
    [...model.search()],
  ];
  const found: string[] = [];
  collect(parts, found);
  // Blanks that no line end cuts are blanks to whoever searches.
  return found.join('\n').replaceAll('\u00a0', ' ');
}

function collect(value: unknown, found: string[]): void {
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, found);
  else if (isRecord(value))
    for (const [key, item] of Object.entries(value)) {
      found.push(key);
      collect(item, found);
    }
}
