import type { SiteContext } from './site-context.ts';
import type { Snapshot } from './snapshot.ts';
import { uuidV5 } from './uuid.ts';

/** What the documents for other tools are made from. */
export interface ExportSource {
  readonly context: SiteContext;
  readonly snapshot: Snapshot;
}

/** Chosen once, at random: the namespace of every registry, and so of every UUID that is exported. */
const PRODUCT = 'cad00594-be5e-4c47-b6f1-bcff9b0edb24';

/**
 * The namespace of the UUIDs of one registry, by where it is published, or else by its repository or
 * name: two registries may both have a `support-copilot`, and mean different things.
 */
export function namespaceOf({ context }: ExportSource): string {
  const { site, base, repository, name } = context.assessment.registry.config;
  return uuidV5(site === undefined ? (repository ?? name) : new URL(base ?? '/', site).href, PRODUCT);
}

/** The address of a page or file of the published site; undefined where the registry does not say where it is. */
export function siteAddress(path: string, { context }: ExportSource): string | undefined {
  const { site, base } = context.assessment.registry.config;
  return site === undefined ? undefined : new URL(`${base ?? '/'}${path.replace(/^\//, '')}`, site).href;
}

/** The moment at which a calendar day begins, in UTC (RFC 3339): documents ask for a time, and records know days. */
export function startOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** The last moment of a calendar day, in UTC: a last day still counts. */
export function endOf(day: string): string {
  return `${day}T23:59:59Z`;
}

/** A text on one line without blanks at its ends, which is all that many fields take; empty for nothing but blanks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A web address as RFC 3986 spells it: whatever else an address bar takes is percent-encoded. */
export function plainAddress(address: string): string {
  const { href } = new URL(address);
  return href.replace(/%(?![0-9A-Fa-f]{2})/g, '%25').replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/g, encodeURIComponent);
}

/** The commit of a snapshot, or its day where there is none: what tells two versions of a document apart. */
export function versionOf({ asOf, commit, dirty }: Snapshot): string {
  return commit === undefined ? asOf : `${asOf}+${commit}${dirty ? '.dirty' : ''}`;
}
