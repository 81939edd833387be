BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Get-PoolInstance' {
    BeforeEach { $pool = New-ScratchPool }

    It 'tells the name that CLAUDE_INSTANCE gives, and the domain' {
        $env:CLAUDE_INSTANCE = 'a'
        Set-Settings $pool '{"domains":{"A":["pipeline","core"]}}'
        $instance = Get-PoolInstance
        $instance.Name | Should -BeExactly 'a'
        $instance.Source | Should -Be 'Environment'
        $instance.Domain | Should -Be 'pipeline', 'core'
        $instance.PoolPath | Should -Be $pool
    }
    It 'tells the session where no name is set' {
        $env:CLAUDE_CODE_SESSION_ID = '7c1d9e52-4b0a-4f3e-9a77-0d5f1c2b3a41'
        $instance = Get-PoolInstance
        $instance.Name | Should -Be '7c1d9e52'
        $instance.Source | Should -Be 'Session'
    }
    It 'tells the user where there is neither' {
        $instance = Get-PoolInstance
        $instance.Name | Should -Be ([Environment]::UserName)
        $instance.Source | Should -Be 'User'
        $instance.Domain | Should -BeNullOrEmpty
    }
    It 'reports invalid settings' {
        Set-Settings $pool 'x'
        Get-PoolInstance -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidPoolSettings,PoolCoordination.PowerShell.Commands.GetPoolInstanceCommand'
    }
}
