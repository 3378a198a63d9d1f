import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepBytes } from '../../src/write/site-files/page-response.ts';

const Own = globalThis.Response;
const PAGE = new TextEncoder().encode('<p>Så er det</p>');

describe('while pages are rendered', () => {
  let restore: () => void;
  beforeEach(() => {
    restore = keepBytes();
  });
  afterEach(() => {
    restore();
  });

  test('a response gives back the very bytes that it is made of', async () => {
    expect(await new Response(PAGE).arrayBuffer()).toBe(PAGE.buffer);
    const buffer = PAGE.slice().buffer;
    expect(await new Response(buffer).arrayBuffer()).toBe(buffer);
    const part = PAGE.subarray(3, 6);
    expect(new Uint8Array(await new Response(part).arrayBuffer())).toEqual(part);
  });

  test.each([
    ['bytes', () => new Response(PAGE, { status: 203, headers: { 'Content-Type': 'text/html' } })],
    ['text', () => new Response('<p>Så er det</p>', { status: 203, headers: { 'Content-Type': 'text/html' } })],
  ])('one of %s is a response in everything else', async (_, make) => {
    const made = make();
    expect(made).toBeInstanceOf(Response);
    expect(made).toBeInstanceOf(Own);
    expect([made.status, made.ok, made.headers.get('content-type')]).toEqual([203, true, 'text/html']);
    expect(await make().text()).toBe('<p>Så er det</p>');
    expect(await new Own(make().body).text()).toBe('<p>Så er det</p>');
    const again = make().clone();
    expect([again.status, await again.text()]).toEqual([203, '<p>Så er det</p>']);
  });

  test('one without a body has none', async () => {
    const none = new Response(null, { status: 404 });
    expect([none.status, none.body, await none.text()]).toEqual([404, null, '']);
  });

  test('what Node makes itself is a response, too', async () => {
    const json = Response.json({ a: 1 });
    expect(json).toBeInstanceOf(Response);
    expect(await json.text()).toBe('{"a":1}');
    expect(new Own('before')).toBeInstanceOf(Response);
    expect({ status: 200 }).not.toBeInstanceOf(Response);
  });
});

test('afterwards responses are Node’s own again', () => {
  keepBytes()();
  expect(globalThis.Response).toBe(Own);
});
