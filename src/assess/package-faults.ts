import type { Spot } from '../diagnostic/diagnostic.ts';
import { listWords } from '../diagnostic/suggest.ts';
import type { Decision } from '../validate/registry.ts';
import { fieldState } from '../validate/schema-keys.ts';
import { system } from '../validate/schema/system.ts';
import type { DecisionFault, DecisionFaultKind } from './decision-faults.ts';
import { digestOf, pathsOutside } from './package.ts';
import { remembering } from './remember.ts';
import type { SystemView } from './system-view.ts';

const known = new WeakMap<Decision, readonly DecisionFault[]>();

/**
 * What keeps a decision file from proving on what it was made: no package, another digest, fields that are none. The
 * file alone says it, so it is found out once, on whatever day the system is looked at.
 */
export function packageFaults(decision: Decision): readonly DecisionFault[] {
  const found = known.get(decision) ?? findFaults(decision);
  known.set(decision, found);
  return found;
}

function findFaults(decision: Decision): readonly DecisionFault[] {
  const { package: contents, fields } = decision.data;
  if (decision.isBroken('package') || decision.isBroken('fields')) return [];
  if (contents === undefined || fields === undefined || fields.length === 0) {
    return [{ kind: 'package-missing', text: 'It does not say on what values of the record it was made' }];
  }
  const invented = [...fieldFaults(decision, fields), ...outsideFaults(decision, pathsOutside(contents, fields))];
  if (digestOf(contents) === decision.digest) return invented;
  const spot = { file: decision.file, path: ['subject', 0, 'digest', 'sha256'] };
  return [...invented, { kind: 'digest-wrong', text: 'Its digest is not that of the values that it lists', spot }];
}

/** True where nothing keeps a decision file from proving on what it was made. */
export function isProven({ isBroken }: Decision, faults: readonly DecisionFault[]): boolean {
  return !isBroken('package') && !isBroken('fields') && !faults.some(({ kind }) => PACKAGE_FAULTS.has(kind));
}

const PACKAGE_FAULTS: ReadonlySet<DecisionFaultKind> = new Set(['package-missing', 'digest-wrong', 'fields-invented']);

/** Whether a record can have a value at a path. */
export const isField = remembering((path) => fieldState(system, path).is !== 'unknown');

/** The same of all lines of a text, one path each: the same few lists of fields stand in all decisions of a registry. */
const areFields = remembering((paths) => paths.split('\n').every(isField));

function fieldFaults({ spot }: Decision, fields: readonly string[]): DecisionFault[] {
  if (areFields(fields.join('\n'))) return [];
  return fields.flatMap((field, at): DecisionFault[] =>
    isField(field)
      ? []
      : [
          {
            kind: 'fields-invented',
            text: `It was made on “${field}”, and no record has such a field`,
            spot: spot(['fields', at]),
          },
        ],
  );
}

function outsideFaults({ spot }: Decision, paths: readonly string[]): DecisionFault[] {
  if (paths.length === 0) return [];
  const text = `It states ${listWords(
    paths.map((path) => `“${path}”`),
    'and',
  )} without listing ${paths.length === 1 ? 'that field' : 'those fields'}`;
  return [{ kind: 'fields-invented', text, spot: spot(['package'], true) }];
}

export interface UnprovenDecision {
  readonly decision: Decision;
  readonly text: string;
  readonly spot: Spot;
  /** The function, or the id of the risk. */
  readonly subject: string;
}

/** The decision files with one of these faults, history included: each is a proof, or is none. */
export function* unprovenDecisions({ faults }: SystemView, kind: DecisionFaultKind): Iterable<UnprovenDecision> {
  for (const [decision, found] of faults) {
    const subject = decision.data.risk ?? decision.data.function;
    for (const fault of found) {
      if (fault.kind === kind) yield { decision, text: fault.text, spot: fault.spot ?? decision.spot([]), subject };
    }
  }
}
