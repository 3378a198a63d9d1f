import { decode } from '../decode.ts';
import type { Artefact, ArtefactFormat, Found, Unread } from './artefact.ts';
import { readCycloneDx } from './cyclonedx.ts';
import { readGarak, readGarakHits } from './garak.ts';
import { readInspect } from './inspect.ts';
import { readJunit } from './junit.ts';
import { isObject, isStubTarget, member, textOf } from './peek.ts';
import { readPromptfoo } from './promptfoo.ts';
import { readSarif } from './sarif.ts';
import { shownArtefact } from './shown.ts';
import { isCycloneDx, isTestReport, readXml } from './xml.ts';

/** In bytes; a larger report is not opened. */
export const MOST_BYTES = 16 * 1024 * 1024;

const ENDINGS = /\.(?:sarif|json|jsonl|xml)$/i;
/** What a file of a known kind holds somewhere; one without any is not taken apart. */
const MARKS =
  /"(?:runs|bomFormat|entry_type|detector|promptfooVersion|evalId|eval)"|<(?:\w+:)?(?:testsuites?|bom)[\s>/]/;

/**
 * What an artefact says of itself, where it is of a kind that is known; nothing for any other file. It is hostile input:
 * of limited size, read as plain data, without entities, addresses or paths being followed, and it never throws.
 */
export async function readArtefact(path: string, bytes: Buffer): Promise<Artefact | Unread | undefined> {
  if (!ENDINGS.test(path)) return undefined;
  if (bytes.length > MOST_BYTES) {
    return isSarif(path) || MARKS.test(bytes.toString('latin1', 0, 4096))
      ? { unread: `is larger than the ${MOST_BYTES / 1024 / 1024} MiB that are read` }
      : undefined;
  }
  const decoded = decode(bytes, path);
  if (!isSarif(path) && !MARKS.test(decoded.text)) return undefined;
  if ('diagnostics' in decoded && decoded.text === '') return { unread: 'is not text in UTF-8' };
  const found = take(path, decoded.text);
  return found === undefined || 'unread' in found ? found : shownArtefact(found);
}

function isSarif(path: string): boolean {
  return /\.sarif(?:\.json)?$/i.test(path);
}

function take(path: string, text: string): Artefact | Unread | undefined {
  try {
    if (/\.xml$/i.test(path)) return takeXml(text);
    return /\.jsonl$/i.test(path) ? takeLines(text) : takeJson(path, text);
  } catch (error) {
    return { unread: error instanceof RangeError ? 'is nested too deeply' : 'cannot be read' };
  }
}

function takeXml(text: string): Artefact | Unread | undefined {
  const root = readXml(text);
  if ('unread' in root) return root;
  if (isTestReport(root)) return artefact('junit', readJunit(root));
  return isCycloneDx(root) ? { unread: 'is CycloneDX as XML, and only its JSON form is read' } : undefined;
}

/** A report that was cut off ends in half a line: what stands before it is read, and has no end. */
function takeLines(text: string): Artefact | undefined {
  const entries = text.split('\n').flatMap((line) => parsed(line) ?? []);
  if (entries.some((entry) => textOf(member(entry, 'entry_type')) !== undefined))
    return artefact('garak', readGarak(entries));
  const isHit = (entry: unknown) =>
    ['probe', 'detector', 'goal'].every((key) => textOf(member(entry, key)) !== undefined);
  return entries.length > 0 && entries.every(isHit) ? artefact('garak', readGarakHits(entries)) : undefined;
}

function takeJson(path: string, text: string): Artefact | Unread | undefined {
  const value = parsed(text);
  if (value === undefined) return { unread: 'is not JSON' };
  if (isSarif(path) || (Array.isArray(member(value, 'runs')) && textOf(member(value, 'version')) !== undefined)) {
    const version = textOf(member(value, 'version'));
    return version === '2.1.0'
      ? artefact('sarif', readSarif(value))
      : { unread: `is not SARIF 2.1.0, the only version that is read` };
  }
  if (member(value, 'bomFormat') === 'CycloneDX') return artefact('cyclonedx', readCycloneDx(value));
  if (textOf(member(value, 'eval', 'task')) !== undefined && textOf(member(value, 'status')) !== undefined)
    return artefact('inspect', readInspect(value));
  return isObject(member(value, 'results', 'stats')) || Array.isArray(member(value, 'results', 'results'))
    ? artefact('promptfoo', readPromptfoo(value))
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function artefact(format: ArtefactFormat, found: Found): Artefact {
  const isStub = found.targets.length > 0 && found.targets.every(isStubTarget);
  return { ...found, format, isStub };
}
