/** Options of a GLMix ranker as a plan gives them, with the defaults in place of what is left out. */

/** Throws RangeError for an option that there is not, or of another type. */
export function effectOptions<Options extends object>(defaults: Options, given: Readonly<Record<string, unknown>>): Options {
  for (const [name, value] of Object.entries(given)) {
    const usual = (defaults as Readonly<Record<string, unknown>>)[name]
    if (usual === undefined) throw new RangeError(`a GLMix ranker has no option "${name}"; it has ${Object.keys(defaults).join(', ')}`)
    if (typeof value !== typeof usual) throw new RangeError(`option "${name}" is ${JSON.stringify(value)}; give a ${typeof usual}`)
  }
  return { ...defaults, ...given }
}
