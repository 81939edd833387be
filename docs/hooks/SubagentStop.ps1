# The pool blocks of a subagent's answer become entries.
Invoke-PoolHook -StandardStream
