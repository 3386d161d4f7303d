/** Who the leader is in documents: all of it given by whoever imports, nothing guessed. */
export interface LeaderIdentity {
  /** Full names, and aliases that are the leader's alone ("Maya L.", "mlindqvist"). */
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

/** What a file says of a person: a name, an address, or both. */
export interface NamedPerson {
  readonly name: string;
  readonly address: string | null;
}

/** Reads "Maya Lindqvist <maya@example.com>", "maya@example.com" or "Maya Lindqvist". */
export function readPerson(text: string): NamedPerson {
  const angled = /^(.*?)<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>\s*$/su.exec(text);
  if (angled !== null) return { name: unquoted(angled[1] ?? ''), address: angled[2] ?? null };
  const bare = text.trim();
  return /^[^\s@]+@[^\s@]+$/.test(bare) ? { name: '', address: bare } : { name: unquoted(bare), address: null };
}

/** Gives the leader as somebody writes them on a command line: one person, and further names of theirs. */
export function leaderFrom(person: string, aliases: readonly string[] = []): LeaderIdentity {
  const { name, address } = readPerson(person);
  const others = aliases.map(readPerson);
  return {
    names: [name, ...others.map((other) => other.name)].filter((each) => each !== ''),
    addresses: [address, ...others.map((other) => other.address)].filter((each) => each !== null),
  };
}

/**
 * Whether a turn's speaker is the leader. An address decides where the leader's are known; else the name must be one of the leader's,
 * letter for letter. A turn without a speaker counts only in a document that is the leader's own. Rules RD1 to RD3.
 *
 * @param isOwn Whether whoever imports says that the document is the leader's own.
 */
export function isLeader(speaker: string | null, leader: LeaderIdentity, isOwn: boolean): boolean {
  if (speaker === null) return isOwn;
  const { name, address } = readPerson(speaker);
  const hasName = leader.names.some((known) => isSameName(known, name));
  if (address === null) return hasName;
  if (leader.addresses.length === 0) return hasName;
  const hasAddress = leader.addresses.some((known) => known.toLowerCase() === address.toLowerCase());
  return (
    hasAddress &&
    (name === '' || hasName || isSameName(name, address) || leader.names.some((known) => isPartOf(name, known)))
  );
}

/** Case and the two ways to write an accent do not count, nor does a role in brackets that anybody may put there. Everything else does. */
function plainName(name: string): string {
  const bare = name.replace(/\((?:ceo|chair|host|organi[sz]er|presenter|she\/her|he\/him|they\/them)\)/gi, ' ').trim();
  const turned = /^([^,]+), ([^,]+)$/.exec(bare);
  const inOrder = turned === null ? bare : `${turned[2]} ${turned[1]}`;
  return inOrder.normalize('NFC').toLowerCase().replace(/ +/g, ' ');
}

function isSameName(one: string, other: string): boolean {
  const plain = plainName(one);
  return plain !== '' && plain === plainName(other);
}

/** With the leader's own address "Maya" and "Maya L." are enough. */
function isPartOf(name: string, known: string): boolean {
  const parts = plainName(known).split(' ');
  return plainName(name)
    .split(' ')
    .every(
      (part) =>
        parts.includes(part) || (/^\p{L}\.?$/u.test(part) && parts.some((each) => each.startsWith(part.charAt(0)))),
    );
}

function unquoted(name: string): string {
  return name
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
}
