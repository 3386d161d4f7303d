export interface Chart {
  readonly at: (u: number, v: number) => readonly [number, number, number];
  readonly flip: boolean;
  readonly widthM: number;
  readonly heightM: number;
  readonly first: number;
  readonly columns: number;
  readonly rows: number;
  readonly coarse: number;
}
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Layout {
  readonly places: readonly Place[];
  readonly widthPx: number;
  readonly heightPx: number;
}
export function layOut(
  charts: readonly Pick<Chart, 'widthM' | 'heightM' | 'coarse'>[],
  options: { readonly texelM: number; readonly widthPx: number },
): Layout;
export function lightUvs(charts: readonly Chart[], layout: Layout, vertexCount: number): Float32Array;
export function texelSamples(
  charts: readonly Chart[],
  layout: Layout,
): {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly starts: readonly number[];
  readonly count: number;
};
