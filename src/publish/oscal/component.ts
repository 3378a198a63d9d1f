import type { Coverage } from '../../assess/coverage.ts';
import { titleOf } from '../../assess/names.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Framework } from '../../validate/frameworks.ts';
import { type ExportSource, siteAddress } from '../export-source.ts';
import { entriesOf, reasonText } from '../pages/coverage-part.ts';
import { GRADE_TAGS } from '../words.ts';
import { OscalDraft } from './draft.ts';
import { ownProps, some } from './props.ts';
import { artefactResource, catalogResource } from './resources.ts';
import { markup, token } from './text.ts';

/**
 * Systems as an OSCAL component definition: for each control that the record speaks of, what is claimed,
 * the evidence for it and what that is worth today. What is required and missing is no implementation; it
 * stands in the assessment results.
 */
export function oscalComponents(views: readonly SystemView[], title: string, source: ExportSource): object {
  const draft = new OscalDraft(source);
  const components = views.map((view) => componentOf(view, draft));
  return draft.document('component-definition', { title }, { components: some(components) });
}

function componentOf(view: SystemView, draft: OscalDraft): object {
  const { id, data } = view.system;
  return {
    uuid: draft.uuid('systems', id),
    type: 'software',
    title: markup(titleOf(view.system)),
    description: descriptionOf(view),
    props: systemProps(view),
    links: pageLinks(`/systems/${id}/`, draft),
    'responsible-roles': some([
      ...draft.inRole('asset-owner', data.owner),
      ...draft.inRole('governance-owner', data.governance_owner),
      ...draft.inRole('sponsor', data.sponsor),
    ]),
    'control-implementations': some(
      [...draft.source.context.assessment.registry.frameworks.values()].flatMap((framework) =>
        implementationOf(framework, view, draft),
      ),
    ),
  };
}

/** What a system does, or that its record does not say so. */
export function descriptionOf({ system }: SystemView): string {
  return markup(system.data.purpose ?? 'The record does not say what it does.');
}

/** What a record says of a system that OSCAL has no field for. */
export function systemProps({ system, tier }: SystemView): ReturnType<typeof ownProps> {
  const { data } = system;
  return ownProps({
    system: system.id,
    status: system.status,
    tier,
    'live-since': data.live_since,
    team: data.team,
    audience: data.audience,
    autonomy: data.autonomy,
    'data-class': data.data?.classes,
    model: system.models.map(({ id }) => id),
  });
}

/** The way to a page of the published site, where the registry says where that is. */
export function pageLinks(page: string, draft: OscalDraft): object[] | undefined {
  const href = siteAddress(page, draft.source);
  return href === undefined ? undefined : [{ href, rel: 'reference' }];
}

function implementationOf(framework: Framework, view: SystemView, draft: OscalDraft): object[] {
  const { id } = view.system;
  const spoken = entriesOf(view, framework).filter(
    ({ evidence, against, claim }) => evidence.length + against.length > 0 || claim !== undefined,
  );
  if (spoken.length === 0) return [];
  return [
    {
      uuid: draft.uuid('systems', id, 'frameworks', framework.id),
      source: catalogResource(draft, framework),
      description: markup(`What the record of “${titleOf(view.system)}” says of ${framework.data.title}.`),
      props: ownProps({ framework: framework.id }),
      'implemented-requirements': spoken.map((entry) => requirementOf(entry, view, draft)),
    },
  ];
}

function requirementOf(entry: Coverage, view: SystemView, draft: OscalDraft): object {
  const { control, grade, required, claim, evidence, against, answered } = entry;
  const { id } = view.system;
  return {
    uuid: draft.uuid('systems', id, 'controls', control),
    'control-id': token(control.slice(control.indexOf(':') + 1)),
    description: markup(`${GRADE_TAGS[grade].word}. ${reasonText(entry, view, draft.source.context)}`),
    props: ownProps({ grade, required, claim: claim?.status, 'agreed-by': claim?.agreed_by }),
    links: some([
      ...evidence.map((item) => ({ href: artefactResource(draft, id, item), rel: 'evidence' })),
      ...against.map((item) => ({ href: artefactResource(draft, id, item), rel: 'counter-evidence' })),
      ...answered.map(({ item }) => ({ href: artefactResource(draft, id, item), rel: 'answered-counter-evidence' })),
    ]),
  };
}
