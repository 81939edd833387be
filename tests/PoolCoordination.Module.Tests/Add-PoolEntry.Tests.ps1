BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Add-PoolEntry' {
    BeforeEach {
        $pool = New-ScratchPool
        $env:CLAUDE_INSTANCE = 'A'
    }

    It 'writes one line with the field names of the protocol' {
        $text = @{ Topic = 'Auth fix'; Summary = 'Fixed it.'; Blocks = 'Refactor can go on' }
        Add-PoolEntry -Action completed @text -Affects auth.py, session.py -Ttl 2h
        $line = Get-Content $pool | ConvertFrom-Json
        @($line).Count | Should -Be 1
        $line.source_instance | Should -Be 'A'
        $line.action | Should -BeExactly 'completed'
        $line.topic | Should -Be 'Auth fix'
        $line.summary | Should -Be 'Fixed it.'
        $line.affects | Should -Be 'auth.py, session.py'
        $line.blocks | Should -Be 'Refactor can go on'
        $line.ttl | Should -Be 7200
    }
    It 'writes nothing to the pipeline without -PassThru' { Add-PoolEntry completed x | Should -BeNullOrEmpty }
    It 'gives the entry as it was written with -PassThru' {
        $entry = Add-PoolEntry blocked 'Locked' 'PID 12 holds it' -PassThru
        $entry.Id | Should -Be (Get-PoolEntry).Id
        $entry.Summary | Should -Be 'PID 12 holds it'
    }
    It 'takes another instance by parameter, which beats the environment' {
        (Add-PoolEntry completed x -Instance B -PassThru).Instance | Should -Be 'B'
    }
    It 'makes the pool and the folder that POOL_PATH names' {
        $env:POOL_PATH = Join-Path $TestDrive 'made/by/it/pool.jsonl'
        Add-PoolEntry completed x
        (Get-PoolEntry).Topic | Should -Be 'x'
    }
    It 'splits a path with a comma as every reader does' {
        (Add-PoolEntry completed x -Affects 'a.py, b.py', 'c.py' -PassThru).Affects | Should -Be 'a.py', 'b.py', 'c.py'
    }
    It 'redacts a credential' {
        (Add-PoolEntry signaling 'Key AKIAQWERTYUIOPASDFGH found' -PassThru).Topic | Should -Not -BeLike '*AKIAQWERTYUIOPASDFGH*'
    }

    Context '-Ttl' {
        It 'takes <value>' -ForEach @(
            @{ value = 90; seconds = 90 }, @{ value = '90'; seconds = 90 }, @{ value = '2h'; seconds = 7200 }
            @{ value = [timespan]'0:10'; seconds = 600 }, @{ value = '00:10:00'; seconds = 600 }, @{ value = '30d'; seconds = 604800 }
        ) { (Add-PoolEntry completed x -Ttl $value -PassThru).Ttl.TotalSeconds | Should -Be $seconds }
        It 'takes 30s and 1d as they are typed' {
            (Add-PoolEntry completed x -Ttl 30s -PassThru).Ttl | Should -Be ([timespan]'0:00:30')
            (Add-PoolEntry completed x -Ttl 1d -PassThru).Ttl | Should -Be ([timespan]'1.0:00')
        }
        It 'refuses <value>' -ForEach @(@{ value = 'soon' }, @{ value = 0 }, @{ value = -5 }, @{ value = [timespan]::Zero }) {
            { Add-PoolEntry completed x -Ttl $value } | Should -Throw -ExpectedMessage '*use a number of seconds, or 30s*'
        }
    }

    Context 'by pipeline' {
        It 'keeps the id, the time and the scores of an entry' {
            Add-Line $pool @{ topic = 'from elsewhere'; relevance = @{ B = 0.5 } } -SecondsAgo 300
            $entry = Get-PoolEntry
            $copy = Join-Path $TestDrive 'copy.jsonl'
            $entry | Add-PoolEntry -Path $copy
            $copied = Get-PoolEntry -Path $copy
            $copied.Id | Should -Be $entry.Id
            $copied.Timestamp | Should -Be $entry.Timestamp
            $copied.Relevance['B'] | Should -Be 0.5
        }
        It 'takes the rows of a table by property name' {
            $table = @'
Action,Topic,Summary,Affects,Instance,Ttl
completed,Auth fix,Fixed it.,"auth.py, session.py",B,2h
blocked,Data access,,,,
'@ | ConvertFrom-Csv
            $written = $table | Add-PoolEntry -PassThru
            $written.Topic | Should -Be 'Auth fix', 'Data access'
            $written[0].Affects | Should -Be 'auth.py', 'session.py'
            $written.Instance | Should -Be 'B', 'A'
            $written.Ttl.TotalMinutes | Should -Be 120, 60
        }
        It 'writes one error record for each bad row, and goes on with the next' {
            $rows = [pscustomobject]@{ Action = 'completed'; Topic = 'good' },
            [pscustomobject]@{ Action = 'completed'; Topic = '  ' },
            [pscustomobject]@{ Action = 'finished'; Topic = 'wrong action' },
            [pscustomobject]@{ Action = 'completed'; Topic = 'wrong ttl'; Ttl = 'soon' },
            [pscustomobject]@{ Other = 1 },
            [pscustomobject]@{ Action = 'completed'; Topic = 'good too' }
            $rows | Add-PoolEntry -ErrorVariable problems -ErrorAction SilentlyContinue
            (Get-PoolEntry).Topic | Should -Be 'good too', 'good'
            $problems.Count | Should -Be 4
            $problems[0].FullyQualifiedErrorId | Should -Be 'InvalidPoolValue,PoolCoordination.PowerShell.Commands.AddPoolEntryCommand'
            $problems[0].CategoryInfo.Category | Should -Be InvalidArgument
            $problems[0].TargetObject.Topic | Should -Be '  '
            "$($problems[1])" | Should -BeLike '*finished*'
            "$($problems[2])" | Should -BeLike '*soon*'
        }
        It 'reports a bad entry with the entry as target' {
            $entry = [PoolCoordination.Entries.PoolEntry]::new()
            $entry | Add-PoolEntry -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.TargetObject | Should -Be $entry
            "$problem" | Should -BeLike '*needs a topic*'
        }
    }

    Context 'files by pipeline' {
        BeforeEach {
            $project = Join-Path $TestDrive ([guid]::NewGuid().ToString('n').Substring(0, 8))
            $null = New-Item "$project/.git", "$project/src" -ItemType Directory
            foreach ($name in 'a.cs', 'b.cs', 'c,d.cs') { Set-Content "$project/src/$name" '' }
            Push-Location "$project/src"
        }
        AfterEach { Pop-Location }

        It 'makes one entry that affects them all, relative to the project' {
            Get-ChildItem a.cs, b.cs | Add-PoolEntry claimed 'Renaming' -Affects extra.md
            (Get-PoolEntry).Affects | Should -Be 'extra.md', 'src/a.cs', 'src/b.cs'
        }
        It 'reports a file with a comma in its name, which would be two others, and goes on' {
            Get-ChildItem *.cs | Add-PoolEntry claimed 'Renaming' -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.CategoryInfo.Category | Should -Be InvalidArgument
            "$problem" | Should -BeLike '*src/c,d.cs*commas*'
            (Get-PoolClaim).Affects | Should -Be 'src/a.cs', 'src/b.cs'
        }
        It 'writes nothing where no file comes' {
            Get-ChildItem *.none | Add-PoolEntry claimed 'Renaming'
            Get-PoolEntry | Should -BeNullOrEmpty
        }
    }

    Context 'nothing' {
        It 'is an error where it comes by pipeline, and asks nobody' {
            $null | Add-PoolEntry -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPoolValue,*'
            "$problem" | Should -BeLike '*is null*'
        }
    }

    Context '-WhatIf' {
        It 'writes nothing' {
            Invoke-NewShell 'Add-PoolEntry completed x -WhatIf' | Should -BeLike '*Add the entry ''completed: x''*'
            $pool | Should -Not -Exist
        }
    }

    Context 'a pool that cannot be written' {
        It 'reports a folder' {
            Add-PoolEntry completed x -Path $TestDrive -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.FullyQualifiedErrorId | Should -Be 'InvalidPoolPath,PoolCoordination.PowerShell.Commands.AddPoolEntryCommand'
            "$problem" | Should -BeLike '*is a folder*'
        }
        It 'reports a path below a file' {
            Set-Content (Join-Path $TestDrive 'file') ''
            Add-PoolEntry completed x -Path (Join-Path $TestDrive 'file/pool.jsonl') -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.FullyQualifiedErrorId | Should -BeLike 'PoolNotWritable,*'
            $problem.CategoryInfo.Category | Should -Be WriteError
            $problem.TargetObject | Should -Be 'x'
        }
        It 'reports a claim that another holds, says who, and goes on' {
            Add-PoolEntry claimed 'Auth module' -Affects src/auth.py -Instance B -Summary 'Moving to tokens.'
            'Action,Topic,Affects', 'claimed,Mine,src/', 'claimed,Other,docs/' | ConvertFrom-Csv |
                Add-PoolEntry -Instance A -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.FullyQualifiedErrorId | Should -Be 'ClaimedByAnother,PoolCoordination.PowerShell.Commands.AddPoolEntryCommand'
            $problem.CategoryInfo.Category | Should -Be ResourceExists
            $problem.TargetObject.Topic | Should -Be 'Mine'
            "$problem" | Should -BeLike '*"Mine" was refused*"B" holds it from*until*"Auth module": "Moving to tokens."*'
            (Get-PoolClaim).Topic | Should -Be 'Auth module', 'Other'
        }
        It 'takes over a claim with -Force' {
            Add-PoolEntry claimed 'Auth module' -Affects src/auth.py -Instance B
            Add-PoolEntry claimed 'Mine' -Affects src/auth.py -Instance A -Force -ErrorAction Stop
            (Get-PoolClaim).Topic | Should -Be 'Mine'
        }
        It 'completes resources' {
            Add-PoolEntry claimed Server -Affects port:3000
            Complete 'Add-PoolEntry claimed t -Affects po' | Should -Be "'port:'", "'port:3000'"
        }
        It 'reports a device' -Skip:(-not (Test-Path /dev/full)) {
            Add-PoolEntry completed x -Path /dev/full -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.FullyQualifiedErrorId | Should -BeLike 'PoolNotWritable,*'
            "$problem" | Should -BeLike '*/dev/full*is a device*'
        }
        It 'reports a read-only log' -Skip:($IsWindows -or (id -u) -eq 0) {
            Set-Content $pool ''
            chmod 400 $pool
            Add-PoolEntry completed x -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.FullyQualifiedErrorId | Should -BeLike 'PoolNotWritable,*'
        }
        It 'reports settings that are <what>' -ForEach @(
            @{ what = 'no JSON'; text = '{ "domains": ' }, @{ what = 'an array'; text = '[]' }
        ) {
            Set-Settings $pool $text
            Add-PoolEntry completed x -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPoolSettings,*'
            $problem.CategoryInfo.Category | Should -Be InvalidData
            "$problem" | Should -BeLike '*pool.json*'
            $pool | Should -Not -Exist
        }
        It 'reports settings that cannot be read' {
            $null = New-Item (Join-Path (Split-Path $pool) 'pool.json') -ItemType Directory
            Add-PoolEntry completed x -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPoolSettings,*'
        }
    }
}
