import { isApproved, isInTime } from '../../assess/exceptions.ts';
import { titleOf } from '../../assess/names.ts';
import { RULES } from '../../assess/rules/index.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Located } from '../../report/located.ts';
import type { Exception } from '../../validate/registry.ts';
import { endOf, type ExportSource } from '../export-source.ts';
import { pageLinks } from './component.ts';
import { OscalDraft } from './draft.ts';
import { ownProps, some } from './props.ts';
import { localComponent } from './results.ts';
import { mitigations } from './risks.ts';
import { markup } from './text.ts';

/** Something to be put right, and the risk while it is not. */
interface Item {
  readonly item: object;
  readonly risk: object;
}

/**
 * What has to be put right as an OSCAL plan of action and milestones: every error and warning that stands,
 * and every exception in its time, with what keeps the risk in bounds until its last day. Of the whole
 * registry, or of one system. Nothing where there is nothing to do, since OSCAL has no empty plan.
 */
export function oscalPoam(only: SystemView | undefined, title: string, source: ExportSource): object | undefined {
  const { assessment, findings } = source.context;
  const draft = new OscalDraft(source);
  const isMeant = (system: string | undefined) => only === undefined || system === only.system.id;
  const open = findings.filter(
    ({ severity, exceptedBy, system }) => severity !== 'info' && exceptedBy === undefined && isMeant(system),
  );
  const exceptions = [...assessment.registry.exceptions.values()].filter(
    (exception) => isInTime(exception, assessment.asOf) && exception.data.systems.some(isMeant),
  );
  const items = [
    ...open.map((finding) => findingItem(finding, draft)),
    ...exceptions.map((exception) => exceptionItem(exception, draft)),
  ];
  if (items.length === 0) return undefined;
  const named = new Set([
    ...open.map(({ system }) => system ?? ''),
    ...exceptions.flatMap(({ data }) => data.systems.filter(isMeant)),
  ]);
  const views = [...assessment.views.values()].filter(({ system }) => named.has(system.id));
  const components = some(views.map((view) => localComponent(view, draft)));
  return draft.document(
    'plan-of-action-and-milestones',
    { title },
    {
      'system-id': {
        'identifier-type': 'https://ietf.org/rfc/rfc4122',
        id: only === undefined ? draft.uuid('registry') : draft.uuid('systems', only.system.id),
      },
      'local-definitions': components && { components },
      risks: items.map(({ risk }) => risk),
      'poam-items': items.map(({ item }) => item),
    },
  );
}

const SUMMARIES = new Map(RULES.map(({ code, summary }) => [code, summary]));

function findingItem(finding: Located, draft: OscalDraft): Item {
  const { code, severity, message, hint, system, subject, file, line, fingerprint } = finding;
  const risk = draft.uuid('findings', fingerprint, 'risk');
  const about = draft.source.context.assessment.registry.systems.get(system ?? '');
  const title = markup([about ? titleOf(about) : file, code, subject].filter(Boolean).join(': '));
  return {
    item: {
      uuid: draft.uuid('findings', fingerprint),
      title,
      description: markup(message),
      props: ownProps({ rule: code, severity, system, subject, place: `${file}:${line}` }),
      links: pageLinks(`/rules/${code}/`, draft),
      'related-risks': [{ 'risk-uuid': risk }],
    },
    risk: {
      uuid: risk,
      title,
      description: markup(message),
      statement: markup(`Of a registry that is in order this holds: ${SUMMARIES.get(code) ?? code}`),
      status: 'open',
      remediations: [
        {
          uuid: draft.uuid('findings', fingerprint, 'remedy'),
          lifecycle: 'recommendation',
          title: 'What to do',
          description: markup(hint),
        },
      ],
    },
  };
}

function exceptionItem(exception: Exception, draft: OscalDraft): Item {
  const { id, data } = exception;
  const name = ['exceptions', id] as const;
  const risk = draft.uuid(...name, 'risk');
  const title = markup(titleOf(exception));
  const reason = markup(data.reason ?? 'The exception does not say why the rule cannot be kept.');
  const lifted = draft.source.context.findings.filter(({ exceptedBy }) => exceptedBy === id);
  return {
    item: {
      uuid: draft.uuid(...name),
      title,
      description: reason,
      props: ownProps({
        exception: id,
        rule: data.rule,
        kind: data.kind,
        system: data.systems,
        subject: data.subjects,
        from: data.from,
        until: data.until,
      }),
      links: pageLinks(`/exceptions/${id}/`, draft),
      origins: draft.origins('requester', data.requested_by),
      'related-risks': [{ 'risk-uuid': risk }],
      remarks: lifted.length === 0 ? undefined : lifted.map(({ message }) => markup(message)).join('\n\n'),
    },
    risk: {
      uuid: risk,
      title,
      description: reason,
      statement: markup(`Until then this rule is not kept: ${SUMMARIES.get(data.rule) ?? data.rule}`),
      status: isApproved(exception) ? 'deviation-approved' : 'deviation-requested',
      origins: draft.origins('approver', data.approved_by),
      'mitigating-factors': mitigations(data.compensating, name, draft),
      deadline: data.until === undefined ? undefined : endOf(data.until),
      remediations:
        data.closes_with === undefined
          ? undefined
          : [
              {
                uuid: draft.uuid(...name, 'remedy'),
                lifecycle: 'planned',
                title: 'What ends it',
                description: markup(data.closes_with),
              },
            ],
    },
  };
}
