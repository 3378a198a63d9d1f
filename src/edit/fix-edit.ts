import type { Diagnostic, Path } from '../diagnostic/diagnostic.ts';
import type { TextEdit } from '../diagnostic/text-edit.ts';
import type { Kind } from '../parse/kinds.ts';
import { type Source, spansIn } from '../parse/source.ts';
import { sortItems } from './text/sort-items.ts';
import { quotedAs } from './text/yaml-edits.ts';
import { flowYaml, keyYaml } from './text/yaml-text.ts';

/** The files whose fields may be mended: those that say what there is, and not who decides, answers or is excused. */
const DESCRIBING: readonly Kind[] = ['system', 'intake', 'shared-nhis', 'shared-models', 'shared-evidence'];
/** Their fence is ours, whatever they say. */
const FENCED: readonly Kind[] = ['system', 'intake', 'exception', 'guide'];

/** Fields that somebody answers with, or by which less is asked: a guess would turn what they say of accountability. */
const ANSWERED = /^(?:owner|governance_owner|sponsor|risk_acceptance|reviews|status|result|accepted_as|.+_by|by)$/;

/** The edit that mends a finding; undefined where it carries no fix, or stands where only a person may write. */
export function fixEdit({ spot, fix }: Diagnostic, source: Source | undefined): TextEdit | undefined {
  if (fix === undefined || source === undefined) return undefined;
  const { file } = source;
  if ('length' in fix)
    return FENCED.includes(source.kind)
      ? { file, start: fix.offset, end: fix.offset + fix.length, text: fix.to }
      : undefined;
  const { path = [], key = false } = spot;
  if (!DESCRIBING.includes(source.kind)) return undefined;
  // The words stay, whoever wrote them.
  if ('sortedBy' in fix) return sortItems(source, path.slice(0, -2), fix.sortedBy);
  if (isAnswered('to' in fix && key ? [...path, fix.to] : path)) return undefined;
  const span = spansIn(source)(path, key);
  if (span === undefined || span.written === 'block' || span.written === 'flow') return undefined;
  const written = source.text.slice(span.start, span.end);
  const edit = (text: string): TextEdit => ({ file, start: span.start, end: span.end, text });
  if ('to' in fix) return edit(key ? keyYaml(fix.to) : quotedAs(span.written, fix.to));
  if (fix.as === 'text') return span.written === 'plain' ? edit(`'${written}'`) : undefined;
  return span.written === 'block-text'
    ? undefined
    : edit(`[${span.written === 'plain' ? flowYaml(written) : written}]`);
}

function isAnswered(path: Path): boolean {
  return path.some((step) => ANSWERED.test(String(step)));
}
