/** Wage level, currency and first language by country. Round numbers, fixed: the truth is kept in US dollars. */

export interface Economy {
  readonly currency: string
  /** US dollars for one unit of the currency. */
  readonly dollars: number
  /** Pay for the same work relative to the United States. */
  readonly wageLevel: number
  readonly language: string
}

const economies: Readonly<Record<string, Economy>> = {
  US: { currency: 'USD', dollars: 1, wageLevel: 1, language: 'English' },
  CA: { currency: 'CAD', dollars: 0.73, wageLevel: 0.75, language: 'English' },
  GB: { currency: 'GBP', dollars: 1.27, wageLevel: 0.75, language: 'English' },
  IE: { currency: 'EUR', dollars: 1.08, wageLevel: 0.75, language: 'English' },
  DE: { currency: 'EUR', dollars: 1.08, wageLevel: 0.75, language: 'German' },
  AT: { currency: 'EUR', dollars: 1.08, wageLevel: 0.7, language: 'German' },
  CH: { currency: 'CHF', dollars: 1.12, wageLevel: 1.1, language: 'German' },
  FR: { currency: 'EUR', dollars: 1.08, wageLevel: 0.65, language: 'French' },
  BE: { currency: 'EUR', dollars: 1.08, wageLevel: 0.68, language: 'French' },
  NL: { currency: 'EUR', dollars: 1.08, wageLevel: 0.72, language: 'Dutch' },
  ES: { currency: 'EUR', dollars: 1.08, wageLevel: 0.5, language: 'Spanish' },
  PT: { currency: 'EUR', dollars: 1.08, wageLevel: 0.42, language: 'Portuguese' },
  IT: { currency: 'EUR', dollars: 1.08, wageLevel: 0.52, language: 'Italian' },
  PL: { currency: 'PLN', dollars: 0.25, wageLevel: 0.42, language: 'Polish' },
  SE: { currency: 'SEK', dollars: 0.095, wageLevel: 0.65, language: 'Swedish' },
  NO: { currency: 'NOK', dollars: 0.093, wageLevel: 0.75, language: 'Norwegian' },
  DK: { currency: 'DKK', dollars: 0.145, wageLevel: 0.78, language: 'Danish' },
  AU: { currency: 'AUD', dollars: 0.66, wageLevel: 0.78, language: 'English' },
  NZ: { currency: 'NZD', dollars: 0.6, wageLevel: 0.62, language: 'English' },
  IN: { currency: 'INR', dollars: 0.012, wageLevel: 0.22, language: 'Hindi' },
  SG: { currency: 'SGD', dollars: 0.74, wageLevel: 0.75, language: 'English' },
  JP: { currency: 'JPY', dollars: 0.0067, wageLevel: 0.55, language: 'Japanese' },
  BR: { currency: 'BRL', dollars: 0.19, wageLevel: 0.26, language: 'Portuguese' },
  MX: { currency: 'MXN', dollars: 0.055, wageLevel: 0.28, language: 'Spanish' },
  ZA: { currency: 'ZAR', dollars: 0.054, wageLevel: 0.3, language: 'English' },
}

const elsewhere: Economy = { currency: 'USD', dollars: 1, wageLevel: 0.4, language: 'English' }

export function economyOf(countryCode: string): Economy {
  return economies[countryCode] ?? elsewhere
}

/** Other languages people learn, most common first. */
export const secondLanguages = ['English', 'Spanish', 'French', 'German', 'Portuguese', 'Italian', 'Mandarin', 'Arabic'] as const
