/** A file of examples bound to what a saved model reads. */
import { type ExampleFile, readExamples } from '../../adapters/files/examples/read-examples.ts'
import type { Model } from '../../models/model.ts'
import { bindFile, precisionFor } from './bind-file.ts'
import { tell } from './learn-from-examples.ts'
import { type FileOptions, rolesOfOptions } from './read-options.ts'

export interface ModelFileOptions extends FileOptions {
  readonly model: string
  readonly data: string
  readonly groups?: string
}

/** `set` is what the file is called in messages. */
export async function readForModel(set: string, model: Model, options: ModelFileOptions): Promise<ExampleFile> {
  const idColumns = model.embeddings?.map(({ name }) => name) ?? []
  const read = await readExamples(options.data, {
    precision: precisionFor(model.kind),
    roles: rolesOfOptions(options, idColumns),
    ...(options.format && { format: options.format }),
    ...(options.groups !== undefined && { groupSizes: options.groups }),
  })
  tell(set, read)
  return bindFile(read, { features: model.features, idColumns })
}
