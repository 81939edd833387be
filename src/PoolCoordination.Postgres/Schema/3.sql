-- Version 3. What is known of a pool's sessions: a row each, which is replaced.

create table session (
    pool integer not null,
    id text not null,
    seen timestamptz not null,
    -- As the session's own machine has it.
    record text not null check (length(record) <= 65536),
    primary key (pool, id)
);

-- Sessions are told of in pools that exist; none is made for them. Rows that nobody has replaced for 8 days go.
create function set_session(pool_name text, session_id text, session_record text) returns void
language plpgsql security definer set search_path = pool_coordination, pg_temp as $$
declare
    held integer;
begin
    select p.id into held from pool p where p.name = pool_name;
    if held is null then
        return;
    end if;
    -- Another call may be removing the same rows.
    delete from session s where s.ctid = any (array(
        select o.ctid from session o where o.pool = held and o.seen < now() - interval '8 days' for update skip locked
    ));
    insert into session values (held, session_id, now(), session_record)
    on conflict (pool, id) do update set seen = excluded.seen, record = excluded.record;
end $$;

revoke all on function set_session from public;

-- Who may append may tell of sessions, and who may read entries may read them.
do $$
declare
    role_name text;
begin
    for role_name in
        select distinct a.grantee::regrole::text
        from pg_proc p, aclexplode(p.proacl) a
        where p.oid = 'append'::regproc and a.privilege_type = 'EXECUTE' and a.grantee not in (0, p.proowner)
    loop
        execute format('grant select on session to %s', role_name);
        execute format('grant execute on function set_session to %s', role_name);
    end loop;
end $$;
