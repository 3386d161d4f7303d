/** A version of commands, messages and replies; a page with another one is told to reload. */
export const protocolVersion = 8;
