BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Copy-Pool' {
    BeforeEach {
        $pool = New-ScratchPool
        $copy = Join-Path (Split-Path $pool) 'copy.jsonl'
        $env:CLAUDE_INSTANCE = 'A'
        Add-PoolEntry claimed 'Auth module' -Affects src/auth.py
        Add-PoolEntry claimed 'Mine' -Affects src/auth.py -Instance B -ErrorAction SilentlyContinue
        Add-PoolEntry completed 'Docs'
    }

    It 'copies each line as it is, and none twice' {
        $result = Copy-Pool $copy
        $result.Copied | Should -Be 3
        Get-Content $copy | Should -Be (Get-Content $pool)
        (Copy-Pool $copy).Present | Should -Be 3
        Get-Content $copy | Should -Be (Get-Content $pool)
    }
    It 'leaves a claim with its holder' {
        $null = Copy-Pool -Path $pool -Destination $copy
        (Get-PoolClaim -Path $copy).Instance | Should -Be 'A'
    }
    It 'takes a path relative to the location' {
        Push-Location (Split-Path $pool)
        try { $null = Copy-Pool relative.jsonl } finally { Pop-Location }
        Join-Path (Split-Path $pool) 'relative.jsonl' | Should -Exist
    }
    It 'refuses to copy a pool to itself' {
        Copy-Pool $pool -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPoolPath,*'
        @(Get-Content $pool).Count | Should -Be 3
    }
    It 'writes nothing with -WhatIf' {
        Copy-Pool $copy -WhatIf
        $copy | Should -Not -Exist
    }
}
