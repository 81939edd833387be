BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Initialize-Pool' {
    BeforeEach { $pool = New-ScratchPool }

    It 'makes the file of a pool, and leaves one that is there' {
        Initialize-Pool | Should -BeNullOrEmpty
        $pool | Should -Exist
        Add-PoolEntry completed 'Auth fix' -Instance A
        Initialize-Pool
        (Get-PoolEntry).Topic | Should -Be 'Auth fix'
    }
    It 'makes nothing with -WhatIf' {
        Invoke-NewShell 'Initialize-Pool -WhatIf' | Should -BeLike '*Make what the pool needs*'
        $pool | Should -Not -Exist
    }
    It 'cannot grant a file to anybody' {
        Initialize-Pool -Grant team -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPoolValue,*'
    }
}
