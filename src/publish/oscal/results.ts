import { type Coverage, type Grade, isCovered } from '../../assess/coverage.ts';
import { titleOf } from '../../assess/names.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Status } from '../../validate/schema/common.ts';
import { type ExportSource, siteAddress, startOf } from '../export-source.ts';
import { entriesOf, reasonText } from '../pages/coverage-part.ts';
import { orderOf } from '../pages/order-part.ts';
import { GRADE_TAGS } from '../words.ts';
import { attestationsOf } from './attestations.ts';
import { descriptionOf, pageLinks, systemProps } from './component.ts';
import { OscalDraft } from './draft.ts';
import { observationOf, observationUuid } from './observations.ts';
import { ownProps, some } from './props.ts';
import { catalogResource } from './resources.ts';
import { residualRisk } from './risks.ts';
import { markup, statementToken, token } from './text.ts';

/**
 * What a snapshot found of systems, as OSCAL assessment results: one result for each, with a finding for
 * every control that its tier asks for or its record speaks of. Systems without any have no result.
 */
export function oscalResults(views: readonly SystemView[], title: string, source: ExportSource): object | undefined {
  const draft = new OscalDraft(source);
  const results = views.flatMap((view) => resultOf(view, draft));
  if (results.length === 0) return undefined;
  return draft.document('assessment-results', { title }, { 'import-ap': planOf(draft), results });
}

/** There is no assessment plan; what is asked and how it is judged stands in the policy and in the rules. */
function planOf(draft: OscalDraft): object {
  const rules = siteAddress('/rules/', draft.source);
  const href = draft.resource(['policy'], () => ({
    title: 'The policy of the registry, and its rules',
    description: 'The policy says what is asked of each tier; each rule says how it is judged.',
    rlinks: some([{ href: 'policy.yaml' }, ...(rules === undefined ? [] : [{ href: rules }])]),
  }));
  return { href, remarks: 'The registry has no assessment plan in OSCAL; its policy and rules stand in for one.' };
}

function resultOf(view: SystemView, draft: OscalDraft): object[] {
  const { system, evidence, risks } = view;
  const { context, snapshot } = draft.source;
  const frameworks = [...context.assessment.registry.frameworks.values()]
    .map((framework) => ({ framework, entries: entriesOf(view, framework) }))
    .filter(({ entries }) => entries.length > 0);
  if (frameworks.length === 0) return [];
  const order = orderOf(view, context);
  return [
    {
      uuid: draft.uuid('systems', system.id, 'results', snapshot.asOf),
      title: markup(titleOf(system)),
      description: markup(order.sentence),
      start: startOf(snapshot.asOf),
      end: startOf(snapshot.asOf),
      props: ownProps({ system: system.id, order: order.tag.word }),
      links: pageLinks(`/systems/${system.id}/coverage/`, draft),
      'local-definitions': { components: [localComponent(view, draft)] },
      'reviewed-controls': {
        'control-selections': frameworks.map(({ framework, entries }) => ({
          description: markup(framework.data.title),
          links: [{ href: catalogResource(draft, framework), rel: 'reference' }],
          'include-controls': entries.map(({ control }) => ({ 'control-id': token(idIn(control)) })),
        })),
      },
      attestations: attestationsOf(view, draft),
      observations: some(evidence.map((item) => observationOf(item, system, draft))),
      risks: some(risks.map((risk) => residualRisk(risk, system.id, draft))),
      findings: frameworks.flatMap(({ entries }) => entries.map((entry) => findingOf(entry, view, draft))),
    },
  ];
}

/** A system as a component that only this document describes. */
export function localComponent(view: SystemView, draft: OscalDraft): object {
  const { system } = view;
  return {
    uuid: draft.uuid('systems', system.id),
    type: 'software',
    title: markup(titleOf(system)),
    description: descriptionOf(view),
    props: systemProps(view),
    'responsible-roles': some([
      ...draft.inRole('asset-owner', system.data.owner),
      ...draft.inRole('governance-owner', system.data.governance_owner),
    ]),
    status: { state: STATES[system.status], remarks: `Its record says ${system.status}.` },
  };
}

const STATES: Record<Status, string> = {
  proposed: 'under-development',
  pilot: 'operational',
  production: 'operational',
  suspended: 'other',
  retired: 'disposition',
};

function idIn(control: string): string {
  return control.slice(control.indexOf(':') + 1);
}

function findingOf(entry: Coverage, view: SystemView, draft: OscalDraft): object {
  const { control, grade, required, evidence, against, answered } = entry;
  const { context } = draft.source;
  const { frameworks } = context.assessment.registry;
  const framework = control.slice(0, control.indexOf(':'));
  const label = frameworks.get(framework)?.controls.get(control)?.label ?? idIn(control);
  const observations = new Set(
    [...evidence, ...against, ...answered.map(({ item }) => item)].map((item) =>
      observationUuid(draft, view.system.id, item),
    ),
  );
  return {
    uuid: draft.uuid('systems', view.system.id, 'findings', control),
    title: markup(`${label}: ${GRADE_TAGS[grade].word.toLowerCase()}`),
    description: markup(reasonText(entry, view, context)),
    props: ownProps({ framework, control: idIn(control), grade, required }),
    target: {
      type: 'statement-id',
      'target-id': statementToken(idIn(control)),
      status: {
        state: isCovered(grade) ? 'satisfied' : 'not-satisfied',
        reason: REASONS[grade] ?? 'other',
        remarks: GRADE_TAGS[grade].means,
      },
    },
    'related-observations': some(Array.from(observations, (uuid) => ({ 'observation-uuid': uuid }))),
  };
}

const REASONS: Partial<Record<Grade, 'pass' | 'fail'>> = {
  fresh: 'pass',
  expiring: 'pass',
  failed: 'fail',
  contradicted: 'fail',
};
