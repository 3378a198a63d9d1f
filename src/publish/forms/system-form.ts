import { type ItemQuestions, type Question, tierQuestions } from '../../edit/new/questions.ts';
import { system } from '../../validate/schema/system.ts';
import type { SiteContext } from '../site-context.ts';
import { sentenceCase } from '../words.ts';
import type { Form, FormField, FormItems } from './form.ts';
import { fieldOf, ID_FIELD, peopleOptions, questionField, wordOptions } from './parts.ts';
import type { SystemContext } from './system-file.ts';

/** What is asked of whoever registers a system: what it is, who answers for it, and what decides its tier. */
export function systemForm(context: SiteContext): Form {
  const { registry } = context.assessment;
  const people = peopleOptions(context);
  const teams = [...registry.teams].map(([value, text]) => ({ value, text }));
  const who = (path: string, label: string, isNeeded = false) =>
    fieldOf(system.shape, path, { label, as: 'one', options: people, isNeeded });
  const needs: SystemContext = {
    policy: registry.policy,
    taken: [...registry.systems.keys(), ...registry.intake.keys()],
  };
  return {
    makes: 'system',
    entries: [
      fieldOf(system.shape, 'title', { label: 'Name', as: 'line', isNeeded: true }),
      ID_FIELD,
      fieldOf(system.shape, 'purpose', { label: 'Purpose', as: 'text', isNeeded: true }),
      who('owner', 'Owner', true),
      who('governance_owner', 'Governance owner'),
      who('sponsor', 'Business sponsor'),
      ...(teams.length > 0 ? [fieldOf(system.shape, 'team', { label: 'Team', as: 'one', options: teams })] : []),
      ...tierQuestions(registry.policy).map((question) => asked(question, Object.keys(registry.config.regimes ?? {}))),
    ],
    context: needs,
  };
}

const LABELS: Readonly<Record<string, string>> = {
  audience: 'Who meets it',
  autonomy: 'How far it acts by itself',
  'data.classes': 'What data it handles',
  regulated_by: 'Regimes that apply',
  tools: 'Tools',
  nhis: 'Machine identities',
};

function asked(question: Question | ItemQuestions, regimes: readonly string[]): FormField | FormItems {
  if (!('list' in question)) return questionField(question, labelOf(question.path));
  const { list, ask, key, fields } = question;
  const isRegime = key === 'regime';
  const name: FormField = {
    path: key,
    label: isRegime ? 'Regime' : 'Id',
    about: isRegime ? [] : ['Lower-case letters, digits and single hyphens.'],
    as: isRegime ? 'one' : 'line',
    ...(isRegime ? { options: wordOptions(regimes) } : {}),
    isNeeded: true,
  };
  const inner = fields.map((field) => {
    const at = field.path.slice(list.length + '[].'.length);
    return questionField(field, labelOf(at), at);
  });
  return {
    list,
    label: labelOf(list),
    about: [ask],
    one: isRegime ? 'a regime' : list === 'tools' ? 'a tool' : list === 'nhis' ? 'an identity' : 'one',
    fields: [name, ...inner],
  };
}

function labelOf(path: string): string {
  return LABELS[path] ?? sentenceCase(path.replaceAll(/[._]/g, ' '));
}
