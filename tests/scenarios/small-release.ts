import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** An O*NET release of one occupation, as a folder. */
export async function writeSmallRelease(release: string): Promise<void> {
  await mkdir(release)
  const code = 'O*NET-SOC Code'
  const tables: Readonly<Record<string, readonly (readonly string[])[]>> = {
    'Occupation Data': [
      [code, 'Title', 'Description'],
      ['99-1.00', 'Cloud Shepherds', 'x'],
    ],
    'Alternate Titles': [[code, 'Alternate Title', 'Short Title', 'Source(s)']],
    'Sample of Reported Titles': [[code, 'Reported Job Title', 'Shown in My Next Move']],
    'Related Occupations': [[code, 'Related O*NET-SOC Code', 'Relatedness Tier', 'Index']],
    'Job Zones': [[code, 'Job Zone', 'Date', 'Domain Source']],
    'Technology Skills': [[code, 'Example', 'Commodity Code', 'Commodity Title', 'Hot Technology']],
  }
  for (const [name, rows] of Object.entries(tables)) {
    await writeFile(join(release, `${name}.txt`), `${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`)
  }
}
