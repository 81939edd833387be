BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Get-PoolContext' {
    BeforeEach {
        $pool = New-ScratchPool
        $env:CLAUDE_INSTANCE = 'B'
        Add-Line $pool @{ topic = 'Auth token refresh fix'; summary = 'Fixed race condition.'; affects = 'auth.py' } -SecondsAgo 600
    }

    It 'gives one string with the lines of the compact form' {
        $context = Get-PoolContext
        $context | Should -BeOfType string
        @($context).Count | Should -Be 1
        $lines = $context -split "`n"
        $lines[0..1] | Should -Be '## Session Context', '- **Instance**: B'
        $lines | Should -Contain '- **Pool**: 1 recent (0 own, 1 others)'
        $lines | Should -Contain '- [A] completed: Auth token refresh fix (10m ago)'
        $lines[-1] | Should -Not -BeNullOrEmpty
    }
    It 'gives the full form with -Full' { Get-PoolContext -Full | Should -BeLike '*✅ `*`*completed`*`* — Auth token refresh fix*' }
    It 'gives the full form where POOL_COMPACT is 0, and -Full:$false beats it' {
        $env:POOL_COMPACT = '0'
        Get-PoolContext | Should -BeLike '*📂 Affects*'
        Get-PoolContext -Full:$false | Should -BeLike '## Session Context*'
    }
    It 'shows what another instance is shown' { Get-PoolContext -Instance A | Should -BeLike '*Instance`*`*: A*(1 own, 0 others)*' }
    It 'takes instances by property name' {
        $contexts = [pscustomobject]@{ Name = 'X' }, [pscustomobject]@{ Instance = 'Y' } | Get-PoolContext
        $contexts.Count | Should -Be 2
        $contexts[0] | Should -BeLike '*: X*'
    }
    It 'filters by the domain of the reader' {
        Set-Settings $pool '{"domains":{"B":["visual","clip"]}}'
        Get-PoolContext | Should -BeLike '*0 recent*'
    }
    It 'reports a folder' {
        Get-PoolContext -Path $TestDrive -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPoolPath,*'
    }
    It 'reports invalid settings' {
        Set-Settings $pool '[1,'
        Get-PoolContext -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPoolSettings,*'
        $problem.TargetObject | Should -Be $pool
    }
}
