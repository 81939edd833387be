# The pool blocks of a turn that an error ended become entries.
Invoke-PoolHook -StandardStream
