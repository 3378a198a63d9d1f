import { limitOf } from '../../assess/exceptions.ts';
import { newException } from '../../edit/new/new-exception.ts';
import type { ExceptionData } from '../../validate/schema/exception.ts';
import { ownTerminal } from '../ask.ts';
import { gateWithFolder } from '../gate-with-folder.ts';
import { judgedOf } from '../judged.ts';
import { Answers } from '../new/answers.ts';
import { askRule, askWhat, BY_CODE, type NewExceptionOptions } from '../new/ask-what-is-lifted.ts';
import { askWhen, askWho } from '../new/ask-when-and-who.ts';
import { freePath, putNew } from '../new/put-new.ts';

/** Asks for all that an exception has to say, and writes its record. */
export async function newExceptionCommand(id: string, options: NewExceptionOptions): Promise<number> {
  const around = await gateWithFolder(options);
  const assessment = judgedOf(around.gate, 'nobody can say what it lifts');
  const path = freePath(id, 'exception', `exceptions/${id}.mdx`, around);
  const asking = { options, answers: new Answers(options.yes ? undefined : ownTerminal()), assessment };
  const { code, lift } = await askRule(asking);
  const what = await askWhat(id, code, asking);
  const when = await askWhen({ rule: code, kind: what.kind }, lift, asking);
  const who = await askWho({ lift, systems: what.systems, from: when.from }, asking);
  const limit = limitOf({ data: { rule: code, ...when } }, { policy: assessment.registry.policy, rules: BY_CODE });
  const summary = BY_CODE.get(code)?.summary ?? '';
  const data: ExceptionData = { rule: code, ...what, ...who, ...when };
  const text = newException(data, { summary, by: lift.by, atMost: limit?.period ?? lift.atMost });
  return putNew({ path, text }, around, options);
}
