BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Get-PoolTrust' {
    BeforeEach {
        $null = New-ScratchPool
        $env:POOL_PATH = $null
        $env:CLAUDE_CONFIG_DIR = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
    }

    It 'gives nothing where nothing is approved' { Get-PoolTrust | Should -BeNullOrEmpty }
    It 'gives each approved pool, and why one is not used' {
        $used, $gone = (New-Project), (New-Project)
        Grant-PoolTrust $used, $gone
        Remove-Item $gone -Recurse -Force
        (Get-PoolTrust).Path | Should -Be (Join-Path $used '.claude/pool'), (Join-Path $gone '.claude/pool')
        (Get-PoolTrust).Refusal | Should -Be $null, 'it does not exist'
        Get-PoolTrust | Out-String -Width 400 | Should -Match 'Path\s+Server\s+Refusal'
    }
}
