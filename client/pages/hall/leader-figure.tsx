import { useEffect, useRef } from 'preact/hooks';
import type { Portrait } from '../../../protocol/portrait.ts';
import { visemes } from '../../../protocol/viseme.ts';
import type { MouthSource, StageLook } from '../../world/ports.ts';

/** A weak device has time for so many mouths a second. */
const everyMs = 80;
const mouth = { x: 100, y: 127 };

export interface LeaderFigureProps {
  readonly look: StageLook;
  readonly source: MouthSource;
  readonly portrait: Portrait;
}

/** The leader from the chest up, cut out of paper: the rim is the light of who speaks, the mouth follows what is heard. */
export function LeaderFigure({ look, source, portrait }: LeaderFigureProps) {
  const lips = useRef<SVGPathElement>(null);
  const inside = useRef<SVGPathElement>(null);
  const speaks = look.holder === 'avatar' || look.holder === 'human';
  useEffect(() => {
    if (!speaks) return;
    const shapes = new Float32Array(visemes.length);
    const timer = setInterval(() => {
      source.sample(shapes);
      const { outer, inner } = mouthPaths(shapes);
      lips.current?.setAttribute('d', outer);
      inside.current?.setAttribute('d', inner);
    }, everyMs);
    return () => clearInterval(timer);
  }, [speaks, source]);
  const shut = mouthPaths(new Float32Array(visemes.length));
  const { hair, hairColor, skin, jacket, shirt } = portrait;
  return (
    <svg class="leader-figure" viewBox="0 0 200 220" aria-hidden="true" data-light={speaks ? look.holder : 'none'}>
      <path class="rim" d={outlines[hair]} />
      <path fill={hairColor} d={hairs[hair].back} />
      <path fill={skin} d="M82 138h36v34c-6 12-30 12-36 0z" />
      <path fill="#000" opacity="0.28" d="M82 138h36v22c-10 6-28 2-36-8z" />
      <path fill={jacket} d="M8 220c2-32 24-44 74-54l18 12 18-12c50 10 72 22 74 54z" />
      <path fill={shirt} d="M82 164l18 50 18-50-18 9z" />
      <path fill="#000" opacity="0.26" d="M82 164l-22 16 8 10-6 8 36 22zM118 164l22 16-8 10 6 8-36 22z" />
      <path fill={skin} d="M62 88c0-34 16-46 38-46s38 12 38 46c0 34-14 66-38 66S62 122 62 88z" />
      <path
        fill="#000"
        opacity="0.1"
        d="M100 42c22 0 38 12 38 46 0 34-14 66-38 66 18-16 24-38 24-66 0-24-8-40-24-46z"
      />
      {portrait.hasBeard && <path fill={hairColor} d={beard} />}
      <Eyes {...portrait} />
      <path ref={inside} fill="#3c1414" d={shut.inner} />
      <path ref={lips} fill="none" stroke={portrait.lips} stroke-width="3" stroke-linejoin="round" d={shut.outer} />
      <path fill={hairColor} d={hairs[hair].front} />
    </svg>
  );
}

function Eyes({ skin, hairColor, hasGlasses }: Portrait) {
  return (
    <>
      <g class="eyes">
        <ellipse cx="83" cy="93" rx="6.6" ry="4.2" fill="#f4efe8" />
        <ellipse cx="117" cy="93" rx="6.6" ry="4.2" fill="#f4efe8" />
        <circle cx="83" cy="93" r="3.6" fill="#3a2417" />
        <circle cx="117" cy="93" r="3.6" fill="#3a2417" />
        <circle cx="84.3" cy="91.7" r="1" fill="#fff" />
        <circle cx="118.3" cy="91.7" r="1" fill="#fff" />
        <path fill={skin} d={lids} />
        <path fill="#000" opacity="0.2" d={lids} />
      </g>
      <g fill="none" stroke-linecap="round">
        <path stroke={hairColor} stroke-width="3.4" d="M73 82c5-4 13-5 18-2M109 80c5-3 13-2 18 2" />
        <path stroke="#000" opacity="0.3" stroke-width="2.4" d="M101 96c2 6 4 10 4 13 0 3-6 4-9 2" />
        {hasGlasses && <path stroke="#2a221c" stroke-width="2" d={glasses} />}
      </g>
    </>
  );
}

const outlines = {
  bob: 'M8 220c2-32 24-44 52-52-8-18-10-44-12-72-6-46 18-72 52-72s58 26 52 72c-2 28-4 54-12 72 28 8 50 20 52 52',
  short:
    'M8 220c2-32 24-44 74-54v-18c-14-12-22-34-23-58-2-42 13-62 41-62s43 20 41 62c-1 24-9 46-23 58v18c50 10 72 22 74 54',
} as const;
const hairs = {
  bob: {
    back: 'M48 96c-6-46 18-72 52-72s58 26 52 72c-1 20-3 46-9 62-10 10-76 10-86 0-6-16-8-42-9-62z',
    front: 'M60 94c-4-34 14-56 42-54 26 0 42 20 38 54-4-18-14-32-34-40-12 12-30 20-40 22-4 6-5 12-6 18z',
  },
  short: {
    back: 'M59 90c-2-42 13-62 41-62s43 20 41 62c-1 6-3 10-5 10H64c-2 0-4-4-5-10z',
    front: 'M61 92c-3-38 13-56 39-56s42 18 39 56c-3-10-4-20-9-28-6-10-14-12-30-12s-24 2-30 12c-5 8-6 18-9 28z',
  },
} as const;
const beard = 'M61 92c1 36 15 66 39 66s38-30 39-66c-4 12-7 22-13 25-8 3-15-1-26-1s-18 4-26 1c-6-3-9-13-13-25z';
const lids = 'M75.6 92.4c3-6 12-6.4 14.8-.4-4-2.4-10-2.2-14.8.4zM124.4 92.4c-3-6-12-6.4-14.8-.4 4-2.4 10-2.2 14.8.4z';
const glasses = 'M71 92a12 9.5 0 1024 0a12 9.5 0 10-24 0zM105 92a12 9.5 0 1024 0a12 9.5 0 10-24 0zM95 91c3-2 7-2 10 0';

/** How far each shape opens the mouth, and how wide it is beside a mouth at rest. */
const forms: Readonly<Record<string, readonly [open: number, wide: number]>> = {
  sil: [0, 0],
  PP: [0, -0.1],
  FF: [0.12, 0.05],
  TH: [0.28, 0],
  DD: [0.28, 0.08],
  kk: [0.35, 0.08],
  CH: [0.3, -0.3],
  SS: [0.15, 0.25],
  nn: [0.25, 0.05],
  RR: [0.28, -0.25],
  aa: [1, 0.05],
  E: [0.6, 0.25],
  I: [0.35, 0.4],
  O: [0.75, -0.4],
  U: [0.32, -0.6],
};

function mouthPaths(shapes: Float32Array): { readonly outer: string; readonly inner: string } {
  let open = 0;
  let wide = 0;
  visemes.forEach((viseme, i) => {
    const [opens, widens] = forms[viseme] ?? [0, 0];
    open += opens * (shapes[i] ?? 0);
    wide += widens * (shapes[i] ?? 0);
  });
  const half = 13 + 7 * wide;
  const down = Math.min(1, open) * 15;
  const { x, y } = mouth;
  const lip = (depth: number) => {
    const [left, right, corner] = [x - half, x + half, y - 1.5];
    return `M${left} ${corner}Q${x - half / 2} ${y - 4} ${x} ${y - 2.5}Q${x + half / 2} ${y - 4} ${right} ${corner}Q${x} ${y + 5 + 2 * depth} ${left} ${corner}z`;
  };
  return { outer: lip(down), inner: lip(Math.max(0, down - 1)) };
}
