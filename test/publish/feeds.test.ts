import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { describe, expect, test } from 'vitest';
import { siteModel } from '../../src/publish/site-model.ts';
import { exceptionFrom, gateWith, type Patch } from '../rules/registry.ts';

async function files(...patches: Patch[]): Promise<Map<string, string>> {
  const gate = await gateWith(patches);
  const model = siteModel(gate, { base: '/', ruleDocs: new Map(), contentPrefix: 'content/' });
  return new Map(
    [...model.exports()].flatMap(({ path, content }) => (typeof content === 'string' ? [[path, content]] : [])),
  );
}

/** The events of a calendar, unfolded, by their UID. */
function eventsOf(ics: string): Map<string, Map<string, string>> {
  const lines = ics.replaceAll('\r\n ', '').split('\r\n');
  const events = new Map<string, Map<string, string>>();
  let event = new Map<string, string>();
  for (const line of lines) {
    const cut = line.indexOf(':');
    if (line === 'BEGIN:VEVENT') event = new Map();
    else if (line === 'END:VEVENT') events.set(event.get('UID') ?? '', event);
    else event.set(line.slice(0, cut), line.slice(cut + 1));
  }
  return events;
}

const RENAMED: Patch = {
  path: 'systems/order-helper.mdx',
  language: 'yaml',
  text: `title: "Øre, ${'sehr lang '.repeat(12)}; ${'😀ø'.repeat(60)}\\nBEGIN:VALARM; end\\\\ :"`,
};

describe('the calendar', () => {
  test('holds what runs out as events of whole days, each on its last day', async () => {
    const events = [...eventsOf((await files()).get('calendar/all.ics') ?? '').values()];
    expect(events.length).toBeGreaterThan(3);
    const review = events.find((event) => event.get('SUMMARY')?.startsWith('Review (Order Helper)'));
    const day = review?.get('DTSTART;VALUE=DATE') ?? '';
    expect(day).toMatch(/^\d{8}$/);
    expect(Number(review?.get('DTEND;VALUE=DATE'))).toBeGreaterThan(Number(day));
    expect(new Set(events.map((event) => event.get('DTSTAMP')))).toEqual(new Set(['20260301T000000Z']));
  });

  test('has lines of at most 75 octets, and nothing in a title begins one of its own', async () => {
    const ics = (await files(RENAMED)).get('calendar/all.ics') ?? '';
    for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(ics.replaceAll('\r\n', '')).not.toContain('\n');
    const summaries = [...eventsOf(ics).values()].map((event) => event.get('SUMMARY') ?? '');
    const end = `\\; ${'😀ø'.repeat(60)} BEGIN:VALARM\\; end\\\\ :`;
    expect(summaries.some((summary) => summary.includes('Øre\\, sehr lang') && summary.includes(end))).toBe(true);
  });

  test('has an event on the last day there is, which no other follows', async () => {
    const forever: Patch = {
      path: 'exceptions/for-ever.mdx',
      language: 'mdx',
      text: exceptionFrom('evidence/unpinned').text.replace('2026-03-10', '9999-12-31'),
    };
    const events = [...eventsOf((await files(forever)).get('calendar/all.ics') ?? '').values()];
    const last = events.filter((event) => event.get('DTSTART;VALUE=DATE') === '99991231');
    expect(last.map((event) => event.get('DTEND;VALUE=DATE'))).toEqual([undefined]);
  });

  test('keeps the UID of an event whose day moves', async () => {
    const moved: Patch = {
      path: 'systems/order-helper.mdx',
      language: 'yaml',
      text: 'nhis: [{ id: svc-order-helper, owner: mia-strand, revoke: So, secret: { rotated: 2026-02-20, rotate_every: P90D } }]',
    };
    const again: Patch = { ...moved, text: moved.text.replace('2026-02-20', '2026-02-25') };
    const [before, after] = [await files(moved), await files(again)].map((all) =>
      eventsOf(all.get('calendar/all.ics') ?? ''),
    );
    const rotation = [...(before ?? [])].find(([, event]) => event.get('SUMMARY')?.includes('svc-order-helper'));
    const [uid = '', event] = rotation ?? [];
    expect(event?.get('DTSTART;VALUE=DATE')).toBeDefined();
    expect(after?.get(uid)?.get('DTSTART;VALUE=DATE')).not.toBe(event?.get('DTSTART;VALUE=DATE'));
    expect(after?.get(uid)?.get('SUMMARY')).toBe(event?.get('SUMMARY'));
  });

  test('of a person holds what they have to act on, and somebody with nothing to do has none', async () => {
    const all = await files();
    const own = eventsOf(all.get('people/mia-strand/calendar.ics') ?? '');
    expect(own.size).toBeGreaterThan(0);
    expect(own.size).toBeLessThan(eventsOf(all.get('calendar/all.ics') ?? '').size);
    for (const event of own.values()) expect(event.get('DESCRIPTION')).toContain('Mia Strand acts.');
  });
});

describe('the feeds of changes', () => {
  const HOSTILE: Patch = { path: 'systems/order-helper.mdx', language: 'yaml', text: 'title: "<b>&amp; ]]> x"' };

  test('are well-formed, in the order of the days, with ids that stay', async () => {
    const [once, twice] = [await files(HOSTILE), await files(HOSTILE)];
    const xml = once.get('changes/feed.xml') ?? '';
    expect(twice.get('changes/feed.xml')).toBe(xml);
    const entries = (parseXml(xml).root?.children ?? []).filter(
      (child): child is XmlElement => child instanceof XmlElement && child.name === 'entry',
    );
    const of = (entry: XmlElement, name: string) =>
      entry.children.find((child): child is XmlElement => child instanceof XmlElement && child.name === name)?.text ??
      '';
    expect(entries.length).toBeGreaterThan(3);
    const days = entries.map((entry) => of(entry, 'updated'));
    expect(days).toEqual(days.toSorted().reverse());
    expect(new Set(entries.map((entry) => of(entry, 'id'))).size).toBe(entries.length);
    expect(entries.some((entry) => of(entry, 'title').startsWith('<b>&amp; ]]> x: '))).toBe(true);
  });

  test('say the same as JSON', async () => {
    const all = await files();
    const feed = JSON.parse(all.get('changes/feed.json') ?? '') as {
      version: string;
      items: { id: string; title: string }[];
    };
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    for (const { id } of feed.items) expect(all.get('changes/feed.xml')).toContain(`<id>${id}</id>`);
  });
});
