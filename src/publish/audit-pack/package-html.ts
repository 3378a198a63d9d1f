import { escapeHtml } from '../../diagnostic/escape.ts';
import { inWords } from '../../diagnostic/calendar.ts';
import type { Gate } from '../../run.ts';
import { inlineHtml } from '../inline-html.ts';
import type { Fact, FindingPart, Inline, Table } from '../page-parts.ts';
import type { DecisionCard } from '../pages/decision-part.ts';
import type { GoLiveProof } from '../pages/proof-part.ts';
import type { SystemPage } from '../pages/system-page.ts';
import { PACKAGE_CSS } from './package-css.ts';
import type { Hashed } from './pack.ts';

export interface PackagePage {
  readonly page: SystemPage;
  /** The name of the registry. */
  readonly registry: string;
  readonly gate: Gate;
  /** The files of the pack, in order. */
  readonly files: readonly Hashed[];
}

/** The approval package of a system as one HTML file that loads nothing and links to nothing of the site. */
export function packageHtml({ page, registry, gate, files }: PackagePage): string {
  const { id, dirty } = gate.commit;
  const stamp = [
    `As of ${inWords(gate.asOf)}${gate.isExample ? ' (the day of the example organisation)' : ''}`,
    id === undefined ? 'no commit' : `commit ${id}${dirty ? ', with changes that are not committed' : ''}`,
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`Approval package: ${page.title}`)}</title>
<style>
${PACKAGE_CSS}</style>
</head>
<body>
<header>
<p>${escapeHtml(registry)}</p>
<h1>${escapeHtml(page.title)}</h1>
<p>${html([...page.tags.flatMap((tag) => [tag, ' ']), page.order.tag])}</p>
${page.lead === undefined ? '' : `<p>${escapeHtml(page.lead)}</p>\n`}<p><small>${escapeHtml(stamp.join(', '))}</small></p>
</header>
<main>
${[
  section(
    'In order or not',
    `<p>${escapeHtml(page.order.sentence)}</p>${page.order.validUntil === undefined ? '' : `<p>${escapeHtml(page.order.validUntil)}</p>`}${findings(page.findings)}`,
  ),
  page.goLive ? section('When it went live', goLive(page.goLive)) : '',
  section('Who answers', facts(page.summary)),
  section('Scope', facts(page.scope)),
  section('Decisions', `<p>${escapeHtml(page.reopening)}</p>${page.decisions.map(card).join('')}`),
  section('Residual risks', `<p>${escapeHtml(page.riskNote)}</p>${page.risks.map(card).join('')}`),
  section('Evidence', table(page.evidence)),
  section('Data', facts(page.data)),
  section('Tools', table(page.tools)),
  section('Identities', table(page.nhis)),
  section('Operations', facts(page.operations)),
  section('Reviews', table(page.reviews)),
  section('Incidents', table(page.incidents)),
  section('Timeline', table(page.timeline)),
  section('Files of this pack', table(filesTable(files))),
].join('')}</main>
</body>
</html>
`;
}

function goLive({ tag, sentence, basis, facts: all }: GoLiveProof): string {
  return `<p>${html([tag])} ${escapeHtml([sentence, ...basis].join(' '))}</p>${facts(all)}`;
}

function filesTable(files: readonly Hashed[]): Table {
  return {
    caption: 'SHA-256 of each file; README.txt says how to check them',
    columns: [{ title: 'File' }, { title: 'SHA-256' }],
    rows: files.map(({ path, sha256 }) => [[{ code: path }], [{ code: sha256 }]]),
    empty: '',
  };
}

function section(title: string, content: string): string {
  return `<section>\n<h2>${escapeHtml(title)}</h2>\n${content}\n</section>\n`;
}

function facts(all: readonly Fact[]): string {
  const rows = all.map(({ term, lines, none }) => {
    const values =
      lines.length > 0
        ? lines.map((line) => `<dd>${html(line)}</dd>`).join('')
        : `<dd>${escapeHtml(none ?? 'not given')}</dd>`;
    return `<div><dt>${escapeHtml(term)}</dt>${values}</div>`;
  });
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}

function card({ title, tag, lines, rationale, list, after }: DecisionCard): string {
  const said = (all: DecisionCard['lines']) => all.map((line) => `<p>${html(line)}</p>`).join('');
  return `<article>\n<h3>${escapeHtml(title)} ${html([tag])}</h3>\n${said(lines)}${
    rationale === undefined ? '' : `<blockquote>${escapeHtml(rationale)}</blockquote>`
  }${list ? `<p>${escapeHtml(list.title)}</p><ul>${list.items.map((item) => `<li>${html(item)}</li>`).join('')}</ul>` : ''}${said(after)}\n</article>\n`;
}

function table({ caption, columns, rows, empty }: Table): string {
  if (rows.length === 0) return `<p>${escapeHtml(empty)}</p>`;
  const heads = columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const body = rows.map(
    ([first = [], ...rest]) =>
      `<tr><th scope="row">${html(first)}</th>${rest.map((cell) => `<td>${html(cell)}</td>`).join('')}</tr>`,
  );
  return `<table>\n<caption>${escapeHtml(caption)}</caption>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}

function findings(all: readonly FindingPart[]): string {
  if (all.length === 0) return '';
  return `<ul>${all.map(({ tag, code, message }) => `<li>${html([tag])} ${escapeHtml(message)} <code>${escapeHtml(code.text)}</code></li>`).join('')}</ul>`;
}

/** A line without the ways to other pages of the site, which are not in the pack. */
function html(line: readonly Inline[]): string {
  return inlineHtml(line.map(unlinked), (address) => address);
}

function unlinked(inline: Inline): Inline {
  if (typeof inline === 'string') return inline;
  if ('note' in inline) return { note: inline.note.map(unlinked) };
  if (!('href' in inline) || /^https?:/i.test(inline.href)) return inline;
  return inline.code ? { code: inline.text } : inline.text;
}
