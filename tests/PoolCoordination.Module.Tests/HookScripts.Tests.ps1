BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $events = (Get-Content "$root/docs/hooks/settings.json" -Raw | ConvertFrom-Json -AsHashtable).hooks.Keys | ForEach-Object {
        @{ name = $_ }
    }
    $noShell = $IsWindows -and -not (Get-Command bash -ErrorAction Ignore)
}

# docs/hooks as a user copies them into a project, started by the commands of its settings.json.
Describe 'The hook script of <name>' -ForEach $events -Skip:$noShell {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $handler = (Get-Content "$root/docs/hooks/settings.json" -Raw | ConvertFrom-Json -AsHashtable).hooks[$name][0]
        $sample = "$root/tests/PoolCoordination.Tests/Samples/hooks/$name.json"
        $edit = "$root/tests/PoolCoordination.Tests/Samples/hooks/PreToolUse.Edit.json"
        $payload = (Test-Path $sample) ? (Get-Content $sample -Raw) : ((Get-Content $edit -Raw) -replace 'PreToolUse', $name)

        $transcript = New-Item (Join-Path $TestDrive 'transcript.jsonl') -Force
        $payload = $payload -replace '(?<="(agent_)?transcript_path": ")[^"]+', $transcript.FullName.Replace('\', '/')

        # The module is found by its name, in a folder of PSModulePath.
        $modules = New-Item (Join-Path $TestDrive modules) -ItemType Directory -Force
        $null = New-Item (Join-Path $modules PoolCoordination) -ItemType ($IsWindows ? 'Junction' : 'SymbolicLink') -Value $moduleFolder
        $previous = $env:PSModulePath
        $env:PSModulePath = "$modules$([IO.Path]::PathSeparator)$previous"

        function Invoke-Script([string] $Json) { $Json | & ($IsWindows ? 'bash' : 'sh') -c $handler.hooks[0].command }
    }
    AfterAll { $env:PSModulePath = $previous }
    BeforeEach {
        $pool = New-ScratchPool
        $env:POOL_PATH = $null
        $env:CLAUDE_PROJECT_DIR = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
        $pool = Join-Path $env:CLAUDE_PROJECT_DIR '.claude/pool/instance_state.jsonl'
        $null = New-Item (Split-Path $pool) -ItemType Directory -Force
        if (-not $IsWindows) { chmod 700 (Split-Path $pool) }
        Grant-PoolTrust $env:CLAUDE_PROJECT_DIR
        Copy-Item "$root/docs/hooks" (Join-Path $env:CLAUDE_PROJECT_DIR '.claude/hooks') -Recurse
        Add-Line $pool @{ topic = 'Oracle data'; source_instance = 'C'; action = 'blocked'; session_id = '0d5f1c2b' }
        $env:CLAUDE_INSTANCE = 'A'
    }
    AfterEach { $env:CLAUDE_PROJECT_DIR = $null }

    It 'does what the event is for' {
        $shown = Invoke-Script $payload
        $LASTEXITCODE | Should -Be 0
        switch ($name) {
            SessionStart { $shown -match 'Oracle data|since yesterday: 1' | Should -HaveCount 2 }
            SubagentStart { $shown | Should -BeLike '*fenced block named pool*' }
            UserPromptSubmit { $shown -match 'Oracle data' | Should -HaveCount 1 }
            default { $shown | Should -BeNullOrEmpty }
        }
        (Get-PoolEntry -Path $pool -Instance A).Topic | Should -Be $(if ($name -eq 'Stop') { 'Auth token refresh fix' })
        Join-Path (Split-Path $pool) 'errors.log' | Should -Not -Exist
    }
    It 'tells of an edited migration after it' -Skip:($name -ne 'PostToolUse') {
        Invoke-Script ($payload -replace 'src/auth.py', 'migrations/0007_token.py') | Should -BeNullOrEmpty
        $entry = Get-PoolEntry -Path $pool -Instance A
        "$entry" | Should -Be '[A] signaling: Migration edited'
        $entry.Affects | Should -Be '/home/dev/shop/migrations/0007_token.py'
    }
    It 'does not block where its input is none' {
        $null = Invoke-Script 'no json' 2>&1
        $LASTEXITCODE | Should -Not -Be 2
    }
}
