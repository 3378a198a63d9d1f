import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { markdownToHtml } from 'satteri';

const RULES = new URL('../assess/rules/', import.meta.url);

/** The document of one rule as Markdown; undefined when there is none. */
export async function readRuleDoc(code: string): Promise<string | undefined> {
  if (!/^[a-z-]+\/[a-z-]+$/.test(code)) return undefined;
  return readFile(new URL(`${code}.md`, RULES), 'utf8').catch(() => undefined);
}

/**
 * The documents of all rules as HTML, by code. They are part of the product and reviewed as code, so
 * they are rendered as they are; only their first heading is left out, since the page has its own.
 */
export async function readRuleDocs(): Promise<Map<string, string>> {
  const docs = new Map<string, string>();
  for (const topic of (await readdir(fileURLToPath(RULES), { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  )) {
    for (const name of await readdir(fileURLToPath(new URL(`${topic.name}/`, RULES)))) {
      if (!name.endsWith('.md')) continue;
      const text = await readFile(new URL(`${topic.name}/${name}`, RULES), 'utf8');
      docs.set(`${topic.name}/${name.slice(0, -'.md'.length)}`, markdownToHtml(text.replace(/^# .*\n/, '')).html);
    }
  }
  return docs;
}
