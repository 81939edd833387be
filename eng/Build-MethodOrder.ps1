<#
.SYNOPSIS
Finds the methods that hooks run, and writes them to src/PoolCoordination.Hook/method-order.txt, by which the compiler puts them together.
.DESCRIPTION
A hook is a new process, which maps its code page by page: the fewer pages its methods lie in, the sooner it is over. Run this after larger
changes to what hooks do; a method that is not in the file, or is gone, costs nothing but its place. Needs Linux, gcc and valgrind.
#>
[CmdletBinding(SupportsShouldProcess)]
param()

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$project = "$root/src/PoolCoordination.Hook"
$work = [IO.Directory]::CreateTempSubdirectory('pool-methods-').FullName
try {
    # With the names of methods, and without the rest of what a debugger reads, which valgrind does not understand.
    $symbols = '-p:StripSymbols=false', '-p:NativeDebugSymbols=false'
    dotnet publish $project -o "$work/bin" -v q --nologo -p:PublishAot=true -p:PublishesToModule=false -p:RunAnalyzers=false @symbols
    if ($LASTEXITCODE) { throw "pool-hook was not made (exit code $LASTEXITCODE)." }
    $object = Get-ChildItem "$project/obj/Release" -Recurse -Filter pool-hook.o | Select-Object -First 1
    $methods = nm $object.FullName | ForEach-Object { if ($_ -cmatch '^\w+ [Tt] (\S+)') { $Matches[1] } }
    $compiled = [Collections.Generic.HashSet[string]]@($methods)

    $project = "$work/project"
    git init -q $project
    Set-Content "$project/parser.py" 'pass'
    Set-Content "$work/transcript.jsonl" ''
    $edit = @{ file_path = "$project/parser.py"; old_string = 'pass'; new_string = 'return' }
    $block = "``````pool`nACTION: claimed`nTOPIC: the parser`nSUMMARY: It gets a new reader.`nAFFECTS: parser.py`n``````"
    $events = @(
        @{ hook_event_name = 'Notification' }
        @{ hook_event_name = 'PreToolUse'; tool_name = 'Edit'; tool_input = $edit }
        @{ hook_event_name = 'PostToolUse'; tool_name = 'Edit'; tool_input = $edit }
        @{ hook_event_name = 'PreToolUse'; tool_name = 'Bash'; tool_input = @{ command = 'git status && ls src' } }
        @{ hook_event_name = 'SessionStart'; source = 'startup' }
        @{ hook_event_name = 'UserPromptSubmit'; prompt = 'Go on.' }
        @{ hook_event_name = 'Stop'; last_assistant_message = "Begun.`n$block" }
    )
    $env:POOL_PATH = "$work/pool/instance_state.jsonl"
    $run = [Collections.Generic.List[string]]::new()
    # Twice, by two sessions: the second sees the entries and the files of the first.
    foreach ($session in 1, 2) {
        foreach ($payload in $events) {
            $payload.session_id = "0000000$session-1111-4222-8333-000000000000"
            $payload.transcript_path = "$work/transcript.jsonl"
            $payload.cwd = $project
            $payload | ConvertTo-Json -Depth 4 -Compress |
                valgrind --quiet --tool=callgrind --compress-strings=no "--callgrind-out-file=$work/calls" "$work/bin/pool-hook" | Out-Null
            foreach ($line in [IO.File]::ReadLines("$work/calls")) {
                if ($line -cmatch "^fn=([^']+)") { $run.Add($Matches[1]) }
            }
        }
    }

    $order = @($run | Where-Object { $compiled.Contains($_) } | Select-Object -Unique)
    if ($PSCmdlet.ShouldProcess("$($order.Count) methods", 'Write the order')) {
        [IO.File]::WriteAllText("$root/src/PoolCoordination.Hook/method-order.txt", ($order -join "`n") + "`n")
    }
}
finally {
    Remove-Item $work -Recurse -Force
}
