import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { Unread } from './artefact.ts';

/**
 * The root of an XML document. One with a document type is refused before it is parsed, so that no entity can be
 * declared; the parser itself fetches nothing.
 */
export function readXml(text: string): XmlElement | Unread {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return { unread: 'holds a document type (DTD), which is never read' };
  try {
    return parseXml(text).root ?? { unread: 'is not XML' };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { unread: 'is not XML' };
  }
}

/** The outermost elements of JUnit reports. */
export function isTestReport({ name }: XmlElement): boolean {
  return name === 'testsuites' || name === 'testsuite';
}

export function isCycloneDx({ attributes }: XmlElement): boolean {
  return Object.entries(attributes).some(([name, value]) => /^xmlns(?::|$)/.test(name) && value.includes('cyclonedx'));
}

export function childElements({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => child instanceof XmlElement);
}
