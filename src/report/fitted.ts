/** What a comment on GitHub can hold, in characters; a byte is at most one. */
export const COMMENT_BYTES = 65_536;

/**
 * Blocks of Markdown one under the other, whole ones only: each that still fits, in their order, and behind them what
 * says how many are left out. The head always stands.
 * @param limit in bytes of UTF-8
 * @param leftOut is told which blocks are left out, by their place
 */
export function fitted(
  head: readonly string[],
  blocks: readonly string[],
  { limit, leftOut }: { readonly limit: number; readonly leftOut: (places: ReadonlySet<number>) => string },
): string {
  const whole = joined([...head, ...blocks]);
  if (Buffer.byteLength(whole) <= limit) return whole;
  const all = new Set(blocks.keys());
  const room = limit - Buffer.byteLength(joined(['', leftOut(all)]));
  let used = Buffer.byteLength(joined(head));
  const left = new Set<number>();
  for (const [at, block] of blocks.entries()) {
    const size = Buffer.byteLength(block) + BETWEEN.length;
    if (used + size > room) left.add(at);
    else used += size;
  }
  return joined([...head, ...blocks.filter((_, at) => !left.has(at)), leftOut(left)]);
}

const BETWEEN = '\n\n';

function joined(blocks: readonly string[]): string {
  return `${blocks.join(BETWEEN)}\n`;
}
