/**
 * The format that a store was written in: one written by a newer program is refused before anything is read wrongly. Format 1 had
 * payloads in MessagePack; they are read as they are, new ones are JSON.
 */

import { PlatformError } from '../../domain/errors.ts'
import type { Environment } from './environment.ts'
import { damaged } from './generations.ts'
import { metaTable } from './store-tables.ts'
import { decodeValue, encodeValue } from './value-codec.ts'

const formatVersion = 2

export async function writeFormat(environment: Environment): Promise<void> {
  await environment.commit([{ table: metaTable, cleared: false, puts: [{ key: 'format', bytes: encodeValue(formatVersion) }] }])
}

/** A store of an older format is one of this format from then on. */
export async function checkFormat(environment: Environment, directory: string): Promise<void> {
  const bytes = environment.bytesAt(metaTable, 'format')
  const format = bytes === undefined ? undefined : decodeValue<unknown>(bytes)
  if (typeof format !== 'number') throw damaged(directory, 'it does not say in which format it is')
  if (format > formatVersion)
    throw new PlatformError(
      'unavailable',
      `the store in ${directory} has format ${format}, this program reads up to ${formatVersion}; use the newer program`,
    )
  if (format < formatVersion) await writeFormat(environment)
}
