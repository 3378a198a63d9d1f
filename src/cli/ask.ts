import { createInterface } from 'node:readline/promises';
import { UsageError } from './usage.ts';

/** Where questions are asked and answers typed. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** The terminal that the command runs in; absent where its input comes from elsewhere. */
export function ownTerminal(): Terminal | undefined {
  return process.stdin.isTTY ? { input: process.stdin, output: process.stderr } : undefined;
}

/** Asks on the terminal; without one, the flag has to say it. */
export async function ask(question: string, flag: string): Promise<string> {
  const terminal = ownTerminal();
  if (terminal === undefined)
    throw new UsageError(`${question} is not given, and there is no terminal to ask on.`, `Write ${flag}.`);
  const answer = (await askOn(terminal, `${question}: `)).trim();
  if (answer === '') throw new UsageError(`${question} is needed.`, `Answer, or write ${flag}.`);
  return answer;
}

/** The line that is typed after a prompt. @throws UsageError when Ctrl-C or Ctrl-D is typed instead */
export async function askOn({ input, output }: Terminal, prompt: string): Promise<string> {
  const line = createInterface({ input, output });
  const stopped = Promise.withResolvers<never>();
  const stop = () => {
    output.write('\n');
    stopped.reject(new UsageError('You stopped, and nothing was written.', 'Run it again when you are ready.'));
  };
  line.once('SIGINT', stop).once('close', stop);
  try {
    return await Promise.race([line.question(prompt), stopped.promise]);
  } finally {
    line.off('close', stop).close();
  }
}

/** Asks for a yes; anything else is a no. */
export async function confirm(question: string): Promise<boolean> {
  return /^y(?:es)?$/i.test(await ask(`${question} (yes or no)`, '--yes to decide without being asked'));
}
