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
        Invoke-NewShell 'Initialize-Pool -WhatIf' | Should -BeLike '*Create the pool*'
        $pool | Should -Not -Exist
    }
    It 'cannot grant a file to anybody' {
        Initialize-Pool -Grant team -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPoolValue,*'
    }
    It 'makes the pool of the project at the location, and approves it' {
        $env:POOL_PATH = $null
        $project = New-Item (Join-Path $TestDrive 'fresh') -ItemType Directory
        Push-Location $project
        try {
            Initialize-Pool -Project -WhatIf
            Join-Path $project '.claude' | Should -Not -Exist
            Initialize-Pool -Project
            Add-PoolEntry completed 'here' -Instance A -WarningVariable told
            $told | Should -BeNullOrEmpty
            Get-Content .claude/pool/instance_state.jsonl | Should -HaveCount 1
        }
        finally { Pop-Location }
    }
    It 'makes it in the git directory of a repository' -Skip:(-not (Get-Command git -ErrorAction Ignore)) {
        $env:POOL_PATH = $null
        $project = New-Item (Join-Path $TestDrive 'repository') -ItemType Directory
        git init -q $project
        Push-Location $project
        try {
            Initialize-Pool -Project
            Join-Path $project '.git/pool/instance_state.jsonl' | Should -Exist
        }
        finally { Pop-Location }
    }
    It 'does not take a path besides -Project' { { Initialize-Pool -Project -Path x } | Should -Throw -ErrorId 'InvalidPoolPath*' }
}
