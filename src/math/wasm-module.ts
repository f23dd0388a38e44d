/**
 * A WebAssembly module written as instructions: enough of the binary format for a kernel of a few loops, without a
 * compiler. All functions work on one imported memory. See the WebAssembly core specification 2.0, chapter 5.
 */

export type Code = readonly (number | Code)[]

export interface WasmFunction {
  readonly name: string
  /** All parameters and the result, where there is one, are i32. */
  readonly parameters: number
  readonly result: boolean
  /** Locals after the parameters, in order; all begin at 0. */
  readonly locals: readonly ('i32' | 'v128')[]
  readonly body: Code
}

export function wasmModule(functions: readonly WasmFunction[]): Uint8Array {
  const types = functions.map(({ parameters, result }) => [0x60, ...list(Array(parameters).fill(i32)), ...list(result ? [i32] : [])])
  const memory = [...text('env'), ...text('memory'), 0x02, 0x00, 0x00]
  const exports = functions.map(({ name }, i) => [...text(name), 0x00, i])
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, types),
    ...section(2, [memory]),
    ...section(
      3,
      functions.map((_, i) => [i]),
    ),
    ...section(7, exports),
    ...section(10, functions.map(code)),
  ])
}

export const get = (local: number): Code => [0x20, local]
export const set = (local: number): Code => [0x21, local]
export const constant = (value: number): Code => [0x41, ...signed(value)]
export const load = (offset = 0): Code => [0x28, 2, ...unsigned(offset)]
export const load16: Code = [0x2f, 1, 0]
export const store: Code = [0x36, 2, 0]
export const add: Code = [0x6a]
export const subtract: Code = [0x6b]
export const shiftLeft: Code = [0x74]
export const shiftRight: Code = [0x76]
export const and: Code = [0x71]
export const countOnes: Code = [0x69]
export const trailingZeros: Code = [0x68]
export const isZero: Code = [0x45]
export const isBelow: Code = [0x49]
export const isAtMost: Code = [0x4d]
export const isAtLeast: Code = [0x4f]
export const load128: Code = [0xfd, 0x00, 2, 0]
export const and128: Code = [0xfd, 0x4e]
/** Ones of each byte; sums of neighbours, from bytes to 16 and from there to 32 bits; sum of four lanes. */
export const countOnes8: Code = [0xfd, 0x62]
export const pairs16: Code = [0xfd, 0x7d]
export const pairs32: Code = [0xfd, 0x7f]
export const add32x4: Code = [0xfd, 0xae, 0x01]
export const lane = (index: number): Code => [0xfd, 0x1b, index]

/** Runs the body until `leave` ends the block or the body runs through; `again` starts it anew. */
export const repeat = (...body: Code): Code => [0x02, 0x40, 0x03, 0x40, body, 0x0b, 0x0b]
export const again: Code = [0x0c, 0]
/** Leaves the innermost `repeat` if the value on the stack is not 0. */
export const leaveIf: Code = [0x0d, 1]

const i32 = 0x7f
const v128 = 0x7b

function code({ locals, body }: WasmFunction): readonly number[] {
  const declared = locals.map((type) => [1, type === 'i32' ? i32 : v128])
  const bytes = [...unsigned(declared.length), ...declared.flat(), ...flat(body), 0x0b]
  return list(bytes)
}

function section(id: number, entries: readonly (readonly number[])[]): readonly number[] {
  return [id, ...list([...unsigned(entries.length), ...entries.flat()])]
}

function text(value: string): readonly number[] {
  return list(Array.from(value, (character) => character.charCodeAt(0)))
}

/** Bytes with their count before them. */
function list(bytes: readonly number[]): readonly number[] {
  return [...unsigned(bytes.length), ...bytes]
}

function flat(code: Code): readonly number[] {
  return code.flatMap((part) => (typeof part === 'number' ? [part] : flat(part)))
}

/** LEB128. */
function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: number): readonly number[] {
  return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)]
}
