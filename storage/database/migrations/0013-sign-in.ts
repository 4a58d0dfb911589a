/** Sessions that say why they ended, one-time passwords that run out, and tries to sign in, slowed by name and by address. */
export const signIn = `
-- For a day, so that a screen can be told why its session ended.
create table ended_sessions (
  token_hash text primary key,
  why text not null check (why in ('idle', 'expired', 'password', 'switched-off', 'elsewhere')),
  ended_at timestamptz not null default now()
);

-- A function, so that it looks at the sessions only after its caller's statement has got the user's row: a session that was
-- opened while that statement waited for the row is ended too.
create function end_sessions(of_user bigint, reason text, kept text) returns void language plpgsql as $$
begin
  with gone as (delete from sessions where user_id = of_user and token_hash is distinct from kept returning token_hash)
  insert into ended_sessions (token_hash, why) select token_hash, reason from gone on conflict do nothing;
end $$;

alter table users add column password_expires_at timestamptz;
update users set password_expires_at = now() + interval '72 hours' where must_change_password;

-- Instead of users.failed_sign_ins and users.locked_until, which were never written: a name that is nobody's is slowed
-- like any other. A name is kept as its hash only: what was typed there may have been a password.
create table sign_in_tries (
  kind text not null check (kind in ('name', 'address')),
  key text not null,
  failed int not null,
  last_at timestamptz not null,
  closed_until timestamptz,
  primary key (kind, key)
);
create index sign_in_tries_last on sign_in_tries (last_at);

create function sign_in_key(kind text, said text) returns text language sql immutable as $$
  select case kind when 'name' then encode(sha256(convert_to(lower(said), 'UTF8')), 'hex') else said end
$$;
`;
