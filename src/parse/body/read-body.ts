import type { Nodes } from 'hast';
import { mdxToHast } from 'satteri';
import type { Body } from './body.ts';
import { excessOf } from './bounds.ts';
import { BodyWriter } from './writer.ts';

/** A body may be nested this deep, counted in elements and components. */
const DEEPEST = 64;
const FEATURES = { frontmatter: false, math: false, gfm: { footnotes: false }, smartPunctuation: false } as const;
const PLACE = /^(\d+):(\d+):\s*/;

/**
 * Markdown with the registry's components to safe HTML. Runs inside the worker, whose stack is large
 * enough for what 64 KiB can nest; the tree is walked without recursion and then dropped.
 */
export function readBody(source: string): Body {
  const writer = new BodyWriter(source);
  if (source.trim() === '') return writer.finish();
  const excess = excessOf(source);
  if (excess !== undefined) {
    writer.fault('body/syntax', excess.detail, excess.offset);
    return writer.finish();
  }
  let tree: Nodes;
  try {
    tree = mdxToHast(source, { features: FEATURES });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    writer.fault('body/syntax', reason(message), offsetOfMessage(message, source));
    return writer.finish();
  }
  walk(tree, writer);
  return writer.finish();
}

type Step = { readonly node: Nodes; readonly depth: number } | { readonly close: string };

function walk(tree: Nodes, writer: BodyWriter): void {
  const steps: Step[] = [{ node: tree, depth: 0 }];
  let tooDeep = false;
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('close' in step) {
      writer.close(step.close);
      continue;
    }
    const { node, depth } = step;
    if (depth > DEEPEST) {
      if (!tooDeep) writer.fault('body/too-deep', '', node.position?.start.offset ?? 0);
      tooDeep = true;
      continue;
    }
    const close = writer.open(node);
    if (close === undefined || !('children' in node)) continue;
    steps.push({ close });
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child) steps.push({ node: child, depth: depth + (child.type === 'text' ? 0 : 1) });
    }
  }
}

function reason(message: string): string {
  return message
    .replace(PLACE, '')
    .replace(/\s*\(\d+:\d+\)/g, '') // a place in the body, where the reader sees lines of the file
    .replace(/\s*\((?:note: [^)]*|mdx[\w-]*:[\w-]*)\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
    .slice(0, 200);
}

function offsetOfMessage(message: string, source: string): number {
  const place = PLACE.exec(message);
  if (!place) return 0;
  let at = 0;
  for (let line = 1; line < Number(place[1]); line++) {
    const next = source.indexOf('\n', at);
    if (next === -1) break;
    at = next + 1;
  }
  return Math.min(at + Number(place[2]) - 1, source.length);
}
