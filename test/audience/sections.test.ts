import { describe, expect, test } from 'vitest';
import { audienceOf } from '../../src/publish/audience/audience.ts';
import { SORTED_TOPICS } from '../../src/publish/audience/shown-findings.ts';
import { RULES } from '../../src/assess/rules/index.ts';
import { type SiteModel, siteModel } from '../../src/publish/site-model.ts';
import { judge } from '../../src/run.ts';
import { type Section, SECTIONS, type Show } from '../../src/validate/schema/audience.ts';
import { exampleGate } from '../assess/example.ts';
import { CANARIES, NEVER_SHOWN, planted } from './canaries.ts';
import { outputOf } from './output.ts';

/** The site of the planted registry for an audience that sees each section so. */
async function siteFor(show: (section: Section) => Show): Promise<SiteModel> {
  const gate = await judge(await planted(show), { dirty: false, prefix: '' }, {});
  if (gate.assessment === undefined) throw new Error('The planted registry cannot be judged');
  const audience = audienceOf('readers', gate.assessment.registry.config);
  return siteModel(gate, { base: '/', ruleDocs: new Map(), contentPrefix: 'content/', audience });
}

const edition = async (show: (section: Section) => Show) => outputOf(await siteFor(show));

const found = (output: string, section: Section) => CANARIES[section].filter((canary) => output.includes(canary));

describe('an audience that sees everything', () => {
  test('finds the canaries of every section', async () => {
    const output = await edition(() => 'full');
    for (const section of SECTIONS)
      expect(
        CANARIES[section].filter((canary) => !output.includes(canary)),
        section,
      ).toEqual(CANARIES[section].filter((canary) => NEVER_SHOWN.includes(canary)));
  });
});

describe.each(SECTIONS)('%s', (section) => {
  test('is nowhere when it is withheld, and is alone when everything else is', async () => {
    expect(found(await edition((one) => (one === section ? 'withheld' : 'full')), section)).toEqual([]);
    const alone = await edition((one) => (one === section ? 'full' : 'withheld'));
    expect(SECTIONS.filter((one) => one !== section).flatMap((one) => found(alone, one))).toEqual([]);
    expect(alone).toContain('Withheld from this audience: Reasons.');
  });

  test('has no words in summary, and says so', async () => {
    const output = await edition((one) => (one === section ? 'summary' : 'full'));
    expect(found(output, section).filter((canary) => canary.startsWith('zq'))).toEqual([]);
    expect(output).toContain('Only summarised for this audience: Reasons.');
  });
});

test('each topic of rules is sorted into sections', () => {
  const topics = new Set(RULES.map(({ code }) => code.slice(0, code.indexOf('/'))));
  expect([...topics].filter((topic) => !SORTED_TOPICS.includes(topic))).toEqual([]);
});

test('states, grades and last days are those of the whole registry, whoever reads', async () => {
  const said = async (show: Show) => {
    const site = await siteFor(() => show);
    return {
      validUntil: site.snapshot.validUntil,
      errors: site.snapshot.errors,
      coverage: site.overview().coverage,
      tiers: site.overview().byTier,
      systems: site.ids.systems.map(site.system).map(({ order, goLive, decisions, tags }) => ({
        tags,
        isInOrder: order.tag.tone !== 'bad',
        wentLive: goLive && [goLive.tag, goLive.sentence],
        decided: decisions.map(({ tag, title, signed }) => [tag, title, signed]),
      })),
      matrices: site.ids.frameworks.map((id) => site.framework(id).matrix),
    };
  };
  const whole = await said('full');
  expect(whole.systems.some(({ wentLive }) => wentLive !== undefined)).toBe(true);
  expect(await said('summary')).toEqual(whole);
  expect(await said('withheld')).toEqual(whole);
});

test('the last valid day stays where what runs out first may not be told', async () => {
  const editions = await Promise.all(
    [undefined, 'all-staff', 'auditors'].map(async (name) => {
      const gate = await exampleGate();
      if (gate.assessment === undefined) throw new Error('The example cannot be judged');
      const audience = audienceOf(name, gate.assessment.registry.config);
      return siteModel(gate, { base: '/', ruleDocs: new Map(), contentPrefix: '', audience });
    }),
  );
  const [everyone, ...others] = editions.map(({ snapshot }) => snapshot.validUntil);
  expect(everyone).toMatch(/^2026-/);
  expect(others).toEqual([everyone, everyone]);
  expect(JSON.stringify(editions[1]?.overview().lead)).toContain('something that is withheld from this audience');
});
