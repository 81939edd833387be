# The pool blocks of the answer become entries.
Invoke-PoolHook -StandardStream
