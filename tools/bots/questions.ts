/** What bots ask: what employees ask at town halls, and what nobody has approved an answer for. */
export const questionBank: readonly string[] = [
  'What is our strategy on products?',
  'How do you decide who gets a raise?',
  'Will we go back to the office for five days a week?',
  'What have you learned from the last year?',
  'How do we decide which projects to stop?',
  'What will you do about meetings?',
  'Will there be layoffs next quarter?',
  'How can I move to another team?',
  'What is the plan for the new building?',
  'How do we use AI, and what will it change for us?',
  'What do our customers complain about most?',
  'When do we hear about bonuses?',
  'What keeps you awake at night?',
  'How do we get faster without burning out?',
  'What would you do differently if you started again?',
  'Can we have more time for learning?',
];
