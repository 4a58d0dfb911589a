import { z } from 'zod';
import { enterDossier } from '../../../storage/access/gate.ts';
import { appendAudit } from '../../../storage/database/audit.ts';
import type { App } from '../app.ts';
import { Id } from '../schemas/basics.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';

const OutputParams = z.object({
  dossierId: Id,
  /** As `sogoc process` names them. */
  name: z.string().regex(/^(?:searchable\.pdf|dossier\.json|page-\d{4}\.alto\.xml)$/),
});

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
};

/**
 * The files made of a dossier: the searchable PDF, ALTO and dossier.json, as the machine read it (what people set is not
 * in them). Taking one away is written into the account; a will or an adoption is given to administrators only.
 */
export function addOutputRoutes(app: App, deps: DashboardDeps): void {
  app.get(
    '/api/dossiers/:dossierId/files/:name',
    {
      config: { access: 'dossier.download' },
      schema: { params: OutputParams, produces: ['application/pdf', 'application/json', 'application/xml'] },
    },
    async (request, reply) => {
      const { dossierId, name } = request.params;
      const user = requireUser(request);
      const dossier = await enterDossier(deps.pool, user, 'dossier.download', dossierId);
      if (!dossier.resultKey) throw new Refusal('E-NOT-HERE');
      const { stream, sizeBytes } = await deps.objects.openStream(`${dossier.resultKey}/${name}`);
      await appendAudit(deps.pool, {
        actorId: user.id,
        action: 'dossier.download',
        subjectType: 'dossier',
        subjectId: dossierId,
        details: { file: name },
      });
      const fileName = encodeURIComponent(`${dossier.name}.${name.replace(/^(?:searchable|dossier)\./, '')}`);
      return reply
        .header('content-type', TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
        .header('content-length', sizeBytes)
        .header('content-disposition', `attachment; filename*=UTF-8''${fileName}`)
        .send(stream);
    },
  );
}
