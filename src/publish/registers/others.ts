import type { Exception, Intake, Person } from '../../validate/registry.ts';
import type { Located } from '../../report/located.ts';
import { sortedBy } from './order.ts';
import { defineRegister } from './register.ts';

export const exceptions = defineRegister<Exception>({
  name: 'exceptions',
  title: 'Exceptions',
  means: 'Every time-bound permission to break a rule.',
  columns: [
    { name: 'exception', type: 'text', means: 'The id of the exception.', of: ({ id }) => id },
    { name: 'title', type: 'text', means: 'What it is about.', of: ({ data }) => data.title },
    { name: 'rule', type: 'text', means: 'The code of the rule that it lifts.', of: ({ data }) => data.rule },
    { name: 'kind', type: 'text', means: 'standard, emergency or interim.', of: ({ data }) => data.kind ?? 'standard' },
    { name: 'systems', type: 'list', means: 'The systems that it is for.', of: ({ data }) => data.systems },
    {
      name: 'subjects',
      type: 'list',
      means: 'The things in them that it is for; all when empty.',
      of: ({ data }) => data.subjects ?? [],
    },
    { name: 'reason', type: 'text', means: 'Why the rule cannot be kept now.', of: ({ data }) => data.reason },
    {
      name: 'compensating',
      type: 'list',
      means: 'What keeps the risk in bounds.',
      of: ({ data }) => data.compensating,
    },
    { name: 'requested_by', type: 'text', means: 'The id of who asked.', of: ({ data }) => data.requested_by },
    { name: 'approved_by', type: 'text', means: 'The id of who granted it.', of: ({ data }) => data.approved_by },
    { name: 'from', type: 'date', means: 'The first day.', of: ({ data }) => data.from },
    { name: 'until', type: 'date', means: 'The last day.', of: ({ data }) => data.until },
  ],
  rowsOf: ({ assessment }) => sortedBy(assessment.registry.exceptions.values(), ({ id }) => id),
});

export const intake = defineRegister<Intake>({
  name: 'intake',
  title: 'Intake',
  means: 'Every system that is known and not registered.',
  columns: [
    { name: 'intake', type: 'text', means: 'The id of the record.', of: ({ id }) => id },
    { name: 'title', type: 'text', means: 'What people call the system.', of: ({ data }) => data.title },
    {
      name: 'in_use',
      type: 'text',
      means: 'Whether somebody uses it today: true, false or unknown.',
      of: ({ data }) => String(data.in_use ?? 'unknown'),
    },
    {
      name: 'first_seen',
      type: 'date',
      means: 'The day on which it became known here.',
      of: ({ data }) => data.first_seen,
    },
    { name: 'organisation', type: 'text', means: 'The unit that has it.', of: ({ data }) => data.organisation },
    {
      name: 'owner',
      type: 'text',
      means: 'The id of who answers for it, where somebody does.',
      of: ({ data }) => data.owner,
    },
    { name: 'purpose', type: 'text', means: 'What it does.', of: ({ data }) => data.purpose },
    { name: 'source', type: 'text', means: 'Where it is known from.', of: ({ data }) => data.source?.inventory },
  ],
  rowsOf: ({ assessment }) => sortedBy(assessment.registry.intake.values(), ({ id }) => id),
});

export const people = defineRegister<Person>({
  name: 'people',
  title: 'People',
  means: 'Everybody who answers for something or decides; without addresses.',
  columns: [
    { name: 'person', type: 'text', means: 'The id of the person.', of: ({ id }) => id },
    { name: 'name', type: 'text', means: 'Their name.', of: ({ name }) => name },
    { name: 'title', type: 'text', means: 'What they do.', of: ({ title }) => title },
    { name: 'team', type: 'text', means: 'The id of their team.', of: ({ team }) => team },
    {
      name: 'functions',
      type: 'list',
      means: 'The functions that they hold or held.',
      of: ({ functions }) => functions?.map((held) => held.function),
    },
    { name: 'until', type: 'date', means: 'Their last day in the organisation.', of: ({ until }) => until },
  ],
  rowsOf: ({ assessment }) => sortedBy(assessment.registry.people.values(), ({ id }) => id),
});

export const findings = defineRegister<Located>({
  name: 'findings',
  title: 'Findings',
  means: 'Everything that the rules found, the lifted and the merely noted too.',
  columns: [
    { name: 'file', type: 'text', means: 'The file, below the content folder.', of: ({ file }) => file },
    { name: 'line', type: 'number', means: 'The line, counted from 1.', of: ({ line }) => line },
    { name: 'code', type: 'text', means: 'The code of the rule.', of: ({ code }) => code },
    { name: 'severity', type: 'text', means: 'error, warning or info.', of: ({ severity }) => severity },
    { name: 'system', type: 'text', means: 'The id of the system.', of: ({ system }) => system },
    {
      name: 'subject',
      type: 'text',
      means: 'The thing in it that the finding is about.',
      of: ({ subject }) => subject,
    },
    { name: 'message', type: 'text', means: 'What is wrong, and why it matters.', of: ({ message }) => message },
    { name: 'hint', type: 'text', means: 'What to do.', of: ({ hint }) => hint },
    {
      name: 'excepted_by',
      type: 'text',
      means: 'The id of the exception that lifts it.',
      of: ({ exceptedBy }) => exceptedBy,
    },
    {
      name: 'fingerprint',
      type: 'text',
      means: 'The same for the same fact in another snapshot.',
      of: ({ fingerprint }) => fingerprint,
    },
  ],
  rowsOf: (context) => context.findings,
});
