/** Every element that a body can become, and the attributes that each may have. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  p: ['class'],
  em: [],
  strong: [],
  del: [],
  code: ['class'],
  pre: [],
  br: [],
  hr: [],
  wbr: [],
  ul: [],
  ol: ['start'],
  li: [],
  blockquote: [],
  h2: ['id'],
  h3: ['id'],
  h4: ['id'],
  h5: ['id'],
  h6: ['id'],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope', 'class'],
  td: ['class'],
  a: ['href', 'rel'],
  img: ['src', 'alt', 'loading'],
  div: ['class', 'role'],
};
const VOID = ['br', 'hr', 'img', 'wbr'];
const CLASSES = ['long', 'frame', 'callout callout-note', 'callout callout-warning', 'callout-title', 'num', 'mid'];
const PIECE = /([^<>&]|&(?:amp|lt|gt|quot|#39);)+|<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)>/y;

/** Everything in some HTML that no page may hold; it is read by its own strict grammar, not by a forgiving parser. */
export function faultsIn(html: string, base: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (let at = 0; at < html.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(html);
    if (match === null) return [...faults, `no text and no tag: ${html.slice(at, at + 60)}`];
    const [, , close, tag, attributes = ''] = match;
    if (tag === undefined) continue;
    if (close === '/') {
      if (open.pop() !== tag) faults.push(`</${tag}> closes nothing`);
      continue;
    }
    if (!VOID.includes(tag)) open.push(tag);
    for (const [, name = '', value = ''] of attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)) {
      if (!ALLOWED[tag]?.includes(name)) faults.push(`<${tag} ${name}>`);
      faults.push(...valueFaults(name, plain(value), base));
    }
    if (!Object.hasOwn(ALLOWED, tag)) faults.push(`<${tag}>`);
  }
  return open.length > 0 ? [...faults, `never closed: ${open.join(' ')}`] : faults;
}

function valueFaults(name: string, value: string, base: string): string[] {
  const page = new URL(`${base}systems/x/`, 'https://registry.example');
  if (name === 'class') return CLASSES.includes(value) ? [] : [`class ${value}`];
  if (name === 'src') return value.startsWith(`${base}content-assets/`) ? [] : [`src ${value}`];
  if (name !== 'href') return [];
  const url = new URL(value, page);
  const isHome = url.host === page.host && url.pathname.startsWith(base);
  const isAway = /^https?:\/\//i.test(value) && url.host !== page.host && url.username === '';
  return isHome || isAway || url.protocol === 'mailto:' ? [] : [`href ${value}`];
}

function plain(value: string): string {
  const marks: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return value.replace(/&(?:amp|lt|gt|quot|#39);/g, (mark) => marks[mark] ?? mark);
}
