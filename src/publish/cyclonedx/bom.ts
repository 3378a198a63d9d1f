import { titleOf } from '../../assess/names.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Status } from '../../validate/schema/common.ts';
import { type ExportSource, namespaceOf, siteAddress, startOf } from '../export-source.ts';
import { uuidV5 } from '../uuid.ts';
import { declarationsOf, standardsOf, SYSTEM_REF } from './declarations.ts';
import { dataParts, modelParts, partRefs, toolServices } from './parts.ts';
import { properties } from './properties.ts';

/**
 * A system as a CycloneDX 1.6 bill of materials (ECMA-424): its models, data and tools, and what is
 * declared of it. The serial number comes from what the rest says, so that it changes whenever that does.
 */
export function systemBom(view: SystemView, source: ExportSource): object {
  const { context, snapshot } = source;
  const { organisation } = context.assessment.registry.config;
  const parts = partRefs(view);
  const content = {
    version: 1,
    metadata: {
      timestamp: startOf(snapshot.asOf),
      lifecycles: [{ phase: PHASES[view.system.status] }],
      tools: { components: [{ type: 'application', name: 'Countersign' }] },
      manufacturer: organisation === undefined ? undefined : { name: organisation },
      component: systemPart(view, source),
      properties: properties({ registry: snapshot.name, 'as-of': snapshot.asOf, commit: snapshot.commit }),
    },
    components: [...modelParts(view), ...dataParts(view)],
    services: toolServices(view),
    dependencies: [{ ref: SYSTEM_REF, dependsOn: parts }, ...parts.map((ref) => ({ ref }))],
    declarations: declarationsOf(view, context),
    definitions: { standards: standardsOf(view, context) },
  };
  const serial = uuidV5(`bom/${view.system.id}/${JSON.stringify(content)}`, namespaceOf(source));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${serial}`,
    ...content,
  };
}

const PHASES: Record<Status, string> = {
  proposed: 'design',
  pilot: 'operations',
  production: 'operations',
  suspended: 'operations',
  retired: 'decommission',
};

function systemPart({ system, tier }: SystemView, source: ExportSource): object {
  const { data } = system;
  const page = siteAddress(`/systems/${system.id}/`, source);
  return {
    type: 'application',
    'bom-ref': SYSTEM_REF,
    supplier: data.supplier?.name === undefined ? undefined : { name: data.supplier.name },
    name: titleOf(system),
    description: data.purpose,
    externalReferences: page === undefined ? undefined : [{ type: 'documentation', url: page }],
    properties: properties({
      system: system.id,
      status: system.status,
      tier,
      'live-since': data.live_since,
      owner: data.owner,
      audience: data.audience,
      autonomy: data.autonomy,
      'data-class': data.data?.classes,
      nhi: system.nhis.map(({ id }) => id),
      region: data.supplier?.regions,
    }),
  };
}
