/** A vocabulary of four functions of work and six cities, for tests and trials that need no taxonomy. */
import type { Vocabulary } from './vocabulary.ts'

const titles: Readonly<Record<string, string>> = {
  engineering:
    'Software Engineer=SWE,Software Developer;Backend Engineer=Back-end Developer;Frontend Engineer=UI Developer;Data Engineer=ETL Developer;Site Reliability Engineer=SRE;QA Engineer=Software Tester;Mobile Developer=App Developer;Machine Learning Engineer=ML Engineer;Engineering Manager=Software Development Manager;Database Administrator=DBA',
  healthcare:
    'Registered Nurse=RN;Nurse Practitioner=NP;Physician Assistant=PA;Physical Therapist=Physiotherapist;Medical Assistant=Clinical Assistant;Pharmacist=Druggist;Radiographer=X-Ray Technician;Nurse Manager=Head Nurse',
  finance:
    'Accountant=Bookkeeper;Financial Analyst=FP&A Analyst;Auditor=Internal Auditor;Tax Advisor=Tax Consultant;Controller=Financial Controller;Credit Analyst=Loan Analyst',
  sales:
    'Account Executive=AE,Sales Executive;Sales Representative=Sales Rep,SDR;Customer Success Manager=CSM;Sales Engineer=Presales Engineer;Sales Manager=Regional Sales Manager;Store Clerk=Shop Assistant',
}

const families: Readonly<Record<string, string>> = {
  Programming:
    'Java;JavaScript=JS;TypeScript=TS;Python;C++;SQL;Go=Golang;Rust;Kotlin;React=React.js;Node.js=NodeJS;Spring Boot=Spring;Ruby;Swift',
  Cloud: 'Kubernetes=k8s;Docker;AWS=Amazon Web Services;Terraform;Linux;PostgreSQL=Postgres;Kafka;Prometheus',
  'Clinical Care':
    'Patient Assessment;Wound Care;Triage;Phlebotomy;Medication Administration;Infection Control;CPR;Electronic Health Records=EHR;Physiotherapy;Radiography;Pharmacology;Pediatrics',
  Accounting:
    'Bookkeeping;Financial Reporting;US GAAP=GAAP;IFRS;Budgeting;Forecasting;Tax Preparation;Auditing;Excel=Microsoft Excel;SAP;Risk Management;Reconciliation',
  'Sales Skills':
    'Negotiation;Lead Generation;Cold Calling;CRM=Customer Relationship Management;Salesforce;Account Management;Presentation;Upselling;Forecast Calls;Contract Negotiation',
  'Soft Skills': 'Communication;Leadership;Teamwork;Time Management;Problem Solving',
}

export const smallVocabulary: Vocabulary = {
  titles: Object.entries(titles).flatMap(([f, list]) => entriesOf(list).map((entry) => ({ ...entry, function: f }))),
  skills: Object.entries(families).flatMap(([name, list]) => {
    const family = { slug: slugOf(name), name, aliases: [] }
    return [family, ...entriesOf(list).map((entry) => ({ ...entry, parent: family.slug }))]
  }),
  places: [
    { city: 'Berlin', countryCode: 'DE', weight: 3, latitude: 52.52, longitude: 13.4 },
    { city: 'Potsdam', countryCode: 'DE', weight: 1, latitude: 52.4, longitude: 13.07 },
    { city: 'Munich', countryCode: 'DE', weight: 2, latitude: 48.14, longitude: 11.58 },
    { city: 'London', countryCode: 'GB', weight: 3, latitude: 51.51, longitude: -0.13 },
    { city: 'Chicago', region: 'Illinois', countryCode: 'US', weight: 3, latitude: 41.85, longitude: -87.65 },
    { city: 'Austin', region: 'Texas', countryCode: 'US', weight: 2, latitude: 30.27, longitude: -97.74 },
  ],
}

function entriesOf(list: string): { slug: string; name: string; aliases: string[] }[] {
  return list.split(';').map((entry) => {
    const [name, aliases] = entry.split('=')
    return { slug: slugOf(name!), name: name!, aliases: aliases === undefined ? [] : aliases.split(',') }
  })
}

function slugOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9+#.]+/g, '-')
}
