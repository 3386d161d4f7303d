/** What the first sample of a piece makes of the moody recogniser's thread. */
export const moods = { hear: 0, exit: 0.25, fail: 0.5, hang: 0.75, nonsense: 1 } as const;
