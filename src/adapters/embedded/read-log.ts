/** A data folder for a process that only reads it, beside the one that writes: neither takes its lock nor holds a read transaction for long. */
import type { Reader } from '../../events/records.ts'
import { dictionaryTable } from './dictionary.ts'
import { EmbeddedEventLog } from './embedded-event-log.ts'
import { Environment } from './environment.ts'
import { currentGeneration, generationPath } from './generations.ts'
import { Layer } from './layer.ts'
import { payloadTable } from './payloads.ts'
import { logTable } from './store-tables.ts'

export interface LogReading {
  readonly log: Pick<EmbeddedEventLog, 'read' | 'end' | 'at'>
  /** Payloads and the term dictionary. */
  readonly reader: Reader
  close(): Promise<void>
}

/** Throws RangeError where the folder has no store. */
export async function readLog(directory: string): Promise<LogReading> {
  const generation = await currentGeneration(directory)
  if (generation === undefined) throw new RangeError(`there is no store in ${directory}`)
  const environment = new Environment(generationPath(directory, generation), [logTable, payloadTable, dictionaryTable], { readOnly: true })
  const log = new EmbeddedEventLog(environment, () => Promise.reject(new RangeError('this process only reads the log')))
  return { log, reader: new Layer(environment), close: () => environment.close() }
}
