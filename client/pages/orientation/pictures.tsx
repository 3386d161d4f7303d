import type { ComponentChildren } from 'preact';

/** Wood, paper, and the three lights as they shine in the hall, whatever the theme of the page. */
const tone = {
  wall: '#241a13',
  beam: '#4a3524',
  floor: '#7a5130',
  seat: '#55402d',
  cloth: '#2f4566',
  skin: '#d9b08c',
  paper: '#f4ede3',
  line: '#b9ad9e',
  ink: '#221c16',
  avatar: '#bda6ff',
  human: '#ffbf5e',
  asker: '#5bd6c8',
} as const;

/** The hall's ceiling fills the place that there is; what is told stands whole in its middle. */
function Scene({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      <svg aria-hidden="true" viewBox="0 0 320 180" preserveAspectRatio="xMidYMin slice">
        <rect width="320" height="180" fill={tone.wall} />
        {[14, 32, 50].map((y, i) => (
          <path
            key={y}
            d={`M0 ${y}Q160 ${y + 18} 320 ${y}`}
            stroke={tone.beam}
            stroke-width="5"
            fill="none"
            opacity={0.5 - i * 0.14}
          />
        ))}
      </svg>
      <svg aria-hidden="true" viewBox="0 0 320 180">
        {children}
      </svg>
    </>
  );
}

function Figure({ x, light, cloth }: { readonly x: number; readonly light: string; readonly cloth: string }) {
  return (
    <g transform={`translate(${x} 96)`}>
      <ellipse cx="0" cy="52" rx="44" ry="10" fill={light} opacity="0.22" />
      <path d="M-24 50V20Q-24 0 0 0T24 20V50Q0 56-24 50z" fill={cloth} stroke={light} stroke-width="3" />
      <circle cy="-16" r="13" fill={tone.skin} stroke={light} stroke-width="3" />
    </g>
  );
}

/** Three who may speak, each in their light and under its shape. */
export function StagePicture() {
  return (
    <Scene>
      <path d="M-400 168Q160 104 720 168V600H-400z" fill={tone.floor} />
      <Figure x={70} light={tone.avatar} cloth={tone.cloth} />
      <Figure x={160} light={tone.human} cloth={tone.cloth} />
      <Figure x={250} light={tone.asker} cloth="#5b3f3a" />
      <path d="M70 34l10 13-10 13-10-13z" fill={tone.avatar} />
      <circle cx="160" cy="47" r="11" fill={tone.human} />
      <path d="M250 35l13 23h-26z" fill={tone.asker} />
    </Scene>
  );
}

function Lines({ x, y, widths }: { readonly x: number; readonly y: number; readonly widths: readonly number[] }) {
  return (
    <>
      {widths.map((width, i) => (
        <rect key={`${y}-${i}`} x={x} y={y + i * 13} width={width} height="6" rx="3" fill={tone.line} />
      ))}
    </>
  );
}

/** A sentence of a statement, and the same one said. */
export function LabelPicture() {
  return (
    <Scene>
      <rect x="28" y="22" width="112" height="136" rx="6" fill={tone.paper} />
      <rect x="42" y="36" width="54" height="8" rx="4" fill={tone.ink} />
      <Lines x={42} y={58} widths={[84, 76]} />
      <rect x="36" y="81" width="96" height="30" rx="4" fill={tone.avatar} opacity="0.55" />
      <Lines x={42} y={86} widths={[84, 62]} />
      <Lines x={42} y={120} widths={[80, 84]} />
      <path d="M140 96H168" stroke={tone.avatar} stroke-width="3" stroke-dasharray="2 7" stroke-linecap="round" />
      <path d="M172 58h110q8 0 8 8v60q0 8-8 8h-94l-16 16z" fill={tone.paper} />
      <path d="M192 70l6 8-6 8-6-8z" fill="#5f35c4" />
      <rect x="204" y="74" width="42" height="8" rx="4" fill="#5f35c4" />
      <rect x="186" y="96" width="88" height="7" rx="3.5" fill={tone.ink} />
      <rect x="186" y="110" width="64" height="7" rx="3.5" fill={tone.ink} />
    </Scene>
  );
}

const seats = [96, 128, 160, 192, 224].flatMap((x) => [70, 104, 138].map((y) => ({ x, y })));

/** From where one stands to a seat. */
export function MovePicture() {
  return (
    <Scene>
      <path d="M96 22Q160 6 224 22L234 44Q160 30 86 44z" fill={tone.floor} />
      {seats.map(({ x, y }) => {
        const isTaken = x === 192 && y === 104;
        return (
          <rect
            key={`${x}-${y}`}
            x={x - 11}
            y={y - 9}
            width="22"
            height="20"
            rx="6"
            fill={isTaken ? tone.paper : tone.seat}
            stroke={isTaken ? tone.asker : 'none'}
            stroke-width="3"
          />
        );
      })}
      <path
        d="M268 150Q268 121 214 121"
        stroke={tone.paper}
        stroke-width="3"
        stroke-dasharray="1 8"
        stroke-linecap="round"
        fill="none"
      />
      <path d="M218 114l-9 7 9 7" stroke={tone.paper} stroke-width="3" fill="none" stroke-linecap="round" />
      <circle cx="268" cy="148" r="9" fill={tone.skin} />
      <path d="M254 174q0-16 14-16t14 16z" fill={tone.cloth} />
      {[
        ['W', 44, 98],
        ['A', 22, 120],
        ['S', 44, 120],
        ['D', 66, 120],
      ].map(([letter, x, y]) => (
        <g key={letter} transform={`translate(${x} ${y})`}>
          <rect x="-10" y="-10" width="20" height="20" rx="4" fill={tone.paper} />
          <text y="4" text-anchor="middle" font-size="11" font-weight="600" fill={tone.ink}>
            {letter}
          </text>
        </g>
      ))}
    </Scene>
  );
}

function Question(props: {
  readonly y: number;
  readonly votes: number;
  readonly isMine?: boolean;
  readonly widths: readonly number[];
}) {
  const { y, votes, isMine = false, widths } = props;
  return (
    <g>
      <rect x="60" y={y} width="200" height="42" rx="6" fill={tone.paper} opacity={isMine ? 1 : 0.82} />
      <rect x="66" y={y + 6} width="36" height="30" rx="5" fill={isMine ? tone.ink : 'none'} stroke={tone.ink} />
      <path d={`M84 ${y + 10}l5 7h-10z`} fill={isMine ? tone.paper : tone.ink} />
      <text
        x="84"
        y={y + 31}
        text-anchor="middle"
        font-size="12"
        font-weight="600"
        fill={isMine ? tone.paper : tone.ink}
      >
        {votes}
      </text>
      <Lines x={114} y={y + 12} widths={widths} />
    </g>
  );
}

/** The one with most votes is on top. */
export function AskPicture() {
  return (
    <Scene>
      <Question y={18} votes={24} isMine widths={[128, 96]} />
      <Question y={69} votes={17} widths={[116, 132]} />
      <Question y={120} votes={9} widths={[132, 70]} />
      <path d="M280 150V34" stroke={tone.paper} stroke-width="3" stroke-linecap="round" />
      <path d="M272 43l8-10 8 10" stroke={tone.paper} stroke-width="3" fill="none" stroke-linecap="round" />
    </Scene>
  );
}

/** A record whose entries hold each other, and a voice that is gone. */
export function KeptPicture() {
  return (
    <Scene>
      {[20, 72, 124].map((y) => (
        <g key={y}>
          <rect x="40" y={y} width="112" height="36" rx="6" fill={tone.paper} />
          <Lines x={70} y={y + 9} widths={[70, 52]} />
          <path
            d={`M50 ${y + 18}l5 6 9-11`}
            stroke={tone.ink}
            stroke-width="3"
            fill="none"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </g>
      ))}
      {[56, 108].map((y) => (
        <path key={y} d={`M96 ${y}v16`} stroke={tone.human} stroke-width="4" stroke-linecap="round" />
      ))}
      <rect x="196" y="62" width="22" height="40" rx="11" fill={tone.paper} />
      <path
        d="M188 86q0 26 19 26t19-26M207 112v16"
        stroke={tone.paper}
        stroke-width="4"
        fill="none"
        stroke-linecap="round"
      />
      {[0, 1, 2].map((i) => (
        <path
          key={i}
          d={`M${238 + i * 18} ${78 - i * 8}q${8 + i * 3} ${12 + i * 8} 0 ${24 + i * 16}`}
          stroke={tone.paper}
          stroke-width="4"
          stroke-dasharray={`${8 - i * 3} ${4 + i * 4}`}
          fill="none"
          stroke-linecap="round"
          opacity={0.8 - i * 0.28}
        />
      ))}
    </Scene>
  );
}
