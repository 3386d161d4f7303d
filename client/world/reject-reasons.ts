/** The usual reasons not to take a question, as its author reads them: a press on the desk or in the hall instead of typing. */
export const rejectReasons = [
  'It was answered already in this town hall.',
  'It is not about this town hall.',
  'It is about one person. Please ask them, or us in private.',
  'It asks several things. Please ask them one by one.',
  'We did not understand it. Please say it in other words.',
  'Its words hurt. Please ask it in a kinder way.',
] as const;
