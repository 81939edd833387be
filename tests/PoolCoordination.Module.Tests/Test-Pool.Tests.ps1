BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Test-Pool' {
    BeforeEach {
        $pool = New-ScratchPool
        Install-PoolHook
        Add-PoolEntry completed 'One' -Instance A
    }

    It 'gives nothing for a pool that is well, and true with -Quiet' {
        if (-not $IsWindows) { chmod 'go=' (Split-Path $pool) }
        Test-Pool | Should -BeNullOrEmpty
        Test-Pool -Quiet | Should -BeTrue
    }
    It 'gives an object for each problem, and false with -Quiet' {
        Add-Content $pool 'no json'
        Add-Content $pool '{"torn' -NoNewline
        $problems = Test-Pool
        $problems | Should -BeOfType PoolCoordination.Log.PoolProblem
        $problems.Kind | Should -Contain 'Lines'
        $problems.Kind | Should -Contain 'TornTail'
        ($problems | Where-Object Kind -EQ Lines).Message | Should -BeLike '*: 2.'
        Test-Pool -Quiet | Should -BeFalse
    }
    It 'tells of invalid settings as a problem, not as an error' {
        Set-Settings $pool 'no json'
        (Test-Pool -ErrorAction Stop).Kind | Should -Contain 'Settings'
    }
    It 'shows a message whole' {
        Uninstall-PoolHook
        $message = (Test-Pool | Where-Object Kind -EQ Hooks).Message
        # It is wrapped within words too.
        (Test-Pool | Out-String -Width 80) -replace '\s' | Should -BeLike "*$($message -replace '\s')*"
    }
}
