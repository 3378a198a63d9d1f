import { escapeTerminal } from '../../diagnostic/escape.ts';
import { askOn, type Terminal } from '../ask.ts';
import { UsageError } from '../usage.ts';

/** An answer as what it means, or why it is none and what to write. */
export type Understood<T> = { readonly value: T } | { readonly message: string; readonly hint: string };

export interface Asked<T> {
  /** What is asked, in a few words. */
  readonly what: string;
  /** More about it, a line each. */
  readonly about?: readonly string[];
  /** The flag that answers it instead, with an example. */
  readonly flag: string;
  /** What the flag says. */
  readonly given: string | undefined;
  /** What Enter keeps, and what counts where nobody is asked. */
  readonly usual?: string | undefined;
  /** Whether it may stay open. */
  readonly optional?: boolean;
  readonly understand: (answer: string) => Understood<T>;
}

/** Takes answers from flags, or else from the terminal; without either, an answer that is needed is a broken call. */
export class Answers {
  readonly #terminal: Terminal | undefined;

  constructor(terminal: Terminal | undefined) {
    this.#terminal = terminal;
  }

  needed<T>(asked: Omit<Asked<T>, 'optional'>): Promise<T> {
    return this.#answer(asked) as Promise<T>;
  }

  optional<T>(asked: Omit<Asked<T>, 'optional'>): Promise<T | undefined> {
    return this.#answer({ ...asked, optional: true });
  }

  async #answer<T>(asked: Asked<T>): Promise<T | undefined> {
    const { given, usual, what, flag, optional } = asked;
    if (given !== undefined) return required(asked.understand(given.trim()));
    if (this.#terminal !== undefined) return this.#askUntilUnderstood(asked, this.#terminal);
    if (usual !== undefined) return required(asked.understand(usual));
    if (optional) return undefined;
    throw new UsageError(`${what} is not given, and there is no terminal to ask on.`, `Write ${flag}.`);
  }

  async #askUntilUnderstood<T>(asked: Asked<T>, terminal: Terminal): Promise<T | undefined> {
    const { what, about = [], usual, optional, understand } = asked;
    const say = (line: string) => terminal.output.write(`${escapeTerminal(line)}\n`);
    for (const line of ['', ...about]) say(line);
    const open = optional ? ' (Enter leaves it out)' : '';
    for (;;) {
      const typed = await askOn(
        terminal,
        escapeTerminal(`${what}${usual === undefined ? open : ` [${usual}]`}`) + ': ',
      );
      const answer = typed.trim() === '' ? (usual ?? '') : typed.trim();
      if (answer === '' && optional) return undefined;
      const understood: Understood<T> =
        answer === '' ? { message: 'This is needed.', hint: 'Answer, or stop with Ctrl-C.' } : understand(answer);
      if ('value' in understood) return understood.value;
      say(`  ${understood.message} ${understood.hint}`);
    }
  }
}

function required<T>(understood: Understood<T>): T {
  if ('value' in understood) return understood.value;
  throw new UsageError(understood.message, understood.hint);
}
