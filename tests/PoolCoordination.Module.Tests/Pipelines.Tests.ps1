BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'What comes by pipeline' {
    BeforeEach {
        $pool = New-ScratchPool
        $env:CLAUDE_INSTANCE = 'A'
    }

    It 'may be files, which one entry names' {
        $project = New-Item (Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))) -ItemType Directory
        Push-Location $project
        try {
            $null = New-Item src -ItemType Directory
            'a.cs', 'b.cs' | ForEach-Object { $null = New-Item "src/$_" }
            Get-ChildItem src/*.cs | Add-PoolEntry claimed 'Renaming'
            $entry = Get-PoolEntry
            $entry.Affects | Should -Be 'src/a.cs', 'src/b.cs'
            (Get-PoolClaim).Topic | Should -Be 'Renaming'
        }
        finally { Pop-Location }
    }
    It 'may be paths of files, from the location of PowerShell' {
        $project = New-Item (Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))) -ItemType Directory
        Push-Location $project
        try {
            'src/a.cs', 'src/b.cs' | Add-PoolEntry claimed 'Renaming'
            (Get-PoolEntry).Affects | Should -Be 'src/a.cs', 'src/b.cs'
            Add-PoolEntry completed 'one' -Path one.jsonl
            ('one.jsonl' | Get-PoolEntry).Topic | Should -Be 'one'
            'typo.jsonl' | Get-PoolEntry -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            'one.jsonl' | Get-PoolEntry -Path one.jsonl -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            "$problem" | Should -BeLike '*use only one*'
        }
        finally { Pop-Location }
    }
    It 'says what an object lacks to be an entry' {
        @{ Action = 'blocked' }, [pscustomobject] @{ Topic = 'x' } | Add-PoolEntry -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].Exception.Message | Should -BeLike '*the object has no Topic.'
        $problem[1].Exception.Message | Should -BeLike '*the object has no Action.'
    }
    It 'may be logs' {
        Add-PoolEntry completed 'one' -Path (Join-Path $TestDrive 'one.jsonl')
        Add-PoolEntry completed 'two' -Path (Join-Path $TestDrive 'two.jsonl')
        (Get-ChildItem (Join-Path $TestDrive '*.jsonl') | Sort-Object Name | Get-PoolEntry).Topic | Should -Be 'one', 'two'
    }
    It 'may be a hashtable' {
        @{ Action = 'blocked'; Topic = 'x' }, @{ Action = 'completed'; Topic = 'y'; Affects = 'a.py', 'b.py' } | Add-PoolEntry
        (Get-PoolEntry).Topic | Should -Be 'y', 'x'
        (Get-PoolEntry -Action completed).Affects | Should -Be 'a.py', 'b.py'
    }
}

Describe 'An entry without anything' {
    It 'is asked for, and where nobody can be asked that is an error' {
        $null = New-ScratchPool
        $result = Invoke-NewShell 'Add-PoolEntry -ErrorAction SilentlyContinue -ErrorVariable problem; "$problem"'
        "$result" | Should -BeLike '*needs an action and a topic*'
    }
}

Describe 'Filters' {
    BeforeEach {
        $pool = New-ScratchPool
        # Where a claim's paths start from is where it is made.
        Push-Location $root
        Add-PoolEntry completed 'The first' -Affects src/auth.py -Instance A
        Add-PoolEntry blocked 'The second' -Summary 'about tokens' -Instance C1
        Add-PoolEntry claimed 'The third' -Affects docs/ -Instance C2
    }
    AfterEach { Pop-Location }

    It 'take several values and wildcards' {
        (Get-PoolEntry -Action blocked, completed).Topic | Should -Be 'The second', 'The first'
        (Get-PoolEntry -Instance A, C*).Count | Should -Be 3
        (Get-PoolEntry -Instance c?).Count | Should -Be 2
    }
    It 'look for a text in topic, summary and paths' {
        (Get-PoolEntry tokens).Topic | Should -Be 'The second'
        (Get-PoolEntry -Search AUTH.py).Topic | Should -Be 'The first'
        Get-PoolEntry nothing | Should -BeNullOrEmpty
    }
    It 'look for what touches a file' { (Get-PoolEntry -Affects docs/index.md).Topic | Should -Be 'The third' }
    It 'give the newest' { (Get-PoolEntry -First 2).Topic | Should -Be 'The third', 'The second' }
}

Describe 'Paths on a drive of PowerShell''s' {
    BeforeAll {
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))) -ItemType Directory
        $null = New-PSDrive Work FileSystem $folder
    }

    It 'are resolved' {
        $null = New-ScratchPool
        Add-PoolEntry claimed 'Auth' -Affects Work:/auth.py -Instance B -Path Work:/p.jsonl
        (Get-PoolEntry -Path Work:/p.jsonl).Affects | Should -Be (Join-Path $folder.FullName 'auth.py')
        $env:CLAUDE_INSTANCE = 'A'
        Test-PoolClaim Work:/auth.py -PoolPath Work:/p.jsonl | Should -BeTrue
        (Get-PoolEntry -Path Work:/p.jsonl -Affects Work:/auth.py).Topic | Should -Be 'Auth'
        (Copy-Pool -Path Work:/p.jsonl -Destination Work:/q.jsonl).Copied | Should -Be 1
    }
    It 'are resolved where a drive has one letter, too' {
        $null = New-ScratchPool
        $null = New-PSDrive Q FileSystem $folder
        Add-PoolEntry claimed 'Auth' -Affects Q:/q.py -Instance B
        $env:CLAUDE_INSTANCE = 'A'
        Test-PoolClaim (Join-Path $folder.FullName 'q.py') | Should -BeTrue
    }
    It 'that have no files are refused' {
        $null = New-ScratchPool
        { Get-PoolEntry -Path Env:/PATH } | Should -Throw '*is in the provider Environment*' -ErrorId 'InvalidPoolPath,*'
    }
}

Describe 'Options and names' {
    BeforeEach {
        $pool = New-ScratchPool
        $env:CLAUDE_INSTANCE = 'A'
    }

    It 'an option goes back to its default' {
        Set-PoolOption guard warn
        Set-PoolOption compactAbove 100MB
        Set-PoolOption guard -Default
        Set-PoolOption compactAbove -Default
        (Get-PoolOption guard).Value | Should -Be 'deny'
        (Get-PoolOption compactAbove).Value | Should -BeNullOrEmpty
    }
    It 'another''s domain is set without becoming that instance' {
        (Set-PoolInstance B -Domain visual, image -DomainOnly -PassThru).Domain | Should -Be 'visual', 'image'
        $env:CLAUDE_INSTANCE | Should -Be 'A'
        (Get-Content (Join-Path (Split-Path $pool) 'pool.json') -Raw | ConvertFrom-Json).domains.B | Should -Be 'visual', 'image'
    }
    It 'a time to live that is too long is cut, with a warning' {
        Add-PoolEntry completed 'Long' -Ttl 30d -WarningVariable warning 3> $null
        "$warning" | Should -BeLike '*30d exceeds*7d*'
        (Get-PoolEntry).Ttl | Should -Be ([timespan]::FromDays(7))
    }
}
