import type { SystemView } from '../../assess/system-view.ts';
import type { Tag } from '../page-parts.ts';
import { openFindings, type SiteContext } from '../site-context.ts';
import { counted, ORDER_TAGS } from '../words.ts';

/** Whether a record is in order, by what stands against it, in a tag and a sentence. */
export function orderOf({ system }: SystemView, context: SiteContext): { tag: Tag; sentence: string } {
  const { errors, warnings } = openFindings(system.id, context);
  const isHidden = context.audience.shows('findings') === 'withheld';
  if (isHidden && system.status !== 'retired') return hiddenOrder(errors > 0, context);
  if (errors > 0)
    return {
      tag: ORDER_TAGS.failing,
      sentence: `${counted(errors, 'thing')} must be put right before this record can be published as in order.`,
    };
  if (system.status === 'retired')
    return { tag: ORDER_TAGS.notJudged, sentence: 'This system is retired. Its record is kept as it was.' };
  if (warnings > 0)
    return {
      tag: ORDER_TAGS.warning,
      sentence: `This record is in order; ${counted(warnings, 'thing')} will need attention soon.`,
    };
  return {
    tag: ORDER_TAGS.ok,
    sentence:
      'This record is in order: every decision, acceptance, review and item of evidence that its tier asks for is there and in date.',
  };
}

/** Where findings are withheld, only whether any of them is an error. */
function hiddenOrder(isFailing: boolean, { audience }: SiteContext): { tag: Tag; sentence: string } {
  const rest = `What the rules find: ${lowerFirst(audience.instead('findings') ?? '')}`;
  return isFailing
    ? { tag: ORDER_TAGS.failing, sentence: `This record is not in order. ${rest}` }
    : { tag: ORDER_TAGS.ok, sentence: `No error stands against this record. ${rest}` };
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
