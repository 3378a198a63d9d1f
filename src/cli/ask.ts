import { createInterface } from 'node:readline/promises';
import { UsageError } from './usage.ts';

/** Asks on the terminal; without one, the flag has to say it. */
export async function ask(question: string, flag: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UsageError(`${question} is not given, and there is no terminal to ask on.`, `Write ${flag}.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = (await terminal.question(`${question}: `)).trim();
    if (answer === '') throw new UsageError(`${question} is needed.`, `Answer, or write ${flag}.`);
    return answer;
  } finally {
    terminal.close();
  }
}

/** Asks for a yes; anything else is a no. */
export async function confirm(question: string): Promise<boolean> {
  return /^y(?:es)?$/i.test(await ask(`${question} (yes or no)`, '--yes to decide without being asked'));
}
