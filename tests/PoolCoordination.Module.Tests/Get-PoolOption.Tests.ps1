BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Get-PoolOption' {
    BeforeEach { $pool = New-ScratchPool }
    AfterEach { $env:POOL_AUTO = $null }

    It 'gives all options with their defaults' {
        $options = Get-PoolOption
        $options.Name | Should -Be 'primer', 'auto', 'guard', 'autoClaim', 'inProgress', 'shellGuard', 'compactAbove', 'remoteAway', 'wake',
            'notify', 'durable', 'pool'
        $options.Source | Select-Object -Unique | Should -Be 'Default'
        ($options | Where-Object Name -EQ guard).Value | Should -Be 'deny'
        ($options | Where-Object Name -EQ compactAbove).Value | Should -BeNullOrEmpty
    }
    It 'tells where a value came from' {
        Set-Settings $pool '{"guard":"warn","auto":false}'
        $env:POOL_AUTO = '1'
        (Get-PoolOption guard).Source | Should -Be 'PoolJson'
        (Get-PoolOption guard).Value | Should -Be 'warn'
        (Get-PoolOption auto).Source | Should -Be 'Environment'
        (Get-PoolOption auto).Value | Should -Be 'on'
    }
    It 'takes names in any case, wildcards, and names by pipeline' {
        (Get-PoolOption GUARD).Name | Should -Be 'guard'
        (Get-PoolOption auto*).Name | Should -Be 'auto', 'autoClaim'
        ('primer', 'guard' | Get-PoolOption).Name | Should -Be 'primer', 'guard'
        Get-PoolOption x* -ErrorAction Stop | Should -BeNullOrEmpty
    }
    It 'names the options where one is wrong' {
        Get-PoolOption gard -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidPoolValue,PoolCoordination.PowerShell.Commands.GetPoolOptionCommand'
        "$problem" | Should -BeLike "*Unknown option 'gard'; the options are primer, auto*"
    }
    It 'reports each wrong name of several, and gives the others' {
        $options = Get-PoolOption gard, guard, primr, primer -ErrorVariable problems -ErrorAction SilentlyContinue
        $options.Name | Should -Be 'guard', 'primer'
        $problems.TargetObject | Should -Be 'gard', 'primr'
    }
    It 'reports settings that are no JSON' {
        Set-Settings $pool 'no json'
        Get-PoolOption -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPoolSettings,*'
    }
    It 'completes the names' { Complete 'Get-PoolOption a' | Should -Be 'auto', 'autoClaim' }
    It 'is a table' {
        (Get-PoolOption | Out-String -Width 120) -split '\r?\n' |
            Should -Contain 'guard        deny       Default     What happens to an edit of a file that another instance has claimed.'
    }
}
