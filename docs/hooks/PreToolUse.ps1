# Before an edit the pool is asked whether another instance has claimed the file.
Invoke-PoolHook -StandardStream
