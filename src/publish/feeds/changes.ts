import { escapeHtml, escapeJson } from '../../diagnostic/escape.ts';
import { type ExportSource, namespaceOf, siteAddress, startOf } from '../export-source.ts';
import { inlineText } from '../inline-text.ts';
import { type Change, changesOf } from '../pages/changes-page.ts';
import { uuidV5 } from '../uuid.ts';

interface Entry {
  /** `urn:uuid:…`, the same in every build. */
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly title: string;
  readonly author: string | undefined;
  readonly url: string | undefined;
}

/** A reader asks often; the page has everything. */
const MOST = 100;

function entriesOf(source: ExportSource): Entry[] {
  const namespace = namespaceOf(source);
  const seen = new Map<string, number>();
  return changesOf(source.context)
    .slice(0, MOST)
    .map((change) => entryOf(change, { source, namespace, seen }));
}

interface Around {
  readonly source: ExportSource;
  readonly namespace: string;
  readonly seen: Map<string, number>;
}

function entryOf({ date, what, who, system }: Change, { source, namespace, seen }: Around): Entry {
  const title = `${inlineText(system)}: ${inlineText(what)}`;
  const author = who.length > 0 ? inlineText(who) : undefined;
  const key = JSON.stringify([date, title, author]);
  const again = seen.get(key) ?? 0;
  seen.set(key, again + 1);
  const link = system.find((inline) => typeof inline === 'object' && 'href' in inline);
  const path = typeof link === 'object' && 'href' in link ? link.href : '/changes/';
  const id = `urn:uuid:${uuidV5(`change:${key}:${again}`, namespace)}`;
  return { id, date, title, author, url: siteAddress(path, source) };
}

/** What changed, as Atom (RFC 4287). Times are those that the records give, at the beginning of their days in UTC. */
export function atomFeed(source: ExportSource): string {
  const { snapshot } = source;
  const own = siteAddress('changes/feed.xml', source);
  const page = siteAddress('changes/', source);
  const entries = entriesOf(source).map(
    ({ id, date, title, author, url }) =>
      `  <entry>\n    <id>${id}</id>\n    <title>${escapeHtml(title)}</title>\n    <updated>${startOf(date)}</updated>\n` +
      `${author === undefined ? '' : `    <author><name>${escapeHtml(author)}</name></author>\n`}` +
      `${url === undefined ? '' : `    <link href="${escapeHtml(url)}"/>\n`}  </entry>\n`,
  );
  const link = (rel: string, href: string | undefined) =>
    href === undefined ? '' : `  <link rel="${rel}" href="${escapeHtml(href)}"/>\n`;
  return (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">\n' +
    `  <id>urn:uuid:${uuidV5('changes', namespaceOf(source))}</id>\n  <title>${escapeHtml(`${snapshot.name}: changes`)}</title>\n` +
    `  <updated>${startOf(snapshot.asOf)}</updated>\n  <author><name>${escapeHtml(snapshot.organisation ?? snapshot.name)}</name></author>\n` +
    `${link('self', own)}${link('alternate', page)}${entries.join('')}</feed>\n`
  );
}

/** The same as JSON Feed 1.1. */
export function jsonFeed(source: ExportSource): string {
  const { snapshot } = source;
  const [page, own] = [siteAddress('changes/', source), siteAddress('changes/feed.json', source)];
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${snapshot.name}: changes`,
    ...(page === undefined ? {} : { home_page_url: page }),
    ...(own === undefined ? {} : { feed_url: own }),
    language: 'en-GB',
    items: entriesOf(source).map(({ id, date, title, author, url }) => ({
      id,
      ...(url === undefined ? {} : { url }),
      title,
      content_text: title,
      date_published: startOf(date),
      ...(author === undefined ? {} : { authors: [{ name: author }] }),
    })),
  };
  return escapeJson(`${JSON.stringify(feed, null, 2)}\n`);
}
