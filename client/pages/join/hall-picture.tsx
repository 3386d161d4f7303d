import { useEffect, useState } from 'preact/hooks';

const rows = [
  { y: 560, count: 7, width: 74, tone: '#2b2622' },
  { y: 640, count: 8, width: 88, tone: '#241f1b' },
  { y: 740, count: 8, width: 108, tone: '#1c1815' },
];

/** The place one is about to enter, drawn plainly: wood, soft light, a dark calm stage. Decoration only, so the name field comes first. */
export function HallPicture() {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setDrawn(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div class="join-picture" aria-hidden="true">
      {isDrawn && <Picture />}
    </div>
  );
}

function Picture() {
  return (
    <svg aria-hidden="true" viewBox="0 0 800 800" preserveAspectRatio="xMidYMid slice">
      <defs>
        <linearGradient id="wall" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#3a2a1c" />
          <stop offset="1" stop-color="#17120e" />
        </linearGradient>
        <radialGradient id="glow" cx="0.5" cy="0.5" r="0.5">
          <stop offset="0" stop-color="#f0c58c" stop-opacity="0.55" />
          <stop offset="1" stop-color="#f0c58c" stop-opacity="0" />
        </radialGradient>
        <linearGradient id="floor" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stop-color="#b67a42" />
          <stop offset="1" stop-color="#6e4524" />
        </linearGradient>
      </defs>
      <rect width="800" height="800" fill="url(#wall)" />
      {[0, 1, 2, 3].map((i) => (
        <path
          key={i}
          d={`M0 ${40 + i * 46}Q400 ${96 + i * 40} 800 ${40 + i * 46}`}
          stroke="#8a5c34"
          stroke-width="18"
          fill="none"
          opacity={0.55 - i * 0.11}
        />
      ))}
      <rect x="232" y="208" width="336" height="176" rx="8" fill="#100d0b" stroke="#4a3826" stroke-width="3" />
      <rect x="264" y="244" width="168" height="12" rx="6" fill="#f4ede3" opacity="0.85" />
      <rect x="264" y="272" width="248" height="10" rx="5" fill="#f4ede3" opacity="0.4" />
      <rect x="264" y="294" width="212" height="10" rx="5" fill="#f4ede3" opacity="0.4" />
      <path d="M272 340l7 10-7 10-7-10z" fill="#bda6ff" />
      <rect x="290" y="345" width="88" height="10" rx="5" fill="#bda6ff" opacity="0.8" />
      <ellipse cx="400" cy="420" rx="380" ry="150" fill="url(#glow)" />
      <path d="M120 484Q400 428 680 484L720 524Q400 470 80 524z" fill="url(#floor)" />
      <circle cx="400" cy="384" r="19" fill="#d9b08c" />
      <path d="M366 470v-34q0-26 34-26t34 26v34q-34 8-68 0z" fill="#2f4566" />
      <path d="M362 472v-40q0-32 38-32t38 32v40" fill="none" stroke="#bda6ff" stroke-width="2" opacity="0.7" />
      {rows.map((row) =>
        Array.from({ length: row.count }, (_, i) => {
          const x = 400 + (i - (row.count - 1) / 2) * (row.width + 20);
          const y = row.y + Math.abs(x - 400) ** 2 / 3200;
          return (
            <g key={`${row.y}-${x}`} fill={row.tone}>
              <circle cx={x} cy={y - row.width * 0.42} r={row.width * 0.2} />
              <path
                d={`M${x - row.width / 2} ${y + 220}V${y + row.width * 0.1}q0-${row.width * 0.34} ${row.width / 2}-${row.width * 0.34}t${row.width / 2} ${row.width * 0.34}V${y + 220}z`}
              />
            </g>
          );
        }),
      )}
    </svg>
  );
}
