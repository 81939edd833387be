-- Version 1. Roles that write call functions, which run with the owner's rights; on the tables they may only read.

create table pool (
    id integer generated always as identity primary key,
    name text not null unique,
    -- Tells places in this pool from those in another, also where one of the same name was dropped and made again.
    identity bigint not null default hashtextextended(gen_random_uuid()::text, 0)
);

create table entry (
    pool integer not null,
    sequence bigint not null,
    id text not null,
    -- Unix seconds: when it was written, and when its time to live is over.
    second bigint not null,
    expires bigint not null,
    -- In capitals, as names are the same ignoring case.
    instance text not null,
    action text not null,
    -- The entry as the protocol writes it.
    line text not null,
    primary key (pool, sequence),
    unique (pool, id)
);

create index entry_second on entry (pool, second);
create index entry_expires on entry (pool, expires);

create table domain (
    pool integer not null,
    instance text not null,
    keywords text[] not null,
    primary key (pool, instance)
);

-- The pool of a name, made where it is new, kept to this transaction: who else changes it waits until this one is committed.
create function hold_pool(pool_name text) returns integer
language plpgsql security definer set search_path = pool_coordination, pg_temp as $$
declare
    held integer;
begin
    select id into held from pool where name = pool_name;
    if held is null then
        insert into pool (name) values (pool_name) on conflict (name) do nothing;
        select id into strict held from pool where name = pool_name;
    end if;
    -- 1886351212 is 'pool' in ASCII; other programs have locks of their own in the same database.
    perform pg_advisory_xact_lock(1886351212, held);
    return held;
end $$;

-- Adds an entry after all others of its pool, unless one with its id is there.
create function append(pool_name text, id text, second bigint, expires bigint, instance text, action text, line text) returns void
language plpgsql security definer set search_path = pool_coordination, pg_temp as $$
declare
    held integer := hold_pool(pool_name);
begin
    -- After the lock was taken: this statement sees all that was committed before.
    insert into entry
    select held, coalesce(max(e.sequence), 0) + 1, append.id, append.second, append.expires, append.instance, append.action, append.line
    from entry e where e.pool = held
    on conflict do nothing;
end $$;

-- Deletes what was over before a moment, but for the last entry, by which readers know where they are.
create function compact(pool_name text, expired_before bigint, kept_ids text[]) returns table (deleted bigint, kept bigint)
language plpgsql security definer set search_path = pool_coordination, pg_temp as $$
declare
    held integer;
begin
    select p.id into held from pool p where p.name = pool_name;
    delete from entry e
    where e.pool = held and e.second > 0 and e.expires < expired_before and e.id <> all (kept_ids)
        and e.sequence < (select max(l.sequence) from entry l where l.pool = held);
    get diagnostics deleted = row_count;
    select count(*) into kept from entry e where e.pool = held;
    return next;
end $$;

create function remove_domain(pool_name text, name text) returns boolean
language plpgsql security definer set search_path = pool_coordination, pg_temp as $$
begin
    delete from domain d where d.pool = hold_pool(pool_name) and upper(d.instance) = upper(name);
    return found;
end $$;

create function set_domain(pool_name text, name text, words text[]) returns void
language plpgsql security definer set search_path = pool_coordination, pg_temp as $$
begin
    perform remove_domain(pool_name, name);
    insert into domain values (hold_pool(pool_name), name, words);
end $$;

revoke all on all functions in schema pool_coordination from public;
