export interface Solid {
  readonly positions: Float64Array;
  readonly indices: Uint32Array;
  readonly albedos: Float32Array;
  readonly sheets: Int32Array;
  readonly corners: Float32Array;
  readonly places: readonly { readonly start: number; readonly width: number; readonly height: number }[];
}
type Vector = readonly [number, number, number];
export function bakeLight(scene: {
  readonly samples: { readonly positions: Float32Array; readonly normals: Float32Array; readonly count: number };
  readonly solid: Solid;
  readonly lights: readonly {
    readonly center: Vector;
    readonly u: Vector;
    readonly v: Vector;
    readonly radiance: Vector;
  }[];
  readonly ambient: Vector;
}): Promise<{ readonly direct: Float32Array; readonly bounced: Float32Array; readonly buried: Uint8Array }>;
