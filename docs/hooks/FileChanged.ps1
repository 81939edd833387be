# With the option wake on, a session that waits for its user goes on when it is blocked, its wait ends or it loses a claim.
Invoke-PoolHook -StandardStream
