/** Seldom looked at beside its neighbour: small, and sharp enough for a page. */
const quality = 82;

/** A picture's file by its name: a small JPEG, or a PNG. */
export function pictureKind(
  file: string,
): { readonly type: 'jpeg'; readonly quality: number } | { readonly type: 'png' } {
  return file.endsWith('.jpg') ? { type: 'jpeg', quality } : { type: 'png' };
}
