BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Get-PoolPrompt' {
    BeforeEach {
        $pool = New-ScratchPool
        $env:CLAUDE_INSTANCE = 'A'
    }

    It 'is empty where there is nothing to say' { Get-PoolPrompt | Should -BeExactly '' }
    It 'says what one holds and what blocks one, and again when the log has changed' {
        Add-PoolEntry claimed 'Auth module' -Affects src/auth.py
        Get-PoolPrompt | Should -BeExactly '[A: 1 claim]'
        Add-PoolEntry blocked 'Oracle data' -Instance B
        Get-PoolPrompt | Should -BeExactly '[A: 1 claim, 1 blocker]'
        Unlock-PoolClaim 'Auth module'
        Get-PoolPrompt | Should -BeExactly '[A: 1 blocker]'
    }
    It 'gives no error for a pool that cannot be read' {
        $env:POOL_PATH = "$TestDrive"
        Get-PoolPrompt -ErrorVariable problem | Should -BeExactly ''
        $problem | Should -BeNullOrEmpty
    }
    It 'gives no error for <what>' -ForEach @(
        @{ what = 'a drive without files'; path = 'Env:/pool' }, @{ what = 'a drive that does not exist'; path = 'Missing:/pool' }
        @{ what = 'an address that is not one'; path = 'postgres://u@h/x?colour=red' },
        @{ what = 'a server that is unavailable'; path = 'postgres://u@127.0.0.1:1/x' }
    ) {
        Get-PoolPrompt -Path $path -ErrorVariable problem | Should -BeExactly ''
        $problem | Should -BeNullOrEmpty
    }
    It 'goes by a domain as soon as it is set' {
        Add-PoolEntry blocked 'Oracle data' -Instance B
        Get-PoolPrompt | Should -BeExactly '[A: 1 blocker]'
        Set-PoolInstance A -Domain visual
        Get-PoolPrompt | Should -BeExactly ''
    }
    It 'is that of another instance once the name has changed' {
        Add-PoolEntry claimed 'Auth module' -Affects src/auth.py
        Get-PoolPrompt | Should -BeExactly '[A: 1 claim]'
        $env:CLAUDE_INSTANCE = 'B'
        Get-PoolPrompt | Should -BeExactly ''
    }
}
