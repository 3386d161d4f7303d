import { type FileForm, type FileName, fileForms, fileNames } from '../../../protocol/http.ts';
import { HttpTrouble } from './reply.ts';
import { type Handler, readerOf } from './route-context.ts';

const types: Readonly<Record<FileForm, string>> = { csv: 'text/csv', json: 'application/json' };

/** Files for those who run the town hall: a table of each kind, for spreadsheets and for programs. Rules EX1, PO12. */
export const fileRoutes: readonly (readonly [string, Handler])[] = fileNames.flatMap((name) =>
  fileForms.map((form) => [`GET /api/files/${name}.${form}`, file(name, form)] as const),
);

function file(name: FileName, form: FileForm): Handler {
  return async (context, request, response) => {
    const written = await context.core.files.file(await readerOf(context, request), name, form);
    if ('refused' in written) throw new HttpTrouble(409, written.refused);
    response.writeHead(200, {
      'content-type': `${types[form]}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}.${form}"`,
      'cache-control': 'no-store',
    });
    response.end(written.text);
  };
}
