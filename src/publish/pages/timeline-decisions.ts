import { packageOf } from '../../assess/package.ts';
import { changeInWords } from '../../assess/plain-words.ts';
import { changesSince } from '../../assess/staleness.ts';
import type { SystemView } from '../../assess/system-view.ts';
import type { Decision } from '../../validate/registry.ts';
import type { Inline } from '../page-parts.ts';
import { dated, digest, listed, type SiteContext } from '../site-context.ts';
import { DECISION_WORDS, FUNCTION_WORDS } from '../words.ts';
import { whoDecided } from './decision-part.ts';
import { strengthLine } from './strength-part.ts';
import type { TimelineRow } from './timeline-row.ts';

/** Every decision file; what counts today stands on its card in full, anything else here. */
export function* decisionRows(view: SystemView, context: SiteContext, page: string): Iterable<TimelineRow> {
  for (const decision of view.decisions) {
    const { data } = decision;
    const risk: Inline[] = data.risk === undefined ? [] : [' ', { code: data.risk }];
    const isTold = hasCard(decision, view);
    const why = isTold ? cardLink(decision, page) : data.rationale;
    yield {
      day: data.on,
      what: [
        FUNCTION_WORDS[data.function],
        ...risk,
        `: ${(DECISION_WORDS[data.decision] ?? data.decision).toLowerCase()}`,
        ...(why === undefined ? [] : [{ note: [why] }]),
      ],
      who: [whoDecided(data, context), ...(isTold ? [] : [{ note: strengthLine(decision, context) }])],
      source: ['decision file ', ...digest(decision.digest)],
    };
  }
}

function hasCard(decision: Decision, { approvals, risks }: SystemView): boolean {
  return approvals.some(({ governing }) => governing === decision) || risks.some((risk) => risk.decision === decision);
}

function cardLink({ data }: Decision, page: string): Inline {
  const card = data.risk === undefined ? `#decision-${data.function}` : `#risk-${data.risk}`;
  return { text: 'Counts today', href: `${page}${card}` };
}

const MOST_CHANGES = 6;

/** Where two decisions of a function were made on different values: the change came between them. Each is told once. */
export function* materialRows({ decisions }: SystemView): Iterable<TimelineRow> {
  const told = new Set<string>();
  const last = new Map<string, Decision>();
  for (const decision of decisions) {
    const { data } = decision;
    if (data.package === undefined || data.fields === undefined || data.function === 'risk') continue;
    const before = last.get(data.function);
    last.set(data.function, decision);
    if (before?.digest === decision.digest) continue;
    // A field that one of the two did not list was asked about, not changed.
    const fields = (before?.data.fields ?? []).filter((field) => data.fields?.includes(field));
    const changes = before ? changesSince(packageOf(before.data.package ?? {}, fields), fields, data.package) : [];
    const untold = new Set(changes.map(changeInWords).filter((words) => !told.has(words)));
    for (const words of untold) told.add(words);
    if (untold.size === 0) continue;
    yield {
      day: data.on,
      what: [
        'Changed materially since ',
        ...dated(before?.data.on),
        ': ',
        ...listed(
          [...untold].map((words) => [words]),
          '; ',
          MOST_CHANGES,
        ),
      ],
      who: [],
      source: [`what ${FUNCTION_WORDS[data.function].toLowerCase()} decided on`],
    };
  }
}
