import { isFresh } from '../../assess/evidence.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { ModelData, Tool } from '../../validate/schema/system.ts';
import { properties } from './properties.ts';

type Source = NonNullable<NonNullable<SystemView['system']['data']['data']>['sources']>[number];

/** The models of a system, each with what the record knows of it. */
export function modelParts(view: SystemView): object[] {
  const { models } = view.system;
  return models.map(({ data, shared }) => ({
    type: 'machine-learning-model',
    'bom-ref': modelRef(data.id),
    manufacturer: data.provider === undefined ? undefined : { name: data.provider },
    name: data.id,
    version: data.version,
    modelCard: cardOf(data, view),
    properties: properties({ hosting: data.hosting, shared }),
  }));
}

/**
 * What is known of a model in this system. What goes in and out, and what it is for, is known of the
 * system; it is that of its model only where there is one.
 */
function cardOf({ id }: ModelData, view: SystemView): object {
  const { data, models } = view.system;
  const isOnly = models.length === 1;
  const metrics = view.evidence
    .filter(({ use, state }) => isFresh(state) && use.data.about?.includes(`model:${id}`))
    .flatMap(({ says }) => says?.scores ?? [])
    .map(({ name, value }) => ({ type: name, value: String(value) }));
  return {
    modelParameters: isOnly
      ? { inputs: data.data?.inputs?.map(formatOf), outputs: data.data?.outputs?.map(formatOf) }
      : undefined,
    quantitativeAnalysis: metrics.length > 0 ? { performanceMetrics: metrics } : undefined,
    considerations: isOnly
      ? {
          users: data.access?.users === undefined ? undefined : [data.access.users],
          useCases: data.scope?.in,
          ethicalConsiderations: view.risks.map(({ risk }) => ({
            name: risk.risk ?? risk.id,
            mitigationStrategy: risk.compensating?.join('; '),
          })),
        }
      : undefined,
  };
}

function formatOf(format: string): object {
  return { format };
}

/** Where a system takes its data from, by class. */
export function dataParts({ system }: SystemView): object[] {
  return (system.data.data?.sources ?? []).map((source) => ({
    type: 'data',
    'bom-ref': sourceRef(source.id),
    name: source.id,
    data: [{ type: 'dataset', name: source.id, classification: classesOf(source) }],
    properties: properties({ origin: source.origin, 'data-class': source.classes }),
  }));
}

function classesOf({ classes }: Source): string | undefined {
  return classes === undefined || classes.length === 0 ? undefined : classes.join(', ');
}

/** What a system can reach and do, with the identity that it acts with. */
export function toolServices({ system }: SystemView): object[] {
  return (system.data.tools ?? []).map((tool) => ({
    'bom-ref': toolRef(tool.id),
    name: tool.id,
    authenticated: isAuthenticated(tool, system),
    properties: properties({
      access: tool.access,
      'human-approval': tool.human_approval,
      nhi: tool.nhi,
      privilege: tool.needs,
    }),
  }));
}

/** Known where the record says how the identity signs in. */
function isAuthenticated({ nhi }: Tool, { nhis }: SystemView['system']): boolean | undefined {
  const auth = nhis.find(({ id }) => id === nhi)?.data.auth;
  return auth === undefined ? undefined : auth !== 'none';
}

/** The refs of everything that a system is made of and reaches. */
export function partRefs({ system }: SystemView): string[] {
  return [
    ...system.models.map(({ id }) => modelRef(id)),
    ...(system.data.data?.sources ?? []).map(({ id }) => sourceRef(id)),
    ...(system.data.tools ?? []).map(({ id }) => toolRef(id)),
  ];
}

const modelRef = (id: string) => `model/${id}`;
const sourceRef = (id: string) => `data/${id}`;
const toolRef = (id: string) => `tool/${id}`;
