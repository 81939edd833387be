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
    It 'is that of another instance once the name has changed' {
        Add-PoolEntry claimed 'Auth module' -Affects src/auth.py
        Get-PoolPrompt | Should -BeExactly '[A: 1 claim]'
        $env:CLAUDE_INSTANCE = 'B'
        Get-PoolPrompt | Should -BeExactly ''
    }
}
