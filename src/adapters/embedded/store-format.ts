/** The format that a store was written in: one written by a newer program is refused before anything is read wrongly. */

import { PlatformError } from '../../domain/errors.ts'
import type { Environment } from './environment.ts'
import { damaged } from './generations.ts'
import { metaTable } from './store-tables.ts'
import { decodeValue, encodeValue } from './value-codec.ts'

const formatVersion = 1

export async function writeFormat(environment: Environment): Promise<void> {
  await environment.commit([{ table: metaTable, cleared: false, puts: [{ key: 'format', bytes: encodeValue(formatVersion) }] }])
}

export function checkFormat(environment: Environment, directory: string): void {
  const bytes = environment.bytesAt(metaTable, 'format')
  const format = bytes === undefined ? undefined : decodeValue<unknown>(bytes)
  if (typeof format !== 'number') throw damaged(directory, 'it does not say in which format it is')
  if (format > formatVersion)
    throw new PlatformError(
      'unavailable',
      `the store in ${directory} has format ${format}, this program reads up to ${formatVersion}; use the newer program`,
    )
}
