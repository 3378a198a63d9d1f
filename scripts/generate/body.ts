import type { Dice } from './dice.ts';
import type { EvidenceItem } from './evidence.ts';
import type { Plan } from './plan.ts';

/** Two to three kilobytes of prose with headings, lists, a table and the components. */
export function makeBody(plan: Plan, evidence: readonly EvidenceItem[], dice: Dice): string {
  const [first, second, third] = dice.some(evidence, 3);
  const sections = [
    from(plan, dice),
    checks(plan, first, dice),
    figures(plan, dice),
    limits(plan, second, dice),
    callout(plan, dice),
    switchingOff(plan, third, dice),
  ];
  return `${sections.join('\n\n')}\n`;
}

function from({ title, topic, site, unit, nhis }: Plan, dice: Dice): string {
  return `## From ${topic.input} to ${topic.output}

${title} ${topic.does}. Someone of the ${unit} in **${site}** opens a case, and within ${dice.int(2, 9)} seconds a ${topic.output} stands beside it, with the sources that it rests on. <Nhi id="${nhis[0]}" /> calls the model and <Nhi id="${nhis[1]}" /> reads the ${topic.target}; neither can do more than its tool needs. ${dice.pick(OPENINGS)} The team looks at ${dice.int(20, 120)} cases a week and writes down what was changed and why.`;
}

function checks({ topic, governanceOwner }: Plan, item: EvidenceItem | undefined, dice: Dice): string {
  const steps = dice.some(STEPS, 3).map((step, at) => `${at + 1}. ${step}`);
  return `## What a person checks

Nothing leaves before somebody has read it. The training repeats three questions:

${steps.join('\n')}

A ${topic.output} that names an amount is marked and asks once more, since an early version could be talked into a promise: <Evidence id="${item?.id}" />. The round was run by <Person id="${governanceOwner}" />, as [the house rules](https://rules.example.org/${topic.target}) ask.`;
}

function figures({ topic, site }: Plan, dice: Dice): string {
  const rows = ['first month', 'second month', 'third month', 'last month'].map(
    (month) =>
      `| ${month} | ${dice.int(200, 9000)} | ${dice.int(40, 95)} % | ${dice.int(1, 12)} % | \`${dice.int(10, 99)}.${dice.int(0, 9)}\` |`,
  );
  return `## Figures from ${site}

| Month | Cases | Used as it is | Thrown away | Seconds |
| :--- | ---: | ---: | ---: | ---: |
${rows.join('\n')}

${dice.pick(READINGS)} What counts as a good ${topic.output} is written down with <Control id="${dice.pick(CONTROLS)}" /> in mind, and the sample is drawn by *somebody else* each time.`;
}

function limits({ topic, unit }: Plan, item: EvidenceItem | undefined, dice: Dice): string {
  const [a, b, c] = dice.some(WEAKNESSES, 3);
  return `## Where it goes wrong

- **${a}** ${dice.int(2, 9)} in a hundred were wrong in the trial, against a goal of ${dice.int(2, 4)}.
- **${b}** The ${unit} know it and write by hand.
- **${c}** See <Evidence id="${item?.id}" /> and the \`${topic.target}\` queue:
  - it is counted per language,
  - the owner gets the count on Mondays.`;
}

function callout({ risk, sponsor, tier }: Plan, dice: Dice): string {
  return `<Callout kind="${tier === 'low' ? 'note' : 'warning'}" title="The accepted risk">
What is left is <Risk id="${risk}" />. It is measured every week on one case in ${dice.int(20, 80)}, and <Person id="${sponsor}" /> reads the figure. <Control id="${dice.pick(CONTROLS)}" /> is covered by that reading.
</Callout>`;
}

function switchingOff({ id, title, site }: Plan, item: EvidenceItem | undefined, dice: Dice): string {
  return `## Switching it off

The engineer on duty sets \`${id}.answers\` to off, following runbook RB-${dice.int(10, 99)}. In the last drill that took ${dice.int(2, 14)} minutes with ${dice.int(5, 60)} people on shift in ${site}, and no case was lost (<Evidence id="${item?.id}" />). Without ${title} the same work takes about ${dice.int(10, 60)} % longer. ${dice.pick(ENDINGS)}`;
}

const OPENINGS = [
  'It sees one case at a time and keeps nothing of it.',
  'It was built on an older script, of which only the word list is left.',
  'Cases that hold a name are cut before they reach the model.',
  'A case that it has seen before is answered from the record and not anew.',
];
const STEPS = [
  'Is this the case that was asked about?',
  'Is every date and amount in the sources?',
  'Would I sign it?',
  'Does it leave out what the person must know?',
  'Is the tone one that we would use ourselves?',
];
const READINGS = [
  'The second month fell in the sales and is no measure.',
  'What is thrown away is mostly short and vague.',
  'The share that is used rose once the house rules were part of the prompt.',
  'Times include the wait for the gateway.',
];
const WEAKNESSES = [
  'Finnish and Danish.',
  'Two cases in one message.',
  'Pictures taken in poor light.',
  'Rules that changed this month.',
  'Long lists with many zeros.',
  'Names that are also words.',
];
const ENDINGS = [
  'The drill is repeated twice a year.',
  'Nobody has to be reached for it.',
  'The flag is checked at each start.',
  'The alarm that tells of it goes to two people.',
];
const CONTROLS = [
  'nist-csf-2.0:GV.RM-01',
  'nist-csf-2.0:PR.PS-04',
  'nist-ai-rmf-1.0:MEASURE-2.4',
  'owasp-nhi-2025:NHI7',
];
