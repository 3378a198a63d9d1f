import { parentPort, workerData } from 'node:worker_threads';
import { readRecord, type RecordText } from './read-record.ts';
import type { WorkerData } from './record-reader.ts';

const { keep } = workerData as WorkerData;

/** Runs in a thread of its own, whose stack is large enough for whatever 64 KiB can nest. */
parentPort?.on('message', (texts: readonly RecordText[]) => {
  parentPort?.postMessage(texts.map((text) => readRecord(text, keep)));
});
