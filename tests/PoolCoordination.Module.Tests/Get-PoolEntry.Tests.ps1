BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Get-PoolEntry' {
    BeforeEach { $pool = New-ScratchPool }

    It 'gives nothing and no error where there is no pool yet' {
        Get-PoolEntry -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'gives typed objects' {
        Add-Line $pool @{ affects = 'auth.py, session_handler.py'; ttl = 7200; action = 'blocked' } -SecondsAgo 60
        $entry = Get-PoolEntry
        $entry | Should -BeOfType PoolCoordination.Entries.PoolEntry
        $entry.Timestamp | Should -BeOfType DateTimeOffset
        $entry.Action | Should -Be ([PoolCoordination.Entries.PoolAction]::Blocked)
        $entry.Affects | Should -Be 'auth.py', 'session_handler.py'
        $entry.Ttl | Should -Be ([timespan]'2:00')
        $entry.Age | Should -BeGreaterThan ([timespan]'0:00:59')
        $entry.IsLive | Should -BeTrue
    }

    Context 'in a pool with old and new entries of two instances' {
        BeforeEach {
            Add-Line $pool @{ topic = 'Long gone' } -SecondsAgo 864000
            Add-Line $pool @{ topic = 'Ended' } -SecondsAgo 4000
            Add-Line $pool @{ topic = 'Auth fix'; source_instance = 'a' } -SecondsAgo 600
            Add-Line $pool @{ topic = 'Oracle data'; source_instance = 'Carla'; action = 'blocked' } -SecondsAgo 60
        }

        It 'gives live entries, newest first' { (Get-PoolEntry).Topic | Should -Be 'Oracle data', 'Auth fix' }
        It 'gives everything with -All' { (Get-PoolEntry -All).Topic | Should -Be 'Oracle data', 'Auth fix', 'Ended', 'Long gone' }
        It 'looks at time only with -Since' { (Get-PoolEntry -Since 2h).Topic | Should -Be 'Oracle data', 'Auth fix', 'Ended' }
        It 'answers "Get-PoolEntry -Since 5m | Where Action -eq blocked" as written' {
            (Get-PoolEntry -Since 5m | Where Action -eq blocked).Topic | Should -Be 'Oracle data'
        }
        It 'filters by instance, ignoring case' { (Get-PoolEntry -Instance A).Topic | Should -Be 'Auth fix' }
        It 'takes wildcards in -Instance' { (Get-PoolEntry -Instance c*).Topic | Should -Be 'Oracle data' }
        It 'filters by action' { (Get-PoolEntry -Action blocked).Topic | Should -Be 'Oracle data' }
        It 'finds a part of a topic' { (Get-PoolEntry -Topic oracle).Topic | Should -Be 'Oracle data' }
        It 'matches a topic with wildcards as a whole' {
            (Get-PoolEntry -Topic *fix).Topic | Should -Be 'Auth fix'
            Get-PoolEntry -Topic fix* | Should -BeNullOrEmpty
        }
        It 'takes instance and action by property name' {
            $wanted = [pscustomobject]@{ Instance = 'A' }, [pscustomobject]@{ Instance = '*'; Action = 'blocked' }
            ($wanted | Get-PoolEntry).Topic | Should -Be 'Auth fix', 'Oracle data'
        }
        It 'stops reading when a later command has enough' {
            Get-PoolEntry -All | Select-Object -First 1 | ForEach-Object Topic | Should -Be 'Oracle data'
        }
        It 'works with Where-Object, Sort-Object and Group-Object' {
            (Get-PoolEntry | Where-Object Age -LT ([timespan]'0:05')).Topic | Should -Be 'Oracle data'
            (Get-PoolEntry | Sort-Object Topic).Topic | Should -Be 'Auth fix', 'Oracle data'
            (Get-PoolEntry -All | Group-Object Action | Sort-Object Count).Name | Should -Be 'Blocked', 'Completed'
        }
    }

    Context 'after a compaction' {
        BeforeEach {
            Add-Line $pool @{ topic = 'Long gone' } -SecondsAgo 2000000
            Add-Line $pool @{ topic = 'Here' }
            $null = Optimize-Pool
        }

        It 'gives what is in the log' { (Get-PoolEntry -All).Topic | Should -Be 'Here' }
        It 'gives what is in the archive too with -IncludeArchive' {
            (Get-PoolEntry -All -IncludeArchive).Topic | Should -Be 'Here', 'Long gone'
            (Get-PoolEntry -Since 60d -IncludeArchive -Topic long).Topic | Should -Be 'Long gone'
        }
        It 'searches the archive where no time is given' { (Get-PoolEntry gone -IncludeArchive).Topic | Should -Be 'Long gone' }
    }

    Context '-Since' {
        BeforeEach {
            Add-Line $pool @{ topic = 'old' } -SecondsAgo 3000
            Add-Line $pool @{ topic = 'new' } -SecondsAgo 10
        }

        # Bare words, as they are typed: PowerShell reads 30s and 1d as numbers with a suffix.
        It 'takes 30s' { (Get-PoolEntry -Since 30s).Topic | Should -Be 'new' }
        It 'takes 5m' { (Get-PoolEntry -Since 5m).Topic | Should -Be 'new' }
        It 'takes 2h' { (Get-PoolEntry -Since 2h).Topic | Should -Be 'new', 'old' }
        It 'takes 1d' { (Get-PoolEntry -Since 1d).Topic | Should -Be 'new', 'old' }
        It 'takes 1h30m' { (Get-PoolEntry -Since 1h30m).Topic | Should -Be 'new', 'old' }
        It 'takes a TimeSpan' { (Get-PoolEntry -Since ([timespan]'0:05')).Topic | Should -Be 'new' }
        It 'takes a DateTime' { (Get-PoolEntry -Since (Get-Date).AddMinutes(-5)).Topic | Should -Be 'new' }
        It 'takes a DateTime in UTC' { (Get-PoolEntry -Since ([DateTime]::UtcNow.AddMinutes(-5))).Topic | Should -Be 'new' }
        It 'takes the beginning of time' { (Get-PoolEntry -Since ([DateTime]::MinValue)).Count | Should -Be 2 }
        It 'takes a DateTimeOffset' { (Get-PoolEntry -Since ([DateTimeOffset]::Now.AddMinutes(-5))).Topic | Should -Be 'new' }
        It 'takes ISO text' {
            (Get-PoolEntry -Since ([DateTimeOffset]::Now.AddMinutes(-5).ToString('o'))).Topic | Should -Be 'new'
            (Get-PoolEntry -Since (Get-Date).AddMinutes(-5).ToString("yyyy-MM-dd'T'HH:mm")).Topic | Should -Be 'new'
            (Get-PoolEntry -Since 2020-01-01).Count | Should -Be 2
        }
        It 'reads the same in a culture with other dates' {
            $culture = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = 'de-DE'
                (Get-PoolEntry -Since 2020-02-01).Count | Should -Be 2
                { Get-PoolEntry -Since 01.02.2020 } | Should -Throw -ExpectedMessage '*use 30s, 5m*'
            }
            finally { [cultureinfo]::CurrentCulture = $culture }
        }
        It 'refuses <value> and names the accepted forms' -ForEach @(
            @{ value = '5' }, @{ value = '5 parsecs' }, @{ value = '' }, @{ value = '-5m' }, @{ value = '0m' }, @{ value = '30m1h' },
            @{ value = '03/04/2026' }
        ) {
            $id = 'ParameterArgumentTransformationError,PoolCoordination.PowerShell.Commands.GetPoolEntryCommand'
            { Get-PoolEntry -Since $value } |
                Should -Throw -ExpectedMessage '*is not a valid time; use 30s, 5m, 2h, 1d, 1w*2026-03-01*' -ErrorId $id
        }
        It 'refuses a number and a TimeSpan that is not positive' {
            { Get-PoolEntry -Since 5 } | Should -Throw -ExpectedMessage '*use 30s*'
            { Get-PoolEntry -Since ([timespan]::Zero) } | Should -Throw -ExpectedMessage '*use 30s*'
        }
        It 'does not go with -All' { { Get-PoolEntry -Since 5m -All } | Should -Throw -ErrorId 'AmbiguousParameterSet*' }
    }

    Context 'the path' {
        BeforeEach {
            Add-Line $pool @{ topic = 'here' }
            $env:POOL_PATH = Join-Path $TestDrive 'elsewhere.jsonl'
        }

        It 'is relative to the location of PowerShell, not to the folder of the process' {
            Push-Location (Split-Path $pool)
            try { (Get-PoolEntry -Path ./pool.jsonl).Topic | Should -Be 'here' }
            finally { Pop-Location }
        }
        It 'may be on a drive of PowerShell' {
            $null = New-PSDrive -Name Scratch -PSProvider FileSystem -Root (Split-Path $pool)
            try { (Get-PoolEntry -Path Scratch:/pool.jsonl).Topic | Should -Be 'here' }
            finally { Remove-PSDrive Scratch }
        }
        It 'may begin at the home folder' {
            $name = [IO.Path]::GetRelativePath((Resolve-Path ~).ProviderPath, $pool)
            (Get-PoolEntry -Path "~/$name").Topic | Should -Be 'here'
        }
        It 'may have wildcards that fit one file' {
            (Get-PoolEntry -Path (Join-Path (Split-Path $pool) 'po*.jsonl')).Topic | Should -Be 'here'
        }
        It 'is refused where wildcards fit several' {
            Copy-Item $pool (Join-Path (Split-Path $pool) 'pool2.jsonl')
            { Get-PoolEntry -Path (Join-Path (Split-Path $pool) 'po*.jsonl') } |
                Should -Throw -ExpectedMessage '*matches 2 files*' -ErrorId 'InvalidPoolPath*'
        }
        It 'has its brackets taken as they are by -LiteralPath' {
            $odd = Join-Path (Split-Path $pool) 'a[1].jsonl'
            [IO.File]::Copy($pool, $odd)
            (Get-PoolEntry -LiteralPath $odd).Topic | Should -Be 'here'
        }
        It 'is given once' { { Get-PoolEntry -Path a -LiteralPath b } | Should -Throw -ErrorId 'InvalidPoolValue*' }
        It 'is refused outside the file system' {
            { Get-PoolEntry -Path Env:/PATH } |
                Should -Throw -ExpectedMessage '*is in the provider Environment; use a file system path*' -ErrorId 'InvalidPoolPath*'
        }
        It 'is found where the location is not a folder' {
            $env:POOL_PATH = $pool
            Push-Location Env:/
            try { (Get-PoolEntry).Topic | Should -Be 'here' }
            finally { Pop-Location }
        }
        It 'is that of the project, at or above the location' {
            $env:POOL_PATH = $null
            $project = New-Project
            $null = New-Item (Join-Path $project 'src') -ItemType Directory
            Grant-PoolTrust $project
            Copy-Item $pool (Join-Path $project '.claude/pool/instance_state.jsonl')
            Push-Location (Join-Path $project 'src')
            try { (Get-PoolEntry).Topic | Should -Be 'here' }
            finally { Pop-Location }
        }
    }

    Context 'bad input' {
        It 'reports a folder' {
            Get-PoolEntry -Path $TestDrive -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $problem.FullyQualifiedErrorId | Should -Be 'InvalidPoolPath,PoolCoordination.PowerShell.Commands.GetPoolEntryCommand'
            $problem.CategoryInfo.Category | Should -Be InvalidArgument
            $problem.TargetObject | Should -Be "$TestDrive"
            "$problem" | Should -BeLike '*is a folder*'
        }
        It 'passes over lines that are none' {
            Add-Line $pool @{ topic = 'first' }
            Add-Content $pool 'no json', '[1]', '{"torn'
            Add-Line $pool @{ topic = 'second' }
            (Get-PoolEntry -ErrorAction Stop).Topic | Should -Be 'second', 'first'
        }
        It 'names the actions where one is wrong' {
            { Get-PoolEntry -Action finished } |
                Should -Throw -ExpectedMessage '*''finished'' is not an action; use completed, blocked, claimed, signaling*'
        }
    }

    Context 'completion' {
        BeforeEach {
            Add-Line $pool @{ source_instance = 'LEGION'; topic = "It's done" }
            Add-Line $pool @{ source_instance = 'Legal team' }
            Add-Line $pool @{ source_instance = 'GONE' } -SecondsAgo 864000
        }

        It 'offers the actions' { Complete 'Get-PoolEntry -Action b' | Should -Be 'Blocked' }
        It 'offers the instances of live entries' { Complete 'Get-PoolEntry -Instance leg' | Should -Be "'Legal team'", 'LEGION' }
        It 'offers topics, quoted' { Complete 'Get-PoolEntry -Topic it' | Should -Be "'It''s done'" }
        It 'asks the pool that is named' {
            $env:POOL_PATH = $null
            Complete "Get-PoolEntry -Path $pool -Instance LEG" | Should -Contain 'LEGION'
        }
        It 'offers nothing where the pool cannot be read' {
            Complete "Get-PoolEntry -LiteralPath $TestDrive -Instance A" | Should -Not -Contain 'LEGION'
        }
    }
}
