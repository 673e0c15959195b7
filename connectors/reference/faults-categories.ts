/** Faults in which data a decision of Mitz is taken to be about, and whose. */
export const CATEGORY_FAULTS = {
  'asks-treatment-data-for-everything': 'Asks Mitz about treatment data whatever data was requested.',
  'takes-one-permit-for-all': 'Releases all that was requested once one category of it is permitted.',
  'takes-a-lower-permit-for-the-higher': 'Releases treatment data on a Permit for results or medication.',
  'withholds-the-lower-categories':
    'Releases results and medication only where treatment data was permitted in so many words.',
  'uses-one-ura-for-all-providers': 'Names the URA of its first provider in the messages of all of them.',
  'uses-one-provider-type-for-all': 'Names the type of its first provider in the messages of all of them.',
} as const;
