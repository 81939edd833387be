# The session is told what others have added since its last prompt.
$input | Invoke-PoolHook
