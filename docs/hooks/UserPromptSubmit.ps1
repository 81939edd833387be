# The session is told what others have added since its last prompt.
Invoke-PoolHook -StandardStream
