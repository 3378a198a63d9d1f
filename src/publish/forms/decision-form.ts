import type { DecisionData } from '../../validate/schema/decision.ts';
import type { DecisionContext } from './decision-file.ts';
import type { Form, FormField, FormOption } from './form.ts';

export interface DecisionToMake {
  readonly draft: DecisionData;
  readonly validFor: string;
  readonly taken: readonly string[];
  /** Who can decide. */
  readonly people: readonly FormOption[];
}

/** What is asked of whoever decides on a published record. */
export function decisionForm({ draft, validFor, taken, people }: DecisionToMake): Form {
  const { function: name, on } = draft.predicate;
  const needs: DecisionContext = { draft, validFor, taken, asOf: on };
  const conditions = {
    list: 'conditions',
    label: 'Conditions',
    about: ['What has to be done, and by when.'],
    one: 'a condition',
    fields: [line('text', 'What has to be done'), { ...line('due', 'Last day for it'), as: 'day' as const }],
  };
  const choices = name === 'risk' ? [] : [decided(), conditions];
  return {
    makes: 'decision',
    entries: [
      {
        path: 'by',
        label: name === 'go-live' ? 'Recorded by' : 'Decided by',
        about: [],
        as: 'one',
        options: people,
        isNeeded: true,
      },
      { path: 'on', label: 'On', about: [], as: 'day', isNeeded: true, value: on },
      ...choices,
      ...(name === 'go-live'
        ? [line('forum', 'Forum', 'Where it was decided.'), line('minutes', 'Minutes', 'Where it is written down.')]
        : []),
      {
        path: 'rationale',
        label: 'Reason',
        about: ['Why, in words that somebody who was not there understands.'],
        as: 'text',
        isNeeded: true,
      },
    ],
    context: needs,
  };
}

function line(path: string, label: string, about?: string): FormField {
  return { path, label, about: about === undefined ? [] : [about], as: 'line', isNeeded: true };
}

function decided(): FormField {
  return {
    path: 'decision',
    label: 'Decision',
    about: [],
    as: 'one',
    options: [
      { value: 'approved', text: 'Approved' },
      { value: 'approved-with-conditions', text: 'Approved with conditions' },
      { value: 'rejected', text: 'Rejected' },
    ],
    isNeeded: true,
  };
}
