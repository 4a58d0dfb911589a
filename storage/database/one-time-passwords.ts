import { maybeOne, type Db } from './pool.ts';

/**
 * The administrator whom the system itself made at its first start, while nobody has signed in as them and the password
 * is still one that was only ever shown on a screen.
 */
export async function findUnusedAdministrator(db: Db): Promise<number | undefined> {
  const found = await maybeOne<{ id: number }>(
    db,
    `select u.id from users u where u.must_change_password and u.is_active
       and exists (select from audit a where a.action = 'user.create' and a.actor_id is null
         and a.subject_type = 'user' and a.subject_id = u.id::text)
       and not exists (select from audit a where a.actor_id = u.id and a.action = 'session.open')
       and not exists (select from sessions s where s.user_id = u.id)
     order by u.id limit 1 for update`,
    [],
  );
  return found?.id;
}
