import { decode } from '../../src/parse/decode.ts';
import { splitFence } from '../../src/parse/fence.ts';
import { plainSource, type Source } from '../../src/parse/source.ts';
import { parseYaml } from '../../src/parse/yaml.ts';
import { editedBytes } from '../../src/edit/text/edited-bytes.ts';
import type { TextEdit } from '../../src/diagnostic/text-edit.ts';

/** A file as a run reads it, without its body. */
export function sourceOf(path: string, bytes: string): Source {
  const { text } = decode(Buffer.from(bytes), path);
  const whole = { frontmatter: text, frontmatterAt: 0 };
  const parts = path.endsWith('.mdx') ? splitFence(text, path) : whole;
  if ('code' in parts) throw new Error(`${parts.code}: ${parts.message}`);
  const { value, diagnostics } = parseYaml(parts.frontmatter, path);
  const [first] = diagnostics;
  if (first !== undefined) throw new Error(`${first.code}: ${first.message}`);
  const dataEnd = parts.frontmatterAt + parts.frontmatter.length;
  return { ...plainSource(path, 'system', 'a', text), dataAt: parts.frontmatterAt, dataEnd, data: value };
}

/** A text with an edit made, as it lies on disk afterwards. */
export function edited(text: string, edit: TextEdit | undefined): string {
  if (edit === undefined) throw new Error('There is no edit');
  return editedBytes(Buffer.from(text), [edit]).toString('utf8');
}

/** The lines of a text that another one lacks, in order: what an edit took away. */
export function lostLines(before: string, after: string): string[] {
  const rest = after.split('\n');
  return before.split('\n').filter((line) => {
    const at = rest.indexOf(line);
    if (at >= 0) rest.splice(0, at + 1);
    return at < 0;
  });
}
