import { describe, expect, it } from 'vitest';
import { isLeader, leaderFrom } from '../../../server/documents/leader.ts';

const leader = leaderFrom('Maya Lindqvist <maya@example.com>', ['Maya L.', 'maya.lindqvist@old.example']);
const byNameAlone = leaderFrom('Maya Lindqvist');

describe('whose words', () => {
  it.each([
    'Maya Lindqvist',
    'MAYA LINDQVIST',
    'Lindqvist, Maya',
    '"Lindqvist, Maya" <maya@example.com>',
    'Maya Lindqvist (CEO)',
    'maya@example.com',
    'Maya Lindqvist <MAYA@example.com>',
    'Maya <maya@example.com>',
    'Maya L. <maya@example.com>',
    'Maya L.',
    'maya.lindqvist@old.example',
  ])('[RD1] %s is the leader', (speaker) => {
    expect(isLeader(speaker, leader, false)).toBe(true);
  });

  it.each([
    ['a first name alone', 'Maya'],
    ['a first name and another’s', 'Maya Berg'],
    ['a relative', 'Erik Lindqvist'],
    ['an initial that nobody gave', 'M. Lindqvist'],
    ['a name that goes on', 'Maya Lindqvist Berg'],
    ['a Cyrillic a', 'M\u0430ya Lindqvist'],
    ['a capital I for an l', 'Maya Iindqvist'],
    ['something unseen', 'Maya\u200b Lindqvist'],
    ['a guest of that name', 'Maya Lindqvist (Guest)'],
    ['nobody', ''],
  ])('[RD1] %s is not', (_, speaker) => {
    expect(isLeader(speaker, leader, true)).toBe(false);
    expect(isLeader(speaker, byNameAlone, true)).toBe(false);
  });

  it('[RD1] “Maya L.” is the leader only where whoever imports says so', () => {
    expect(isLeader('Maya L.', byNameAlone, false)).toBe(false);
  });

  it.each([
    ['the leader’s name, another’s address', 'Maya Lindqvist <maya@example.org>'],
    ['another’s name, the leader’s address', 'Jonas Ek <maya@example.com>'],
    ['an address inside a name', '"maya@example.com" <thief@example.org>'],
    ['a namesake in part with the address of another', 'Maya <maya.berg@example.com>'],
  ])('[RD2] %s is not the leader', (_, speaker) => {
    expect(isLeader(speaker, leader, true)).toBe(false);
  });

  it('[RD3] nobody’s turn is the leader’s only in a document of the leader’s own', () => {
    expect(isLeader(null, leader, true)).toBe(true);
    expect(isLeader(null, leader, false)).toBe(false);
  });
});
