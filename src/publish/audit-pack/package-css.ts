/** The look of an approval package: plain, readable without colour, and made for paper as much as for a screen. */
export const PACKAGE_CSS = `:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2rem 0 .5rem; padding-top: .5rem; border-top: 1px solid; font-size: 1.25rem; break-after: avoid; }
h3 { margin: 1rem 0 .25rem; font-size: 1rem; break-after: avoid; }
p { margin: .25rem 0; }
small { display: block; }
header small, .tag + small { display: inline; }
article, tr, dl > div { break-inside: avoid; }
blockquote { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; padding: .25rem 0; }
dt { font-weight: 600; }
dd { margin: 0; grid-column: 2; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
caption { padding: .25rem 0; text-align: left; }
th, td { padding: .25rem .5rem .25rem 0; border-bottom: 1px solid; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th[scope="row"] { font-weight: 400; }
code { font: .875em ui-monospace, monospace; overflow-wrap: anywhere; }
.tag { padding: 0 .375rem; border: 1px solid; border-radius: .25rem; font-size: .8125rem; font-weight: 600; white-space: nowrap; }
@media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; } dd { grid-column: 1; } }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } a { color: inherit; } a[href]::after { content: " (" attr(href) ")"; font-size: .8em; overflow-wrap: anywhere; } thead { display: table-header-group; } @page { margin: 18mm; } }
`;
