/** Reads the sources and names every breach of a ground plan. Pure but for `readSources`. */
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path/posix'
import { packageRoot } from '../src/adapters/files/package-root.ts'

export interface SourceFile {
  /** From src/, with forward slashes. */
  readonly path: string
  readonly room: string
  readonly text: string
}

export interface GroundPlan {
  readonly rooms: Readonly<Record<string, readonly string[]>>
  readonly doors: readonly string[]
  readonly guarded: Readonly<Record<string, readonly string[]>>
}

export interface Breaches {
  readonly arrows: readonly string[]
  readonly unknownRooms: readonly string[]
  readonly circles: readonly string[]
  readonly outside: readonly string[]
  readonly guarded: readonly string[]
  readonly words: readonly string[]
}

export async function readSources(directory: string): Promise<SourceFile[]> {
  const base = join(packageRoot(), directory)
  const names = (await readdir(base, { recursive: true })).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  return Promise.all(names.map(async (path) => ({ path, room: path.split('/')[0]!, text: await readFile(join(base, path), 'utf8') })))
}

export function breachesOf(sources: readonly SourceFile[], plan: GroundPlan): Breaches {
  const arrows = sources.flatMap((file) => importsOf(file).map((target) => ({ file, target })))
  const inside = arrows.filter(({ target }) => target.startsWith('.')).map(({ file, target }) => ({ file, to: resolveFrom(file, target) }))
  return {
    arrows: inside.filter(({ file, to }) => !mayImport(file.room, roomOf(to), plan)).map(({ file, to }) => `${file.path} → ${to}`),
    unknownRooms: [...new Set(sources.map((file) => file.room))].filter((room) => plan.rooms[room] === undefined),
    circles: circlesOf(inside.map(({ file, to }) => [file.path, to])),
    outside: [...foreignImports(arrows, plan), ...foreignCalls(sources, plan)],
    guarded: inside.filter(({ file, to }) => plan.guarded[to]?.includes(file.room) === false).map(({ file, to }) => `${file.path} → ${to}`),
    words: domainWordsInModels(sources),
  }
}

function importsOf(file: SourceFile): string[] {
  const statements = file.text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g,
  )
  return [...statements].map((match) => match[1] ?? match[2] ?? match[3]!)
}

function resolveFrom(file: SourceFile, target: string): string {
  return normalize(join(dirname(file.path), target))
}

function roomOf(path: string): string {
  return path.split('/')[0]!
}

function mayImport(from: string, to: string, plan: GroundPlan): boolean {
  return from === to || (plan.rooms[from] ?? []).includes(to)
}

function foreignImports(arrows: readonly { file: SourceFile; target: string }[], plan: GroundPlan): string[] {
  const below = arrows.filter(({ file, target }) => !target.startsWith('.') && !plan.doors.includes(file.room))
  return below.map(({ file, target }) => `${file.path} → ${target}`)
}

function foreignCalls(sources: readonly SourceFile[], plan: GroundPlan): string[] {
  const calls = /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|process\.|setTimeout|setInterval|fetch)\b|\bnew Date\(\)/
  const below = sources.filter((file) => !plan.doors.includes(file.room))
  return below.flatMap((file) => {
    const code = file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, '')
    const call = calls.exec(code)
    return call === null ? [] : [`${file.path} calls ${call[0]}`]
  })
}

/** I3: learners see numbers and opaque keys, so no name that `domain` exports may be declared or used in `models`. */
function domainWordsInModels(sources: readonly SourceFile[]): string[] {
  const exported = /export (?:interface|type|const|function|class) (\w+)/g
  const words = sources
    .filter((file) => file.room === 'domain')
    .flatMap((file) => [...file.text.matchAll(exported)].map((match) => match[1]!))
  const models = sources.filter((file) => file.room === 'models')
  return models.flatMap((file) => {
    const code = file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, '')
    return words.filter((word) => new RegExp(`\\b${word}\\b`).test(code)).map((word) => `${file.path} says ${word}`)
  })
}

/** Depth-first search; each circle is named once, by the arrow that closes it. */
function circlesOf(arrows: readonly (readonly [string, string])[]): string[] {
  const targets = groupByFrom(arrows)
  const state = new Map<string, 'open' | 'done'>()
  const circles: string[] = []
  const visit = (file: string, trail: readonly string[]): void => {
    state.set(file, 'open')
    for (const [, to] of targets.get(file) ?? []) {
      if (state.get(to) === 'open') circles.push([...trail.slice(trail.indexOf(to)), file, to].join(' → '))
      else if (state.get(to) === undefined) visit(to, [...trail, file])
    }
    state.set(file, 'done')
  }
  for (const [from] of arrows) if (state.get(from) === undefined) visit(from, [])
  return circles
}

function groupByFrom(arrows: readonly (readonly [string, string])[]): Map<string, (readonly [string, string])[]> {
  const groups = new Map<string, (readonly [string, string])[]>()
  for (const arrow of arrows) groups.set(arrow[0], [...(groups.get(arrow[0]) ?? []), arrow])
  return groups
}
