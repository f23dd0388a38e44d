/** Commands of an example in the documentation as a shell would part them: quotes, continued lines and comments. */

const pieces = /'(?<single>[^']*)'|"(?<double>[^"]*)"|\\\n|#.*|(?<end>\n)|(?<plain>[^\s'"\\#]+)/g

/** One list of words a command; a quoted word stands alone. */
export function shellCommands(text: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]]
  for (const { groups: { single, double, end, plain } = {} } of text.matchAll(pieces)) {
    const word = single ?? double ?? plain
    if (word !== undefined) commands.at(-1)!.push(word)
    else if (end !== undefined) commands.push([])
  }
  return commands.filter((words) => words.length > 0)
}
