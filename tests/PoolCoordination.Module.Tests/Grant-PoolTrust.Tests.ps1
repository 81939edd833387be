BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Grant-PoolTrust' {
    BeforeEach {
        $null = New-ScratchPool
        $env:POOL_PATH = $null
        $env:CLAUDE_CONFIG_DIR = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
        $project = New-Project
        Push-Location $project
    }
    AfterEach { Pop-Location }

    It 'approves the pool of the location, which is told of once by each call before' {
        $null = Get-PoolEntry -WarningVariable told -WarningAction SilentlyContinue
        $told | Should -HaveCount 1
        "$told" | Should -BeLike "*$project*is not used*Grant-PoolTrust*"
        Grant-PoolTrust | Should -BeNullOrEmpty
        $null = Add-PoolEntry completed 'here' -Instance A -WarningVariable told
        $told | Should -BeNullOrEmpty
        Join-Path $project '.claude/pool/instance_state.jsonl' | Should -Exist
    }
    It 'takes several, each by itself, and gives what was approved' {
        $other = New-Project
        $paths = $project, (Join-Path $TestDrive 'nowhere'), $other
        $approved = Grant-PoolTrust $paths -PassThru -ErrorVariable problem -ErrorAction SilentlyContinue
        $approved.Path | Should -Be (Join-Path $project '.claude/pool'), (Join-Path $other '.claude/pool')
        $problem.FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $problem.TargetObject | Should -BeLike '*nowhere'
    }
    It 'approves nothing with -WhatIf, and names the server' {
        Set-Content .claude/pool/pool.json '{"pool":"postgres://u@h/d"}'
        Invoke-NewShell 'Grant-PoolTrust -WhatIf' | Should -BeLike '*Approve the project pool and its server postgres://u@h/d*'
        Get-PoolTrust | Should -BeNullOrEmpty
    }
    It 'approves again what changed' {
        Grant-PoolTrust
        Set-Content .claude/pool/pool.json '{"pool":"postgres://u@h/d"}'
        (Get-PoolTrust).Refusal | Should -BeLike '*postgres://u@h/d*'
        Get-PoolTrust | Grant-PoolTrust
        (Get-PoolTrust).Refusal | Should -BeNullOrEmpty
        (Get-PoolTrust).Server | Should -Be 'postgres://u@h/d'
    }
    It 'says nothing in the context that a hook gives' {
        Set-Content (Join-Path $TestDrive 'hook.ps1') "Import-Module '$manifestPath'; `$input | Invoke-PoolHook"
        $text = '{"hook_event_name":"SessionStart","session_id":"1"}' | Invoke-PowerShell -File (Join-Path $TestDrive 'hook.ps1')
        $json = $text | ConvertFrom-Json
        $json.systemMessage | Should -BeLike '*is not used*'
        $json.hookSpecificOutput.additionalContext | Should -Not -BeLike '*not used*'
    }
}
