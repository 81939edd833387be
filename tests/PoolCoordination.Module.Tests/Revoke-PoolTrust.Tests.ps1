BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Revoke-PoolTrust' {
    BeforeEach {
        $null = New-ScratchPool
        $env:POOL_PATH = $null
        $env:CLAUDE_CONFIG_DIR = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
        $project = New-Project
        Grant-PoolTrust $project
    }

    It 'takes an approval back' {
        Revoke-PoolTrust $project | Should -BeNullOrEmpty
        Get-PoolTrust | Should -BeNullOrEmpty
    }
    It 'takes what Get-PoolTrust gives, also where it is gone' {
        Remove-Item $project -Recurse -Force
        Get-PoolTrust | Revoke-PoolTrust
        Get-PoolTrust | Should -BeNullOrEmpty
    }
    It 'refuses what is not approved, and names what is' {
        Revoke-PoolTrust $TestDrive -ErrorVariable problem -ErrorAction SilentlyContinue
        "$problem" | Should -BeLike "*$project*"
    }
    It 'takes nothing back with -WhatIf' {
        Revoke-PoolTrust $project -WhatIf
        Get-PoolTrust | Should -HaveCount 1
    }
    It 'completes the approved pools' { Complete 'Revoke-PoolTrust -Path ' | Should -Be "'$(Join-Path $project '.claude/pool')'" }
}
