BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Unlock-PoolClaim' {
    BeforeEach {
        $pool = New-ScratchPool
        $env:CLAUDE_INSTANCE = 'A'
        Add-PoolEntry claimed 'Auth module' -Affects src/auth.py
        Add-PoolEntry claimed 'Docs' -Affects docs/ -Instance B
    }

    It 'ends one''s own claim, so that another can have it' {
        Unlock-PoolClaim 'auth MODULE' | Should -BeNullOrEmpty
        (Get-PoolClaim).Topic | Should -Be 'Docs'
        Add-PoolEntry claimed 'Auth again' -Affects src/auth.py -Instance C -ErrorAction Stop
    }
    It 'refuses to end another''s, names who holds it, and goes on' {
        Unlock-PoolClaim Docs -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'HeldByAnother,*UnlockPoolClaimCommand'
        $problem.CategoryInfo.Category | Should -Be 'PermissionDenied'
        "$problem" | Should -BeLike '*"Docs" is held by "B"*'
        (Get-PoolClaim).Count | Should -Be 2
    }
    It 'ends another''s with -Force' {
        Unlock-PoolClaim Docs -Force
        (Get-PoolClaim).Topic | Should -Be 'Auth module'
    }
    It 'takes claims by pipeline' {
        Get-PoolClaim | Unlock-PoolClaim -Force
        Get-PoolClaim | Should -BeNullOrEmpty
    }
    It 'ends the very claim that comes by pipeline, not one''s own of the same topic' {
        Add-PoolEntry claimed Docs -Affects other/
        Get-PoolClaim -Instance B | Unlock-PoolClaim -Force
        Get-PoolClaim | ForEach-Object Instance | Should -Be 'A', 'A'
    }
    It 'takes entries by pipeline and passes over those whose claim has ended' {
        Unlock-PoolClaim 'auth module'
        Add-PoolEntry claimed 'Tests' -Affects tests/
        Get-PoolEntry -Action claimed -Instance A | Unlock-PoolClaim -ErrorVariable problem
        $problem | Should -BeNullOrEmpty
        (Get-PoolClaim).Topic | Should -Be 'Docs'
    }
    It 'says that a claim does not exist' {
        Unlock-PoolClaim 'no such' -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
    It 'ends nothing with -WhatIf' {
        Invoke-NewShell "Unlock-PoolClaim 'Auth module' -WhatIf" | Should -BeLike '*Release the claim "Auth module" of "A"*'
        (Get-PoolClaim).Count | Should -Be 2
    }
    It 'says what is held where no claim has the topic' {
        Unlock-PoolClaim Nothing -ErrorVariable problem -ErrorAction SilentlyContinue
        "$problem" | Should -BeLike '*"Nothing"*"Auth module", "Docs"*'
    }
    It 'completes the topics of claims' { Complete 'Unlock-PoolClaim ' | Should -Be "'Auth module'", 'Docs' }
}
