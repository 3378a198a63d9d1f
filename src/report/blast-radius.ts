import { isActive } from '../assess/nhi/facts.ts';
import type { BlastRadius, Reached } from '../assess/nhi/blast-radius.ts';
import { nameOf, titleOf } from '../assess/names.ts';
import type { Registry } from '../validate/registry.ts';
import { inWords } from '../diagnostic/calendar.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { escapeJson, escapeTerminal } from '../diagnostic/escape.ts';

export interface BlastRadiusReport {
  readonly asOf: string;
  readonly commit: string | undefined;
  readonly radius: BlastRadius;
  /** What stands against the identity. */
  readonly findings: readonly Diagnostic[];
  readonly registry: Registry;
}

/** For somebody at night: how to switch it off first, then what stops and whom to call. */
export function blastRadiusText({ asOf, radius, findings, registry }: BlastRadiusReport): string {
  const { entry, owner, reaches, tools } = radius;
  const { data } = entry;
  const given = (text: string | null | undefined) => text ?? 'nobody has written it down';
  const lines = [
    `${entry.id}${data.title ? `: ${data.title}` : ''} (${isActive(data) ? 'active' : `revoked${data.revoked ? ` on ${inWords(data.revoked)}` : ''}`})`,
    '',
    `How to revoke it  ${given(data.revoke)}`,
    `Last tried        ${data.revocation_tested ? inWords(data.revocation_tested) : 'never'}${radius.drillDue ? `, next by ${inWords(radius.drillDue)}` : ''}`,
    ...(data.account ? [`Called there      ${data.account}`] : []),
    `Owner             ${owner ? `${owner.name}${owner.email ? ` <${owner.email}>` : ''}` : given(data.owner)}`,
    `Environment       ${given(data.environment)}`,
    `Secret            ${data.secret ? `${given(data.secret.ref)}${radius.secretDue ? `, to be replaced by ${inWords(radius.secretDue)}` : ''}` : 'none is recorded'}`,
    `Vendor            ${data.vendor === null ? 'none, it is our own' : given(data.vendor)}`,
    ...(entry.because ? [`Shared because    ${entry.because}`] : []),
    '',
    isActive(data)
      ? `What stops: ${counted(tools, 'tool')} in ${counted(reaches.length, 'system')}`
      : 'Nothing stops any more: it is revoked. It served',
    ...reaches.flatMap((reached) => reachedLines(reached, registry)),
    ...(findings.length === 0 ? [] : ['', 'Findings']),
    ...findings.map(({ severity, code, message }) => `  ${severity} ${code} ${message}`),
    '',
    `As of ${inWords(asOf)}.`,
  ];
  return `${lines.map(escapeTerminal).join('\n')}\n`;
}

function reachedLines({ view, tools }: Reached, registry: Registry): string[] {
  const { system, tier } = view;
  const { owner, operations } = system.data;
  return [
    `  ${titleOf(system)} (${system.id}, ${system.status}, ${tier} tier)`,
    `    owner ${owner ? nameOf(owner, registry) : 'missing'}, on call ${operations?.on_call ?? 'not given'}`,
    ...(tools.length === 0 ? ['    no tool is listed with it; the system may stop as a whole'] : []),
    ...tools.map(({ id, access }) => `    ${id}${access ? `, ${access}` : ''}`),
  ];
}

function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

/** For machines: the same; what is not known is null. */
export function blastRadiusJson({ asOf, commit, radius, findings }: BlastRadiusReport): string {
  const { entry, owner, reaches, tools } = radius;
  const { id, data, shared, because } = entry;
  const { secret } = data;
  const report = {
    asOf,
    commit: commit ?? null,
    id,
    title: data.title ?? null,
    kind: data.kind ?? null,
    environment: data.environment ?? null,
    account: data.account ?? null,
    status: data.status ?? 'active',
    revoked: data.revoked ?? null,
    owner: data.owner === undefined ? null : { id: data.owner, name: owner?.name ?? null, email: owner?.email ?? null },
    shared,
    sharedBecause: because ?? null,
    vendor: data.vendor ?? null,
    isOurOwn: data.vendor === null ? true : data.vendor === undefined ? null : false,
    privileges: data.privileges ?? null,
    secret: secret ? { ref: secret.ref ?? null, store: secret.store ?? null, due: radius.secretDue ?? null } : null,
    revoke: data.revoke ?? null,
    revocationTested: data.revocation_tested ?? null,
    drillDue: radius.drillDue ?? null,
    stops: {
      tools,
      systems: reaches.map(({ view: { system, tier }, tools: own }) => ({
        id: system.id,
        title: titleOf(system),
        status: system.status,
        tier,
        owner: system.data.owner ?? null,
        onCall: system.data.operations?.on_call ?? null,
        tools: own.map((tool) => ({
          id: tool.id,
          access: tool.access ?? null,
          humanApproval: tool.human_approval ?? null,
        })),
      })),
    },
    findings: findings.map(({ code, severity, message, system }) => ({
      code,
      severity,
      message,
      system: system ?? null,
    })),
  };
  return escapeJson(`${JSON.stringify(report, null, 2)}\n`);
}
