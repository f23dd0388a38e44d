/**
 * Looks at the store's file before LMDB maps it into memory, where a missing page would end the process: both head pages, that every
 * page the trees refer to lies inside the file, and, of a file that is read in a moment, that each is what it should be. Layout of LMDB's data version 2, 64 bit, little-endian.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const magic = 0xbeefc0de
const dataVersion = 2
const headerSize = 24
const noPage = 2 ** 64
/** 256 MB. The leaves of larger files are looked at when they are read. */
const mostPagesRead = 65_536
const flags = { branch: 0x01, leaf: 0x02, bigData: 0x01, subData: 0x02 }

interface Tree {
  readonly root: number
  readonly depth: number
}

interface Head {
  readonly pageSize: number
  readonly trees: readonly Tree[]
  readonly lastPage: number
  readonly transaction: number
}

interface File {
  readonly descriptor: number
  readonly pageSize: number
  readonly pages: number
  /** Leaves are read too, for the pages of large values. */
  readonly deep: boolean
}

/** The reason why the file cannot be used; undefined where it can. */
export function checkFile(path: string): string | undefined {
  const descriptor = openSync(path, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const head = readHead(descriptor, size)
    const pages = Math.floor(size / head.pageSize)
    /** A whole file may be shorter than its page count says, where the last pages are free: then every reference is followed. */
    const deep = pages <= head.lastPage || pages <= mostPagesRead
    const file = { descriptor, pageSize: head.pageSize, pages, deep }
    for (const tree of head.trees) checkTree(file, tree, tree === head.trees[1])
    return undefined
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  } finally {
    closeSync(descriptor)
  }
}

function readHead(descriptor: number, size: number): Head {
  const first = headAt(descriptor, size, 0)
  const second = headAt(descriptor, size, first.pageSize)
  return first.transaction >= second.transaction ? first : second
}

function headAt(descriptor: number, size: number, position: number): Head {
  const bytes = readAt(descriptor, size, position, headerSize + 144)
  const view = new DataView(bytes.buffer, headerSize)
  if (view.getUint32(0, true) !== magic) throw new RangeError(`no store begins at byte ${position} of its file`)
  if ((view.getUint32(4, true) & 0xffff) !== dataVersion) throw new RangeError('its file has a format that this program does not read')
  const pageSize = view.getUint32(24, true)
  if (pageSize < 256 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0)
    throw new RangeError(`its file names a page size of ${pageSize}`)
  return { pageSize, trees: [treeAt(view, 24), treeAt(view, 72)], lastPage: uint64(view, 120), transaction: uint64(view, 128) }
}

function treeAt(view: DataView, position: number): Tree {
  return { depth: view.getUint16(position + 6, true), root: uint64(view, position + 40) }
}

/** The main tree (`names`) has a tree for each table in its leaves. */
function checkTree(file: File, { root, depth }: Tree, names: boolean): void {
  if (root === noPage) return
  checkPage(file, root, depth, names)
}

function checkPage(file: File, page: number, level: number, names: boolean): void {
  if (page >= file.pages) throw new RangeError(`page ${page} is missing: its file ends after ${file.pages}`)
  if (level === 1 && !names && !file.deep) return
  const bytes = readAt(file.descriptor, Infinity, page * file.pageSize, file.pageSize)
  const view = new DataView(bytes.buffer)
  const wanted = level > 1 ? flags.branch : flags.leaf
  if (uint64(view, 0) !== page || (view.getUint16(18, true) & 0x0f) !== wanted) throw new RangeError(`page ${page} holds something else`)
  for (let i = 0, count = view.getUint16(20, true) >> 1; i < count; i++) {
    const node = view.getUint16(headerSize + 2 * i, true) + headerSize
    if (node + 8 > file.pageSize) throw new RangeError(`page ${page} holds something else`)
    if (level > 1) checkPage(file, childOf(view, node), level - 1, names)
    else checkLeaf(file, view, node, names)
  }
}

function childOf(view: DataView, node: number): number {
  return view.getUint32(node, true) + view.getUint16(node + 4, true) * 2 ** 32
}

function checkLeaf(file: File, view: DataView, node: number, names: boolean): void {
  const kind = view.getUint16(node + 4, true)
  const data = node + 8 + view.getUint16(node + 6, true)
  if (names && (kind & flags.subData) !== 0) checkTree(file, treeAt(view, data), false)
  else if ((kind & flags.bigData) !== 0) checkLargeValue(file, uint64(view, data), uint64(view, data + 16))
}

function checkLargeValue(file: File, page: number, pages: number): void {
  if (page + pages > file.pages) throw new RangeError(`page ${page + pages - 1} is missing: its file ends after ${file.pages}`)
}

function readAt(descriptor: number, size: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  if (position + length > size || readSync(descriptor, bytes, 0, length, position) < length)
    throw new RangeError(`its file ends before byte ${position + length}`)
  return bytes
}

function uint64(view: DataView, position: number): number {
  return Number(view.getBigUint64(position, true))
}
