# After an edit of a migration all others are told of it.
$json = [IO.StreamReader]::new([Console]::OpenStandardInput()).ReadToEnd()
$json | Invoke-PoolHook
Set-Location ($env:CLAUDE_PROJECT_DIR ?? '.')
$file = ($json | ConvertFrom-Json).tool_input.file_path
if ($file -like '*migrations*') { Add-PoolEntry signaling 'Migration edited' -Affects $file }
