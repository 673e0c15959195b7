/** Faults in what the buttons ask, whom they let decide, and what they record. */
export const BUTTON_FAULTS = {
  'records-for-the-previous-patient': 'Records the choice for the patient who was on screen before.',
  'shows-the-previous-patient-with-the-question': 'Shows the patient who was on screen before with the question.',
  'shows-its-own-question-text': 'Shows a question of its own instead of the one Mitz defines.',
  'sends-when-the-question-opens': 'Records a yes as soon as the question is shown.',
  'shows-no-information': 'Does not show what the choice means.',
  'preselects-yes': 'Shows the question with yes already ticked.',
  'records-yes-as-no': 'Records a no when the patient says yes.',
  'records-no-as-yes': 'Records a yes when the patient says no.',
  'records-no-decision-as-no': 'Records a no when the patient takes no decision.',
  'sends-on-cancel': 'Records a yes when the user leaves the question.',
  'lets-a-12-year-old-decide-alone': 'Does not ask for a parent or representative, whatever the age.',
  'treats-a-16-year-old-as-a-child': 'Asks for a parent or representative at 16.',
  'records-about-its-own-data-with-the-raadplegersknop':
    'Records the choice about its own data when the patient was asked about those of another holder.',
  'records-the-raadplegersknop-as-the-dossierhoudersknop':
    'Names the situation of the dossierhoudersknop in what the raadplegersknop records.',
} as const;
