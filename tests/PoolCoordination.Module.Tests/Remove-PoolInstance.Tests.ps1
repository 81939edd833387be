BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Remove-PoolInstance' {
    BeforeEach {
        $pool = New-ScratchPool
        $settings = Join-Path (Split-Path $pool) 'pool.json'
        Set-Settings $pool '{"domains":{"A":["core"],"B":["visual"]},"guard":"warn"}'
    }

    It 'removes the domain, and keeps the rest' {
        Remove-PoolInstance a | Should -BeNullOrEmpty
        $json = Get-Content $settings -Raw | ConvertFrom-Json -AsHashtable
        $json.domains.Keys | Should -Be 'B'
        $json.guard | Should -Be 'warn'
    }
    It 'takes names by property name' {
        'A', 'B' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | Remove-PoolInstance
        (Get-Content $settings -Raw | ConvertFrom-Json -AsHashtable).domains.Count | Should -Be 0
    }
    It 'changes nothing with -WhatIf' {
        Invoke-NewShell 'Remove-PoolInstance A -WhatIf' | Should -BeLike "*Remove the domain of 'A'*"
        (Get-Content $settings -Raw | ConvertFrom-Json).domains.A | Should -Be 'core'
    }
    It 'reports an instance without a domain, names those that have one, and goes on' {
        [pscustomobject]@{ Name = 'Q' }, [pscustomobject]@{ Name = 'B' } |
            Remove-PoolInstance -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -Be 'NotFound,PoolCoordination.PowerShell.Commands.RemovePoolInstanceCommand'
        $problem.CategoryInfo.Category | Should -Be ObjectNotFound
        $problem.TargetObject | Should -Be 'Q'
        "$problem" | Should -BeLike "*'Q' has no domain*A, B*"
        (Get-Content $settings -Raw | ConvertFrom-Json -AsHashtable).domains.Keys | Should -Be 'A'
    }
    It 'completes the names that have a domain' { Complete 'Remove-PoolInstance ' | Should -Be 'A', 'B' }
}
