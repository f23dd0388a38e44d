/** A taxonomy and a map small enough to read: three lines of work, a few skills, five cities in two countries. */
import type { PlaceRows } from '../../src/standardization/places/place-rows.ts'
import { createStandardizer, type Standardizer } from '../../src/standardization/standardizer.ts'
import type { SkillEntry, TaxonomyData, TitleEntry } from '../../src/standardization/taxonomy-data.ts'

function title(slug: string, name: string, work: string, ...aliases: string[]): TitleEntry {
  return { slug, name, aliases, function: work, industries: [], family: work, related: [] }
}

function skill(slug: string, name: string, ...aliases: string[]): SkillEntry {
  return { slug, name, aliases }
}

function level(number: number, slug: string, name: string, ...aliases: string[]) {
  return { level: number, slug, name, aliases }
}

const taxonomy: TaxonomyData = {
  version: 'small',
  titles: [
    title('software-developer', 'Software Developer', 'engineering', 'developer', 'programmer'),
    title('data-engineer', 'Data Engineer', 'engineering'),
    title('nurse', 'Nurse', 'health', 'registered nurse', 'rn'),
    title('account-executive', 'Account Executive', 'sales', 'ae'),
  ],
  skills: [
    skill('java', 'Java'),
    skill('kubernetes', 'Kubernetes', 'k8s'),
    skill('postgresql', 'PostgreSQL', 'postgres'),
    skill('python', 'Python'),
    skill('wound-care', 'Wound Care'),
  ],
  industries: [{ slug: 'software', name: 'Software', aliases: [] }],
  functions: ['engineering', 'health', 'sales'].map((slug) => ({ slug, name: slug, aliases: [] })),
  seniorities: [
    level(1, 'junior', 'Junior', 'jr'),
    level(2, 'mid', 'Mid-level'),
    level(4, 'senior', 'Senior', 'sr'),
    level(6, 'manager', 'Manager'),
  ],
  degrees: [level(3, 'bachelor', 'Bachelor', 'bsc'), level(4, 'master', 'Master', 'msc')],
  languages: ['German', 'English'].map((name) => ({ slug: name.toLowerCase(), name, aliases: [] })),
  fieldsOfStudy: [],
  exchangeRates: { date: '2024-01-01', rates: { USD: 1, EUR: 1.1 } },
}

const cities = [
  [1, 'Berlin', 'DE', '16', 52.52, 13.41, 3_400_000],
  [2, 'Potsdam', 'DE', '11', 52.4, 13.06, 180_000],
  [3, 'Hamburg', 'DE', '04', 53.55, 10, 1_800_000],
  [4, 'Munich', 'DE', '02', 48.14, 11.58, 1_500_000],
  [5, 'Vienna', 'AT', '09', 48.21, 16.37, 1_900_000],
] as const

const places: PlaceRows = {
  cities: {
    ids: Int32Array.from(cities, ([id]) => id),
    names: cities.map(([, name]) => name),
    countries: cities.map(([, , country]) => country),
    regions: cities.map(([, , , region]) => region),
    latitudes: Float32Array.from(cities, (city) => city[4]),
    longitudes: Float32Array.from(cities, (city) => city[5]),
    populations: Int32Array.from(cities, (city) => city[6]),
  },
  regions: [],
  countries: [
    { code: 'DE', name: 'Germany', aliases: [] },
    { code: 'AT', name: 'Austria', aliases: [] },
  ],
  cityAliases: [],
  everydayWords: [],
}

export function smallStandardizer(): Standardizer {
  return createStandardizer(taxonomy, places)
}
