BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    function Get-Handler([string] $Name) { (Get-Content $settings -Raw | ConvertFrom-Json).hooks.$Name.hooks }

    # Starts what Claude Code would start, with the event on standard input.
    function Invoke-Handler($Handler, [string] $Json) { $Json | & $Handler.command @($Handler.args) }

    # What a process prints up to a text.
    function Read-Until($Process, [string] $Text) {
        $read = ''
        while (-not $read.Contains($Text)) {
            $next = $Process.StandardOutput.Read()
            if ($next -lt 0) { throw "The process ended without '$Text': $read" }
            $read += [char] $next
        }
        $read
    }

    $stop = @{ hook_event_name = 'Stop'; session_id = '7c1d9e52-4b0a-4f3e-9a77-0d5f1c2b3a41'; cwd = "$TestDrive"
        last_assistant_message = $answer } | ConvertTo-Json
}

Describe 'Install-PoolHook' {
    BeforeEach {
        $pool = New-ScratchPool
        $env:CLAUDE_CONFIG_DIR = Join-Path (Split-Path $pool) 'config'
        $settings = Join-Path $env:CLAUDE_CONFIG_DIR 'settings.json'
        $null = New-Item $env:CLAUDE_CONFIG_DIR -ItemType Directory
    }

    It 'puts the executable at each event that concerns a pool' {
        Install-PoolHook | Should -BeNullOrEmpty
        foreach ($name in 'SessionStart', 'UserPromptSubmit', 'Stop', 'SubagentStart', 'SubagentStop', 'SessionEnd') {
            $handler = Get-Handler $name
            $handler.command | Should -Exist
            [IO.Path]::GetFileNameWithoutExtension($handler.command) | Should -Be 'pool-hook'
            $handler.args | Should -BeNullOrEmpty
        }
    }
    It 'installs a hook that works, with the runner <_>' -ForEach 'Native', 'PowerShell' {
        Install-PoolHook -Runner $_
        Invoke-Handler (Get-Handler Stop) $stop | Should -BeNullOrEmpty
        (Get-PoolEntry).Topic | Should -Be 'Auth token refresh fix'
    }
    It 'installs lines that run as they are written, from a folder of any name, with the runner <_>' -ForEach 'Native', 'PowerShell' {
        $copy = Copy-Module
        $env:CLAUDE_CONFIG_DIR = Join-Path (Split-Path (Split-Path $copy)) "config of [$_]"
        $quoted = [Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($copy)
        $code = "Import-Module '$quoted'; Import-Module '$quoted' -Force; Install-PoolHook -Agent claude -Runner $_ 6> `$null"
        $shown = Invoke-PowerShell -NonInteractive -Command $code 2>&1
        $shown | Should -BeNullOrEmpty
        $handler = (Get-Content -LiteralPath (Join-Path $env:CLAUDE_CONFIG_DIR settings.json) -Raw | ConvertFrom-Json).hooks.Stop.hooks
        Invoke-AsClient $handler.command $handler.args ($stop -replace 'Auth token', 'Grüße, 世界') | Should -BeNullOrEmpty
        (Get-PoolEntry).Topic | Should -Be 'Grüße, 世界 refresh fix'
    }
    It 'gives the hooks the pool that is named, with the runner <_>' -ForEach 'Native', 'PowerShell' {
        $named = Join-Path (Split-Path $pool) "it's here.jsonl"
        Push-Location (Split-Path $pool)
        try { Install-PoolHook -Runner $_ -LiteralPath "it's here.jsonl" }
        finally { Pop-Location }
        Invoke-Handler (Get-Handler Stop) $stop
        (Get-PoolEntry -LiteralPath $named).Topic | Should -Be 'Auth token refresh fix'
    }
    It 'keeps every other setting and hook' {
        Set-Content $settings '{"model":"opus","hooks":{"Stop":[{"hooks":[{"type":"command","command":"mine"}]}]}}'
        Install-PoolHook
        $json = Get-Content $settings -Raw | ConvertFrom-Json
        $json.model | Should -Be 'opus'
        (Get-Handler Stop).command | Should -Contain 'mine'
        (Get-Handler Stop) | Should -HaveCount 2
    }
    It 'changes nothing the second time' {
        Install-PoolHook
        $before = Get-Content $settings -Raw
        Install-PoolHook
        Get-Content $settings -Raw | Should -BeExactly $before
    }
    It 'replaces the runner' {
        Install-PoolHook -Runner PowerShell
        Install-PoolHook
        Get-Handler Stop | Should -HaveCount 1
        [IO.Path]::GetFileNameWithoutExtension((Get-Handler Stop).command) | Should -Be 'pool-hook'
    }
    It 'writes the settings of the project at the location' {
        $project = Join-Path (Split-Path $pool) 'project'
        $null = New-Item $project -ItemType Directory
        Push-Location $project
        try { Install-PoolHook -Scope Project }
        finally { Pop-Location }
        Join-Path $project '.claude/settings.json' | Should -Exist
        $settings | Should -Not -Exist
    }
    It 'switches the automatic mode on with -Auto' {
        Install-PoolHook -Auto
        (Get-Content (Join-Path (Split-Path $pool) 'pool.json') -Raw | ConvertFrom-Json).auto | Should -BeTrue
    }
    It 'adds the status line with -StatusLine, and leaves one of another program' {
        Install-PoolHook -StatusLine
        (Get-Content $settings -Raw | ConvertFrom-Json).statusLine.command | Should -BeLike '*pool statusline'
        Set-Content $settings '{"statusLine": {"type": "command", "command": "mine"}}'
        Install-PoolHook -StatusLine
        (Get-Content $settings -Raw | ConvertFrom-Json).statusLine.command | Should -Be 'mine'
        (Get-Handler Stop).command | Should -BeLike '*pool-hook*'
    }

    It 'has hooks start a copy that stays' {
        Install-PoolHook
        (Get-Handler Stop).command | Should -BeLike (Join-Path $env:CLAUDE_CONFIG_DIR 'pool/bin/*/pool-hook*')
    }
    It 'has hooks start the executable beside the module with -InPlace' {
        Install-PoolHook -InPlace
        (Get-Handler Stop).command | Should -BeLike "$moduleFolder*"
        Join-Path $env:CLAUDE_CONFIG_DIR 'pool/bin' | Should -Not -Exist
    }
    # On Windows a question is shown on the console, even where standard output is something else.
    It 'keeps what is written to the settings while it asks, and asks again' -Skip:$IsWindows {
        $start = [Diagnostics.ProcessStartInfo]::new($pwsh.Path)
        $code = "`$PSStyle.OutputRendering = 'PlainText'; Import-Module '$manifestPath'; Install-PoolHook -Agent claude -Confirm"
        foreach ($argument in $pwsh.Arguments + '-NoProfile', '-Command', $code) { $start.ArgumentList.Add($argument) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $process = [Diagnostics.Process]::Start($start)
        try {
            $shown = Read-Until $process '[?] Help'
            $shown | Should -BeLike "*$settings*"
            Set-Content $settings '{"model":"opus"}'
            $process.StandardInput.WriteLine('y')
            $null = Read-Until $process '[?] Help'
            $process.StandardInput.WriteLine('y')
            $process.WaitForExit(60000) | Should -BeTrue
        }
        finally { $process.Kill() }
        (Get-Content $settings -Raw | ConvertFrom-Json).model | Should -Be 'opus'
        [IO.Path]::GetFileNameWithoutExtension((Get-Handler Stop).command) | Should -Be 'pool-hook'
    }
    It 'says what it did, and which version starts' {
        Install-PoolHook 6>&1 | Should -BeLike "Installed the hooks in $settings, with pool *"
        Install-PoolHook 6>&1 | Should -BeLike '*nothing was changed.'
    }
    It 'writes the configuration of another agent, and goes on after one that is not known' {
        $env:CODEX_HOME = Join-Path (Split-Path $pool) 'codex'
        try {
            Install-PoolHook -Agent nobody, codex -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.Exception.Message | Should -BeLike "'nobody' is not an agent*"
            Get-Content "$env:CODEX_HOME/hooks.json" -Raw | Should -BeLike '*pool-hook* --agent codex*'
            Uninstall-PoolHook -Agent codex
            "$env:CODEX_HOME/hooks.json" | Should -Not -Exist
        }
        finally { $env:CODEX_HOME = $null }
    }
    It 'changes nothing with -WhatIf, but shows the change' {
        $shown = Invoke-NewShell 'Install-PoolHook -Agent claude -Auto -WhatIf' | Out-String
        $shown | Should -BeLike '*+*"SessionStart"*'
        $settings | Should -Not -Exist
        Join-Path (Split-Path $pool) 'pool.json' | Should -Not -Exist
    }
    It 'refuses settings that are <what>, and leaves them alone' -ForEach @(
        @{ what = 'no JSON'; text = '{ "model": ' }, @{ what = 'of another shape'; text = '{"hooks":[]}' }
    ) {
        Set-Content $settings $text
        Install-PoolHook -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidPoolSettings,PoolCoordination.PowerShell.Commands.InstallPoolHookCommand'
        $problem.CategoryInfo.Category | Should -Be InvalidData
        $problem.TargetObject | Should -Be $settings
        Get-Content $settings | Should -Be $text
    }
    It 'reports a folder that cannot be written' {
        $env:CLAUDE_CONFIG_DIR = Join-Path $env:CLAUDE_CONFIG_DIR 'file'
        Set-Content $env:CLAUDE_CONFIG_DIR ''
        Install-PoolHook -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'PoolNotWritable,*'
    }
}
