/** Commands by which the threads of a training of trees keep step. */
export const steps = { bin: 1, derive: 2, quantize: 3, fillAndSearch: 4, part: 5, gather: 6, addLeaves: 7 } as const
