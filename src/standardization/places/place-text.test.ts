import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadPlaces } from '../../adapters/files/geonames.ts'
import { Places } from './places.ts'
import { resolvePlace } from './resolve-place.ts'

const places = new Places(loadPlaces())
const regionOf = (text: string) => {
  const place = resolvePlace(places, { text })
  return place && [place.label, ...place.ancestors.filter((one) => one.startsWith('region:'))].join(' ')
}

describe('places as people write them', () => {
  const cases: Readonly<Record<string, string>> = {
    // Germany
    'Munich, BY, Germany': 'Munich, DE region:DE.02',
    'München, BY': 'Munich, DE region:DE.02',
    'Munich, Bavaria, Germany': 'Munich, DE region:DE.02',
    'Mannheim, BW, Germany': 'Mannheim, DE region:DE.01',
    'Stuttgart, BW': 'Stuttgart, DE region:DE.01',
    'Köln, NRW': 'Köln, DE region:DE.07',
    'Leipzig, SN, DE': 'Leipzig, DE region:DE.13',
    'Kiel, SH': 'Kiel, DE region:DE.10',
    'Erfurt, TH, Germany': 'Erfurt, DE region:DE.15',
    'Berlin, BE, Germany': 'Berlin, DE region:DE.16',
    'Berlin, DE': 'Berlin, DE region:DE.16',
    'Frankfurt (Oder)': 'Frankfurt (Oder), DE region:DE.11',
    'Frankfurt (Oder), Germany': 'Frankfurt (Oder), DE region:DE.11',
    'Frankfurt/Oder, Brandenburg': 'Frankfurt (Oder), DE region:DE.11',
    'Frankfurt an der Oder': 'Frankfurt (Oder), DE region:DE.11',
    'Frankfurt (Main)': 'Frankfurt am Main, DE region:DE.05',
    Frankfurt: 'Frankfurt am Main, DE region:DE.05',
    Freiburg: 'Freiburg, DE region:DE.01',
    'Freiburg im Breisgau, Germany': 'Freiburg, DE region:DE.01',
    'Freiburg, BW': 'Freiburg, DE region:DE.01',
    'Fribourg, Switzerland': 'Fribourg, CH region:CH.FR',
    'Halle (Saale)': 'Halle (Saale), DE region:DE.14',
    'Halle, Sachsen-Anhalt': 'Halle (Saale), DE region:DE.14',
    'Halle (Westf.), Germany': 'Halle, DE region:DE.07',
    'Halle, Belgium': 'Halle, BE region:BE.VLG',
    'Rotenburg (Fulda)': 'Rotenburg an der Fulda, DE region:DE.05',
    '10115 Berlin, Germany': 'Berlin, DE region:DE.16',
    'D-80331 München': 'Munich, DE region:DE.02',
    'Raum Stuttgart': 'Stuttgart, DE region:DE.01',
    'Metropolregion Nürnberg': 'Nürnberg, DE region:DE.02',
    'Altes Dorf, Berlin, Germany': 'Berlin, DE region:DE.16',
    'Berlin, Hamburg': 'Berlin, DE region:DE.16',
    'Remote, Germany': 'Germany',
    'Germany (Remote)': 'Germany',
    'Berlin, Germany (Hybrid)': 'Berlin, DE region:DE.16',
    Muenster: 'Münster, DE region:DE.07',
    // German-speaking neighbours
    'Zürich, ZH': 'Zürich, CH region:CH.ZH',
    'Bern, BE, Switzerland': 'Bern, CH region:CH.BE',
    'Wien, Österreich': 'Vienna, AT region:AT.09',
    'Salzburg, Austria': 'Salzburg, AT region:AT.05',
    // India
    'Pune, MH, India': 'Pune, IN region:IN.16',
    'Mumbai, MH': 'Mumbai, IN region:IN.16',
    'Bangalore, KA, IN': 'Bengaluru, IN region:IN.19',
    'Chennai, TN, India': 'Chennai, IN region:IN.25',
    'Kolkata, WB': 'Kolkata, IN region:IN.28',
    'Hyderabad, Telangana, India': 'Hyderabad, IN region:IN.40',
    'Noida, UP, India': 'Noida, IN region:IN.36',
    'Gurugram, HR, India': 'Gurgaon, IN region:IN.10',
    'Pune 411001, Maharashtra, India': 'Pune, IN region:IN.16',
    // Spain, Italy, France, Netherlands
    'Barcelona, CT, Spain': 'Barcelona, ES region:ES.56',
    'Barcelona, Catalonia, Spain': 'Barcelona, ES region:ES.56',
    'Madrid, MD, España': 'Madrid, ES region:ES.29',
    'Milan, MI, Italy': 'Milan, IT region:IT.09',
    'Milano, MI': 'Milan, IT region:IT.09',
    'Torino, TO, Italia': 'Turin, IT region:IT.12',
    'Bari, BA': 'Bari, IT region:IT.13',
    'Paris, Île-de-France, France': 'Paris, FR region:FR.11',
    '75011 Paris': 'Paris, FR region:FR.11',
    '1012 AB Amsterdam, Netherlands': 'Amsterdam, NL region:NL.07',
    // United Kingdom and Ireland
    'London, UK': 'London, GB region:GB.ENG',
    'London SW1A 1AA, United Kingdom': 'London, GB region:GB.ENG',
    'Greater London': 'London, GB region:GB.ENG',
    'Greater Manchester Area, UK': 'Manchester, GB region:GB.ENG',
    'Cardiff, Wales': 'Cardiff, GB region:GB.WLS',
    'Dublin, Ireland': 'Dublin, IE region:IE.L',
    // United States
    'Milan, MI': 'Milan, MI, US region:US.MI',
    'Portland, OR': 'Portland, OR, US region:US.OR',
    'Portland, ME': 'Portland, ME, US region:US.ME',
    'Springfield, IL 62701': 'Springfield, IL, US region:US.IL',
    'Columbus, OH, USA': 'Columbus, OH, US region:US.OH',
    'Wilmington, DE': 'Wilmington, DE, US region:US.DE',
    'Atlanta, Georgia': 'Atlanta, GA, US region:US.GA',
    'Indianapolis, IN': 'Indianapolis, IN, US region:US.IN',
    'Washington, DC': 'Washington, D.C., DC, US region:US.DC',
    'Greater Seattle Area': 'Seattle, WA, US region:US.WA',
    'San Francisco Bay Area': 'San Francisco, CA, US region:US.CA',
    'Dallas/Fort Worth Area': 'Dallas, TX, US region:US.TX',
    'New York City Metropolitan Area': 'New York City, NY, US region:US.NY',
    'Denver metropolitan area': 'Denver, CO, US region:US.CO',
    'US-Remote': 'United States of America',
    // Canada, Australia, Brazil, Mexico
    'Toronto, ON M5V 2T6': 'Toronto, ON, CA region:CA.08',
    'Vancouver, BC, Canada': 'Vancouver, BC, CA region:CA.02',
    'London, ON': 'London, ON, CA region:CA.08',
    'Montréal, QC': 'Montréal, QC, CA region:CA.10',
    'Perth, WA, Australia': 'Perth, WA, AU region:AU.08',
    'Sydney NSW 2000': 'Sydney, NSW, AU region:AU.02',
    'São Paulo, SP, Brasil': 'São Paulo, BR region:BR.27',
    'Rio de Janeiro, RJ': 'Rio de Janeiro, BR region:BR.21',
    'Guadalajara, Mexico': 'Guadalajara, MX region:MX.14',
    // Elsewhere
    'Tbilisi, Georgia': 'Tbilisi, GE region:GE.51',
    'Minsk, BY': 'Minsk, BY region:BY.04',
    'Gaborone, BW': 'Gaborone, BW region:BW.14',
    'Tokyo, Japan': 'Tokyo, JP region:JP.40',
    'Shanghai, China': 'Shanghai, CN region:CN.23',
    'Warszawa, Polska': 'Warsaw, PL region:PL.78',
    'Cape Town, South Africa': 'Cape Town, ZA region:ZA.11',
  }
  for (const [text, expected] of Object.entries(cases)) it(`read "${text}"`, () => assert.equal(regionOf(text), expected))

  it('hold to the stated parts', () => {
    const halle = { city: 'Halle (Saale)', region: 'Sachsen-Anhalt', countryCode: 'DE' }
    assert.equal(resolvePlace(places, halle)?.label, 'Halle (Saale), DE')
    assert.equal(resolvePlace(places, { city: 'Stuttgart', region: 'BW', countryCode: 'DE' })?.label, 'Stuttgart, DE')
    assert.equal(resolvePlace(places, { city: 'Frankfurt/Oder', countryCode: 'DE' })?.label, 'Frankfurt (Oder), DE')
    assert.equal(resolvePlace(places, { text: 'Munich', countryCode: 'DE' })?.label, 'Munich, DE')
    assert.equal(resolvePlace(places, { text: 'Milan, MI', countryCode: 'IT' })?.label, 'Italy')
  })

  it('never show a code for a region', () => {
    const { cities } = loadPlaces()
    const regions = new Set(Array.from(cities.regions, (region, row) => `region:${cities.countries[row]}.${region}`))
    for (const value of regions) assert.doesNotMatch(places.at(value)!.label, /^[A-Z]{2}\.|^\d/, value)
    assert.equal(places.at('region:XX.99')?.label, 'XX')
  })
})
