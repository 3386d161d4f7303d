/** Every length, rate and count of the product, in one place. Lengths are in UTF-16 code units unless the name says otherwise. */
export const limits = {
  nameLength: 60,
  questionLength: 500,
  reasonLength: 300,
  noteLength: 500,
  /** A phrase of what the leader says live, and how many are recorded in a minute: people say some twenty. */
  liveLineLength: 600,
  liveLinesPerMinute: 60,
  /** What was answered live, as far as it stands with the question: some four minutes. The rest is in the record. */
  liveAnswerLength: 4000,
  /** Reports of one person that moderators have not closed yet; and what was said on the stage before each. */
  reportsPerMember: 3,
  reportCaptionsMs: 60_000,
  reportCaptions: 40,
  /** Words that questions and names may not hold: so many, so long each, and so long together, a line each. */
  listedWords: 100,
  listedWordLength: 40,
  listedWordsLength: 2000,
  /** What was passed on is to be answered within so many days, unless a moderator says otherwise; and within a year at most. */
  referralDays: 7,
  referralDaysMost: 365,
  /** Of who asked, to one question, within so long after its answer. */
  followUpsPerQuestion: 2,
  followUpMs: 600_000,
  /** On auto: so long the stage is free before the next question is called by itself. */
  autoCallMs: 5000,
  /** Topics that are held lower than the town hall. */
  dialTopics: 100,
  /**
   * Acts of the crew that can be looked up and taken back. Never lower it: moves in old records are taken back by what is kept of them.
   */
  actsKept: 200,
  /** Without a sign of life from a desk nobody is told any more where its moderator is. */
  attentionMs: 30_000,
  /** An answer that is written later. */
  laterAnswerLength: 2000,
  /** Moderators' words on a question. */
  labelLength: 24,
  labelsPerQuestion: 5,
  departmentLength: 80,
  /** Questions that one answer of the leader reaches: those of a group. */
  inboxAtOnce: 200,
  statementLength: 4000,
  /** To the original of a statement. */
  linkLength: 500,
  /** 75 seconds at 150 words a minute are some 1,200. */
  signedAnswerLength: 2000,
  wordingsPerAnswer: 20,
  /** Openings, and closings, of a leader's answers. */
  courtesies: 5,
  courtesyLength: 80,
  /** Statements approved by one act. */
  statementsAtOnce: 200,
  /** An organiser’s own questions for a rehearsal: characters of the file, then questions. */
  rehearsalFileLength: 49_152,
  rehearsalQuestions: 300,
  /** A request to the persona: a statement, or the hashes of 200 of them. */
  personaBodyBytes: 65_536,
  /** A file of the leader's words that is brought on the page: a mailbox of 50 MB, and some more. */
  importBytes: 64 * 1024 * 1024,
  /** Passages of one file that a person reviews at once. */
  importPassages: 500,
  passagesAtOnce: 50,
  /** So many of the longest passages. */
  acceptBodyBytes: 1_048_576,
  /** Choices of a poll, and steps of a scale. */
  pollOptions: 10,
  pollScaleStepsLeast: 3,
  pollQuestionLength: 200,
  pollLabelLength: 80,
  /** An open poll asks for a few words. */
  pollWordsLength: 60,
  pollsPerTownhall: 100,
  /** Counts of an open poll are told this often at most, however many answer. */
  pollCountsEveryMs: 1000,
  /** Of the agenda: items, the letters of a title, and minutes of one item. */
  agendaItems: 30,
  agendaTitleLength: 80,
  agendaMinutesMost: 480,
  pendingPerMember: 3,
  /** What is asked anonymously is written down at marks of the clock that are so far apart, all of it together. */
  anonymousEveryMs: 30_000,
  /** Anonymous questions of one person, within so long. */
  anonymousPerMember: 3,
  anonymousWithinMs: 600_000,
  /** Who asked one, sealed twice. */
  sealedLength: 4000,
  /** Told of while one is typed. */
  similarQuestions: 3,
  questionsPerTownhall: 5000,
  /** A question asked aloud. */
  spokenQuestionSeconds: 30,
  bodiesPerSection: 250,
  /** Spectators, desks and phones beside headsets: from so many on they look on from the next section. */
  onlookersPerSection: 250,
  sections: 8,
  /** People that one search by name shows. */
  peopleFound: 12,
  queueInState: 50,
  answerSentences: 12,
  answerDurationMs: 75_000,
  /** Largest message a socket may send; a pose is below 40 bytes, a command below 4 kB. */
  socketMessageBytes: 8192,
  httpBodyBytes: 16_384,
  /** Per connection, in token buckets: `burst` at once, then `perSecond`. */
  rates: {
    pose: { burst: 30, perSecond: 20 },
    command: { burst: 20, perSecond: 5 },
    moment: { burst: 10, perSecond: 4 },
  },
  /** `POST /enter` and link redemption. A big office shares one address: hence the wide burst, one for links, one for entering, one for guesses. */
  doors: {
    session: { burst: 20, perSecond: 0.5 },
    /** Snapshots, answers and greetings that one session reads. */
    reads: { burst: 60, perSecond: 4 },
    /** Questions like the one that is being typed, at each pause of who types. */
    similar: { burst: 20, perSecond: 2 },
    /** Acts on the persona: consent, statements, delegates. */
    persona: { burst: 30, perSecond: 1 },
    /** Sentences of a rehearsal made audible: each costs a tenth of a second of a processor. */
    listening: { burst: 20, perSecond: 1 },
    /** Questions asked aloud: each costs up to two seconds of a processor. */
    speech: { burst: 6, perSecond: 0.1 },
    /** Digits of a headset that one person types, that one address asks for or types, and all together. */
    digits: { burst: 10, perSecond: 0.05 },
    digitsOfAddress: { burst: 60, perSecond: 0.5 },
    digitsOfAll: { burst: 300, perSecond: 5 },
    address: { burst: 2000, perSecond: 50 },
  },
  /** Sign-in by the company's identity provider. */
  signIn: {
    /** A session ends when it was not used for so long, and after so long in any case. */
    idleMs: 12 * 3_600_000,
    mostMs: 7 * 24 * 3_600_000,
    /** That it is used is written down so often. */
    noteEveryMs: 300_000,
    /** From setting out to the provider until coming back; so many on their way at once. */
    flowMs: 600_000,
    flows: 20_000,
  },
  /** Coming in by invitation. */
  invitations: {
    /** A session lasts so long after it began. */
    sessionMs: 30 * 24 * 3_600_000,
    /** The organiser's link, told on the terminal. */
    organiserLinkMs: 24 * 3_600_000,
    /** One for another browser of the organiser's. */
    ownLinkMs: 3_600_000,
    /** From opening a link until taking it. */
    acceptSeconds: 3600,
    hoursMost: 90 * 24,
    labelLength: 80,
    usesMost: 10_000,
    /** Those of a town hall that are listed. */
    listed: 500,
  },
  /** Six digits in a headset, which a signed-in browser types. */
  headsetCode: {
    lifeMs: 300_000,
    /** Shown at once, of a million that there are. */
    open: 500,
    /** The headset asks what became of them. */
    askAgainMs: 2000,
  },
  /** Planning town halls. */
  organising: {
    titleLength: 120,
    aboutLength: 600,
    minutesMost: 600,
    doorsMinutesMost: 120,
    capacityMost: 2000,
    departments: 50,
    /** Those of an installation that are listed. */
    listed: 500,
  },
  /** People let in by `POST /enter`, by how strained the server is; the others wait for their turn. */
  turnstile: [
    { burst: 200, perSecond: 40 },
    { burst: 100, perSecond: 30 },
    { burst: 50, perSecond: 25 },
    { burst: 30, perSecond: 20 },
    { burst: 20, perSecond: 15 },
  ],
  ticketSeconds: 15,
  liveKitTokenSeconds: 60,
  /** A seat waits for a person who dropped out. */
  seatHeldMs: 600_000,
  posesPerSecondMax: 15,
  /** 150 kbit/s: what pose frames may cost a page in any second, WebSocket headers included. */
  poseBytesPerSecond: 18_750,
  /** People of a cell; one that holds more is split. */
  peoplePerCell: 32,
  /** A page whose socket is behind for so long is closed, and comes back by itself. */
  behindMs: 5000,
  neighbours: 8,
  /** Entries that one erasure names; a longer one is several. */
  erasedPerEntry: 20_000,
  /** An append that has not answered for so long counts as failed. A disk that syncs takes milliseconds. */
  recordAnswerMs: 5000,
  /** Silences that wait beside a record that cannot be written: about a thousand. */
  owedBytes: 262_144,
  /** Entries between two signatures of the record's head. */
  signEveryEntries: 1000,
} as const;
