# The session is told what the pool holds for it, and how many blockers were written in the last day.
Invoke-PoolHook -StandardStream
Set-Location ($env:CLAUDE_PROJECT_DIR ?? '.')
$blockers = @(Get-PoolEntry -Since 1d -Action blocked -WarningAction Ignore)
if ($blockers) { "Blockers in the pool since yesterday: $($blockers.Count)." }
