# The pool blocks of a subagent's answer become entries.
$input | Invoke-PoolHook
