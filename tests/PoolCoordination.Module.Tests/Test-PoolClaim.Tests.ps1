BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Test-PoolClaim' {
    BeforeEach {
        $pool = New-ScratchPool
        $project = Join-Path $TestDrive ([guid]::NewGuid().ToString('n').Substring(0, 8))
        $null = New-Item "$project/.git", "$project/src" -ItemType Directory
        Push-Location $project
        Add-PoolEntry claimed 'Auth module' -Affects src/auth.py, 'docs/' -Instance B
        $env:CLAUDE_INSTANCE = 'A'
    }
    AfterEach { Pop-Location }

    It 'is true where another holds the file, and false where it is free' {
        Test-PoolClaim src/auth.py | Should -BeTrue
        Test-PoolClaim src/other.py | Should -BeFalse
        Test-PoolClaim docs/deep/page.md | Should -BeTrue
    }
    It 'reads a line number after a path as the guard does' {
        Test-PoolClaim src/auth.py:12 | Should -BeTrue
        Test-PoolClaim src/other.py:12 | Should -BeFalse
    }
    It 'is false for the holder' {
        $env:CLAUDE_INSTANCE = 'b'
        Test-PoolClaim src/auth.py | Should -BeFalse
    }
    It 'starts from the location of PowerShell' {
        Set-Location src
        Test-PoolClaim auth.py | Should -BeTrue
    }
    It 'takes several paths, and files by pipeline' {
        Test-PoolClaim src/auth.py, src/other.py | Should -Be $true, $false
        Set-Content src/auth.py 'x'
        Set-Content src/other.py 'x'
        Get-ChildItem src | Sort-Object Name | Test-PoolClaim | Should -Be $true, $false
    }
    It 'asks the pool that -PoolPath names' {
        $other = Join-Path $TestDrive other.jsonl
        Initialize-Pool -Path $other
        Test-PoolClaim src/auth.py -PoolPath $other | Should -BeFalse
        $env:POOL_PATH = $null
        Test-PoolClaim src/auth.py -PoolPath $pool | Should -BeTrue
    }
    It 'takes a path on a drive, and reports one that has no files or does not exist' {
        $null = New-PSDrive Work FileSystem $project
        $paths = 'Work:/src/auth.py', 'Env:/src/auth.py', 'Missing:/auth.py', 'src/auth.py'
        Test-PoolClaim $paths -ErrorVariable problems -ErrorAction SilentlyContinue | Should -Be $true, $true
        $problems.CategoryInfo.Category | Should -Be InvalidArgument, ObjectNotFound
        $problems.TargetObject | Should -Be 'Env:/src/auth.py', 'Missing:/auth.py'
    }
    It 'knows another clone for another place' {
        $clone = Join-Path $TestDrive ([guid]::NewGuid().ToString('n').Substring(0, 8))
        $null = New-Item "$clone/.git" -ItemType Directory
        Set-Location $clone
        Test-PoolClaim src/auth.py | Should -BeFalse
    }
}
