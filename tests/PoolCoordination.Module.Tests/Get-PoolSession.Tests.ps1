BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Get-PoolSession' {
    BeforeAll {
        function Send-Event([string] $Name, [string] $Session, [hashtable] $Members = @{}) {
            @{ hook_event_name = $Name; session_id = $Session; cwd = "$project" } + $Members | ConvertTo-Json -Depth 3 | Invoke-PoolHook
        }
    }
    BeforeEach {
        $null = New-ScratchPool
        $project = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()) shop)
        $null = Send-Event SessionStart 'aaaaaaaa-1'
        $null = Send-Event UserPromptSubmit 'aaaaaaaa-1' @{ prompt = 'Fix it' }
        $null = Send-Event SessionStart 'bbbbbbbb-1'
    }

    It 'gives who is at work, where and on what' {
        $file = Join-Path $project 'auth.py'
        $null = Send-Event PostToolUse 'aaaaaaaa-1' @{ tool_name = 'Write'; tool_input = @{ file_path = $file } }
        $null = Send-Event Stop 'aaaaaaaa-1' @{ last_assistant_message = "~~~pool`nACTION: claimed`nTOPIC: Auth`nAFFECTS: auth.py`n~~~" }

        $session = Get-PoolSession shop-1
        $session.Status | Should -Be Waiting
        $session.WorkingTree | Should -Be (Get-Item $project).FullName
        $session.ChangedFiles | Should -Be 'auth.py'
        $session.Claims | Should -Be 'Auth'
        $session.Topic | Should -Be 'Fix it'
        $session.Agent | Should -Be 'claude'
        $session.LastSeen | Should -BeGreaterThan ([DateTimeOffset]::Now.AddMinutes(-5))
    }
    It 'filters by instance, with wildcards' {
        (Get-PoolSession '*-1').SessionId | Should -Be 'aaaaaaaa-1'
        (Get-PoolSession -Instance SHOP-2, x).SessionId | Should -Be 'bbbbbbbb-1'
    }
    It 'filters by agent, with wildcards, and completes its name' {
        @{ hook_event_name = 'SessionStart'; session_id = 'cccccccc-1'; cwd = "$project" } | ConvertTo-Json | Invoke-PoolHook -Agent codex
        (Get-PoolSession -Agent CODEX).SessionId | Should -Be 'cccccccc-1'
        (Get-PoolSession -Agent claude, gemini).Agent | Should -Be 'claude', 'claude'
        Get-PoolSession -Agent gemini | Should -BeNullOrEmpty
        (TabExpansion2 'Get-PoolSession -Agent g' 24).CompletionMatches.CompletionText | Should -Be 'gemini'
    }
    It 'gives those that have ended with -All' {
        $null = Send-Event SessionEnd 'bbbbbbbb-1' @{ reason = 'other' }
        (Get-PoolSession).Instance | Should -Be 'shop-1'
        (Get-PoolSession -All | Where-Object Status -EQ Ended).Instance | Should -Be 'shop-2'
    }
    It 'shows a table with what each is doing' {
        $table = Get-PoolSession | Out-String -Width 200
        $table | Should -Match '(?m)^\s*Seen Instance\s+Agent\s+Status\s+Branch\s+WorkingTree\s+WorksOn\s+ChangedFiles'
        $table | Should -Match 'shop-1\s+claude\s+Working.*Fix it'
    }
    It 'gives nothing where nobody is at work' {
        $null = New-ScratchPool
        Add-PoolEntry completed 'Docs'
        Get-PoolSession | Should -BeNullOrEmpty
    }
}
