/** What a process of its own says to the one that started it. */
export type ChildMessage<Result> =
  | { readonly type: 'progress'; readonly stage: string; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly result: Result }
  | { readonly type: 'failed'; readonly message: string; readonly isRefusal: boolean }
