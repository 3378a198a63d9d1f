import type { SystemView } from '../../assess/system-view.ts';
import type { Audience } from './audience.ts';
import { mutable } from './mutable.ts';

/** Takes out of the incidents of a system what an audience may not see: in summary, their ids and addresses; withheld, all of them. */
export function hideIncidents(view: SystemView, audience: Audience): void {
  const shows = audience.shows('incidents');
  if (shows === 'full') return;
  const { data } = view.system;
  for (const [at, incident] of (data.incidents ?? []).entries()) {
    incident.id = `incident-${at + 1}`;
    delete incident.href;
  }
  if (shows !== 'withheld') return;
  delete data.incidents;
  for (const approval of view.approvals)
    mutable(approval).reopenings = approval.reopenings.filter(({ kind }) => kind !== 'incident');
}
