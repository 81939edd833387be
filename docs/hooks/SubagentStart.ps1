# A subagent is told which files others have claimed.
Invoke-PoolHook -StandardStream
