# What a command of the shell had changed when it failed is written down.
Invoke-PoolHook -StandardStream
