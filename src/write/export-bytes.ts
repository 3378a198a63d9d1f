import type { ExportFile } from '../publish/exports.ts';
import type { Archive } from './site-files/task.ts';
import { zipOf } from './zip.ts';

const UTF_8 = new TextEncoder();

/** What an export is made of: the bytes of a text, or those of the parts of a workbook, which are zipped. */
export function exportContent(content: ExportFile['content'], day: string): ArrayBuffer | Archive {
  if (typeof content === 'string') return UTF_8.encode(content).buffer;
  return {
    entries: content.map(({ path, text }) => ({ path, bytes: UTF_8.encode(text) })),
    day,
    options: { isQuick: true },
  };
}

/** The bytes of an export, the same on every machine. */
export function exportBytes(content: ExportFile['content'], day: string): Uint8Array {
  const made = exportContent(content, day);
  return 'entries' in made ? zipOf(made.entries, made.day, made.options) : new Uint8Array(made);
}
