import './no-eval.ts';
import { decisionFile, type DecisionContext } from '../../../publish/forms/decision-file.ts';
import { exceptionFile, type ExceptionContext } from '../../../publish/forms/exception-file.ts';
import type { Answers, Destination, Form, MadeFile } from '../../../publish/forms/form.ts';
import { systemFile, type SystemContext } from '../../../publish/forms/system-file.ts';
import { answersIn } from './answers.ts';
import { showFaults } from './faults.ts';
import { readyLists } from './items.ts';
import { readyActions } from './take-away.ts';

const MAKERS: Readonly<Record<string, (answers: Answers, context: unknown, entries: Form['entries']) => MadeFile>> = {
  system: (answers, context, entries) => systemFile(answers, context as SystemContext, entries),
  exception: (answers, context, entries) => exceptionFile(answers, context as ExceptionContext, entries),
  decision: (answers, context, entries) => decisionFile(answers, context as DecisionContext, entries),
};

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-makes]')) ready(form);

/** Makes the file anew whenever something is typed, and says what is left to do. */
function ready(form: HTMLFormElement): void {
  const make = MAKERS[form.dataset['makes'] ?? ''];
  if (make === undefined) return;
  const context = JSON.parse(form.dataset['context'] ?? '{}') as unknown;
  const entries = JSON.parse(form.dataset['entries'] ?? '[]') as Form['entries'];
  const destination = JSON.parse(form.dataset['destination'] ?? '{}') as Destination;
  const made = () => make(answersIn(form), context, entries);
  const touched = new Set<Element>();
  const point = readyActions(form, destination, made);
  const changed = () => {
    const file = made();
    put(form, '[data-text]', file.text);
    put(form, '[data-file]', `${destination.prefix}${file.path}`);
    put(form, '[data-says]', file.says.join(' '));
    showFaults(form, file.faults, touched);
    point(file);
  };
  readyLists(form, changed);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', changed);
  form.addEventListener('focusout', ({ target }) => {
    if (target instanceof Element) touched.add(target);
    changed();
  });
  form.hidden = false;
  form.parentElement?.querySelector('.by-hand')?.removeAttribute('open');
  changed();
}

function put(form: HTMLElement, where: string, text: string): void {
  const place = form.querySelector(where);
  if (place && place.textContent !== text) place.textContent = text;
}
