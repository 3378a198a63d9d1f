import { locateAll } from '../src/report/located.ts';
import type { Gate } from '../src/run.ts';

/** Everything that a run says, with the lines of its findings. */
export function told(gate: Gate) {
  const views = [...(gate.assessment?.views.values() ?? [])];
  return {
    findings: locateAll(gate.diagnostics, gate.sources),
    counts: gate.counts,
    tiers: views.map(({ system, tier }) => `${system.id} ${tier}`),
    approvals: views.flatMap(({ approvals }) =>
      approvals.map(({ function: name, state, changes }) => ({ name, state, changes })),
    ),
    mentions: [...gate.sources.values()].map(({ file, body }) => [file, body.mentions, body.images]),
    data: [...gate.sources.values()].map(({ file, data, text, dataAt, dataEnd }) => [
      file,
      data,
      text,
      dataAt,
      dataEnd,
    ]),
  };
}
