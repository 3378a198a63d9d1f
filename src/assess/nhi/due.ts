import { addPeriod } from '../../diagnostic/calendar.ts';
import type { Deadline } from '../deadlines.ts';
import { isFresh } from '../evidence.ts';
import type { SystemView } from '../system-view.ts';
import { activeNhis, openExposures, secretDue } from './facts.ts';

type At = Pick<Deadline, 'system' | 'fails' | 'subject' | 'who'>;

/** What runs out about the identities of a system: secrets, drills, open leaks and what is known of vendors. */
export function* nhiDeadlines(view: SystemView, at: At): Iterable<Deadline> {
  const { system, rules } = view;
  for (const { id, data } of activeNhis(system)) {
    const own = { ...at, who: data.owner, subject: id };
    const due = secretDue(data, rules);
    if (due) yield { ...own, date: due, kind: 'rotation', what: `Rotation of the secret of ${id}` };
    const { drill_every: drill, exposure_resolved_within: within } = rules.nhi;
    if (data.revocation_tested && drill)
      yield {
        ...own,
        date: addPeriod(data.revocation_tested, drill),
        kind: 'drill',
        what: `Revocation drill of ${id}`,
      };
    for (const { found } of within ? openExposures(data) : [])
      yield {
        ...own,
        date: addPeriod(found, within ?? ''),
        kind: 'exposure',
        what: `Open leak of the secret of ${id}`,
      };
  }
  yield* ofVendors(view, at);
}

/** Of the evidence about vendors only the item that lasts longest matters, as long as a vendor has an identity here. */
function* ofVendors({ system, rules, evidence }: SystemView, at: At): Iterable<Deadline> {
  const kind = rules.nhi.vendor_evidence;
  if (kind === undefined || rules.evidence.includes(kind)) return;
  if (!activeNhis(system).some(({ data }) => data.vendor)) return;
  const items = evidence.filter(({ use, state }) => use.data.kind === kind && isFresh(state)).map(({ use }) => use);
  const [last] = items.sort((a, b) => ((a.data.expires ?? '') < (b.data.expires ?? '') ? 1 : -1));
  if (last?.data.expires)
    yield {
      ...at,
      date: last.data.expires,
      kind: 'evidence',
      what: `Evidence: ${last.data.title ?? kind.replaceAll('-', ' ')}`,
      who: last.data.collected_by,
      subject: last.id,
    };
}
