/** One group of holders: its provider types, the one data category it holds, the category it consults as. */
export interface HolderGroup {
  readonly name: string;
  readonly types: readonly string[];
  readonly dataCategory: string;
  /** The consulting category of a provider of this group. */
  readonly consultsAs: string;
}

const group = (name: string, types: string, dataCategory: string, consultsAs: string): HolderGroup => ({
  name,
  types: types.split(' '),
  dataCategory,
  consultsAs,
});

/** The seven groups of dossierhoudende zorgaanbieders (Mitz Afsprakenstelsel, Bijlage Dossierhoudende zorgaanbiedercategorieën). */
export const holderGroups: readonly HolderGroup[] = [
  group('Huisartsen en huisartsenposten', 'H1 K3 N6 Z3', 'GGC002', 'RPZAC001'),
  group('Apotheken', 'A1 J8 K9', 'GGC013', 'RPZAC005'),
  group(
    'Ziekenhuizen, medische centra en klinieken',
    'AMB B3 BRA DIA G3 GC JZ P4 PM13 PM14 PM15 R8 SC TD V4 V5 V6 V7 Z10 Z12 Z14 Z15 Z16 Z17 Z18 Z19 Z20 Z21 Z22 Z23 Z25 Z26 Z4 Z6 Z7 Z8 Z9',
    'GGC002',
    'RPZAC104',
  ),
  group(
    'Verpleging en verzorging',
    'G6 H2 IN10 IN11 IN13 IN15 IN2 IN3 IN5 IN7 IN9 K4 M1 R5 T2 X3',
    'GGC002',
    'RPZAC004',
  ),
  group('Laboratoria en diagnostische centra', 'B1 B2 L1 Z5', 'GGC012', 'RPZAC104'),
  group('Geestelijke gezondheidszorg (GGZ)', 'G5 G7 G8', 'GGC002', 'RPZAC003'),
  group(
    'Overige zorg',
    'B4 C3 F1 G1 G9 JGZ P6 PM10 PM11 PM12 PM3 PM4 PM6 PM7 PM8 PM9 TA1 TA2 TA3 TA4 TA5 TA6 Z27 ZG',
    'GGC002',
    'RPZAC103',
  ),
];

/** UZI role codes of professionals (RoleCodeNL), as clients of Mitz carry them. */
export const professionalRoles: readonly string[] = (
  '01.000 01.002 01.003 01.004 01.008 01.010 01.011 01.012 01.013 01.014 01.015 01.016 01.018 01.019 01.020 01.021 ' +
  '01.022 01.023 01.024 01.025 01.026 01.030 01.031 01.032 01.033 01.034 01.035 01.039 01.040 01.041 01.042 01.045 ' +
  '01.046 01.047 01.048 01.050 01.055 01.056 01.070 01.071 02.000 02.053 02.054 03.000 04.000 16.000 17.000 17.060 ' +
  '25.000 25.061 25.063 30.000 30.065 30.066 30.067 30.068 30.069 83.000 84.000 85.000 86.000 87.000 88.000 89.000 ' +
  '90.000 91.000 92.000 93.000 94.000 95.000 96.000 97.000 98.000'
).split(' ');
