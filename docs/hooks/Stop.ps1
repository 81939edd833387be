# The pool blocks of the answer become entries.
$input | Invoke-PoolHook
