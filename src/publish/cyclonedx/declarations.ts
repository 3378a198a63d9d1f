import { type Approval, isGranted } from '../../assess/approvals.ts';
import { type Coverage, isCovered } from '../../assess/coverage.ts';
import type { JudgedEvidence } from '../../assess/evidence.ts';
import { nameOf } from '../../assess/names.ts';
import type { SystemView } from '../../assess/system-view.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import type { Framework } from '../../validate/frameworks.ts';
import type { Decision } from '../../validate/registry.ts';
import { endOf, plainAddress, startOf } from '../export-source.ts';
import { entriesOf, reasonText } from '../pages/coverage-part.ts';
import type { SiteContext } from '../site-context.ts';
import { counted, DECISION_WORDS, EVIDENCE_TAGS, FUNCTION_WORDS, GRADE_TAGS } from '../words.ts';

/** The `bom-ref` of the system itself. */
export const SYSTEM_REF = 'system';
const ASSESSORS_REF = 'assessors';

/** A framework with what a system has to show in it. */
interface Attested {
  readonly framework: Framework;
  readonly entries: readonly Coverage[];
}

function attestedIn(view: SystemView, { assessment }: SiteContext): Attested[] {
  return [...assessment.registry.frameworks.values()]
    .map((framework) => ({ framework, entries: entriesOf(view, framework) }))
    .filter(({ entries }) => entries.length > 0);
}

/**
 * What is declared of a system: for each framework how far it conforms, by what is covered; the claims
 * and the evidence for and against them; and those who decided, with their decisions.
 */
export function declarationsOf(view: SystemView, context: SiteContext): object {
  const decided = view.approvals.flatMap(({ governing, ...rest }) =>
    governing !== undefined && isGranted(rest.state) ? [{ ...rest, governing }] : [],
  );
  const organisation = organisationOf(context);
  const attested = attestedIn(view, context);
  const names = new Set(decided.map(({ governing }) => nameOf(governing.data.by, context.assessment.registry)));
  return {
    assessors:
      names.size === 0
        ? undefined
        : [
            {
              'bom-ref': ASSESSORS_REF,
              thirdParty: false,
              organization: { ...organisation, contact: Array.from(names, (name) => ({ name })) },
            },
          ],
    attestations: attested.map((one) => attestationOf(one, names.size > 0 ? ASSESSORS_REF : undefined)),
    claims: attested.flatMap(({ framework, entries }) =>
      entries.filter(isClaimed).map((entry) => claimOf(entry, framework, { view, context })),
    ),
    evidence: view.evidence.map((item) => evidenceOf(item, context)),
    affirmation:
      decided.length === 0
        ? undefined
        : {
            statement: 'Those named decided on the system for their functions, and their decisions stand.',
            signatories: decided.map((approval) => signatoryOf(approval, context)),
          },
  };
}

/** The standards that the declarations are about, with no more of their requirements than are spoken of. */
export function standardsOf(view: SystemView, context: SiteContext): object[] {
  return attestedIn(view, context).map(({ framework: { id, data, controls }, entries }) => ({
    'bom-ref': `standard/${id}`,
    name: data.title,
    version: data.version,
    owner: data.publisher,
    requirements: entries.map(({ control }) => {
      const found = controls.get(control);
      return { 'bom-ref': requirementRef(control), identifier: found?.id, title: found?.name, text: found?.statement };
    }),
    externalReferences: data.url === undefined ? undefined : [{ type: 'website', url: plainAddress(data.url) }],
  }));
}

function organisationOf({ assessment }: SiteContext): { name: string } {
  const { organisation, name } = assessment.registry.config;
  return { name: organisation ?? name };
}

const requirementRef = (control: string) => `requirement/${control}`;
const claimRef = (control: string) => `claim/${control}`;
const evidenceRef = ({ use }: JudgedEvidence) => `evidence/${use.id}`;

/** True where the record says something of the control; what is only asked for is no claim. */
function isClaimed({ evidence, against, claim }: Coverage): boolean {
  return evidence.length + against.length > 0 || claim !== undefined;
}

function attestationOf({ framework, entries }: Attested, assessor: string | undefined): object {
  const required = entries.filter((entry) => entry.required);
  const covered = required.filter(({ grade }) => isCovered(grade)).length;
  return {
    summary: `${framework.data.title}: ${covered} of ${counted(required.length, 'required control')} covered by fresh evidence.`,
    assessor,
    map: entries.map((entry) => ({
      requirement: requirementRef(entry.control),
      claims: isClaimed(entry) ? [claimRef(entry.control)] : undefined,
      conformance: {
        score: isCovered(entry.grade) ? 1 : 0,
        rationale: `${GRADE_TAGS[entry.grade].word}. ${GRADE_TAGS[entry.grade].means}`,
      },
    })),
  };
}

interface About {
  readonly view: SystemView;
  readonly context: SiteContext;
}

function claimOf(entry: Coverage, { controls }: Framework, { view, context }: About): object {
  const control = controls.get(entry.control);
  const counter = [...entry.against, ...entry.answered.map(({ item }) => item)];
  return {
    'bom-ref': claimRef(entry.control),
    target: SYSTEM_REF,
    predicate: [control?.label, control?.name ?? control?.statement].filter(Boolean).join(': '),
    reasoning: reasonText(entry, view, context),
    evidence: entry.evidence.length > 0 ? entry.evidence.map(evidenceRef) : undefined,
    counterEvidence: counter.length > 0 ? counter.map(evidenceRef) : undefined,
  };
}

function evidenceOf(item: JudgedEvidence, { assessment }: SiteContext): object {
  const { data, id } = item.use;
  const url = data.file ?? (data.href && plainAddress(data.href));
  const title = data.title ?? id;
  const reviewer = data.reviewed_by && nameOf(data.reviewed_by, assessment.registry);
  return {
    'bom-ref': evidenceRef(item),
    description: [
      `${title}.`,
      `${EVIDENCE_TAGS[item.state].word}${data.result === undefined ? '' : `, result ${data.result}`}.`,
      data.sha256 === undefined ? 'Not pinned by a hash.' : `SHA-256 ${data.sha256}.`,
    ].join(' '),
    data: url === undefined ? undefined : [{ name: title, contents: { url } }],
    created: data.performed === undefined ? undefined : startOf(data.performed),
    expires: data.expires === undefined ? undefined : endOf(data.expires),
    author: data.performed_by === undefined ? undefined : { name: data.performed_by },
    reviewer: reviewer === undefined ? undefined : { name: reviewer },
  };
}

type Decided = Pick<Approval, 'function'> & { readonly governing: Decision };

/** The decision file stands in for a signature of the document: it carries its own. */
function signatoryOf({ function: name, governing: { data, file, digest } }: Decided, context: SiteContext): object {
  const word = DECISION_WORDS[data.decision] ?? data.decision;
  return {
    name: nameOf(data.by, context.assessment.registry),
    role: FUNCTION_WORDS[name],
    organization: organisationOf(context),
    externalReference: {
      type: 'attestation',
      url: file,
      comment: `${word} on ${inWords(data.on)}; SHA-256 of what was decided on: ${digest}`,
    },
  };
}
