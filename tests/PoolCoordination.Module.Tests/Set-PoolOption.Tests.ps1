BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Set-PoolOption' {
    BeforeEach { $pool = New-ScratchPool }
    AfterEach { $env:POOL_GUARD = $null }

    It 'writes the value, and keeps the rest' {
        Set-Settings $pool '{"mine":1}'
        Set-PoolOption guard warn | Should -BeNullOrEmpty
        (Get-PoolOption guard).Value | Should -Be 'warn'
        (Get-PoolOption guard).Source | Should -Be 'PoolJson'
        (Get-Content (Join-Path (Split-Path $pool) 'pool.json') -Raw | ConvertFrom-Json).mine | Should -Be 1
    }
    It 'gives the option with -PassThru' { (Set-PoolOption auto on -PassThru).Value | Should -Be 'on' }
    It 'takes truth values and sizes' {
        (Set-PoolOption auto $true -PassThru).Value | Should -Be 'on'
        (Set-PoolOption compactAbove 100MB -PassThru).Value | Should -Be '104857600'
    }
    It 'takes options of another pool by pipeline' {
        $other = Join-Path $TestDrive 'other.jsonl'
        Set-PoolOption guard ask -Path $other
        Get-PoolOption guard -Path $other | Set-PoolOption
        (Get-PoolOption guard).Value | Should -Be 'ask'
    }
    It 'changes nothing with -WhatIf' {
        Invoke-NewShell 'Set-PoolOption guard off -WhatIf' | Should -BeLike "*Set the option 'guard' to 'off'*"
        (Get-PoolOption guard).Value | Should -Be 'deny'
    }
    It 'refuses <value> for <name>, says what is taken, and goes on' -ForEach @(
        @{ name = 'guard'; value = 'maybe'; says = '*''maybe'' is not a valid value for the option ''guard''; use deny, ask, warn, off*' }
        @{ name = 'compactAbove'; value = 'much'; says = '*100MB*' }
        @{ name = 'gard'; value = 'off'; says = '*the options are*' }
    ) {
        @{ Name = $name; Value = $value }, @{ Name = 'auto'; Value = 'on' } | ForEach-Object { [pscustomobject]$_ } |
            Set-PoolOption -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidPoolValue,PoolCoordination.PowerShell.Commands.SetPoolOptionCommand'
        $problem.TargetObject | Should -Be $name
        "$problem" | Should -BeLike $says
        (Get-PoolOption auto).Value | Should -Be 'on'
    }
    It 'warns where a variable beats what it wrote' {
        $env:POOL_GUARD = 'off'
        Set-PoolOption guard ask -WarningVariable warning -WarningAction SilentlyContinue
        "$warning" | Should -BeLike '*POOL_GUARD*off*'
    }
    It 'completes names and the values of the option' {
        Complete 'Set-PoolOption g' | Should -Be 'guard'
        Complete 'Set-PoolOption guard ' | Should -Be 'ask', 'deny', 'off', 'warn'
        Complete 'Set-PoolOption -Name auto -Value o' | Should -Be 'off', 'on'
    }
}
