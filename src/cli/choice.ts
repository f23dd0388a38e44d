import { Argument, Option } from 'commander'

/** Arguments and options that take one of a few words. */
export const choice = {
  argument: (flags: string, description: string, values: readonly string[]) => new Argument(flags, description).choices(values),
  option: (flags: string, description: string, values: readonly string[]) => new Option(flags, description).choices(values),
}
