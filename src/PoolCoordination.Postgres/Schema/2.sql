-- Version 2. Whether a block was posted before, and which entry was the last automatic one, is found by an index.

create index entry_block on entry (pool, substring(line from '"raw_hash":"([^"]*)"'));
create index entry_automatic on entry (pool, sequence) where strpos(line, '"auto":true') > 0;

create or replace function remove_domain(pool_name text, name text) returns boolean
language plpgsql security definer set search_path = pool_coordination, pg_temp as $$
declare
    held integer := hold_pool(pool_name);
begin
    -- After the lock was taken, as in append: what another set meanwhile goes too.
    delete from domain d where d.pool = held and upper(d.instance) = upper(name);
    return found;
end $$;
