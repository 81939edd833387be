BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'An entry' {
    BeforeEach {
        $pool = New-ScratchPool
        Add-Line $pool @{ topic = 'Oracle data'; source_instance = 'C'; action = 'blocked'; affects = '' } -SecondsAgo 600
        Add-Line $pool @{ topic = 'Auth fix'; affects = 'auth.py, session.py'; summary = 'Fixed.'; ttl = 7200
            relevance = @{ A = 0.12; C = 0.88 } }
        $entry = Get-PoolEntry -Topic Auth
    }

    It 'has a list of what it affects' {
        $entry.Affects[0] | Should -Be 'auth.py'
        $entry.Affects.Count | Should -Be 2
        $entry.Affects -contains 'session.py' | Should -BeTrue
        ($entry | Select-Object -ExpandProperty Affects) | Should -Be 'auth.py', 'session.py'
        (Get-PoolEntry | Where-Object Affects -Contains auth.py).Topic | Should -Be 'Auth fix'
        "$($entry.Affects)" | Should -Be 'auth.py session.py' -Because 'that is how PowerShell writes lists'
    }
    It 'has times of this machine''s zone' -Skip:$IsWindows {
        $zone = $env:TZ
        $env:TZ = 'Asia/Tokyo'
        try {
            Invoke-NewShell '(Get-PoolEntry -First 1).Timestamp.Offset.TotalHours' | Should -Be 9
            Add-PoolEntry claimed 'Held' -Affects x.py -Instance B
            Invoke-NewShell '$claim = Get-PoolClaim; $claim.Since.Offset.TotalHours; $claim.ExpiresAt.Offset.TotalHours' | Should -Be 9, 9
            $pattern = "from $((Get-PoolClaim).Since.UtcDateTime.AddHours(9).ToString('HH:mm'))"
            $add = 'Add-PoolEntry claimed Mine -Affects x.py -Instance C -ErrorVariable problem -ErrorAction SilentlyContinue'
            Invoke-NewShell "$add; `"`$problem`"" | Should -Match $pattern
        }
        finally { $env:TZ = $zone }
    }
    It 'has scores by instance, in any case' {
        $entry.Relevance['c'] | Should -Be 0.88
        $entry.Relevance['X'] | Should -BeNullOrEmpty
    }
    It 'never changes, and shares nothing that could be changed with another' {
        { $entry.Relevance['X'] = 0.9 } | Should -Throw
        { (Get-PoolEntry -Topic Oracle).Relevance['X'] = 0.9 } | Should -Throw
        { $entry.Affects[0] = 'other.py' } | Should -Throw
        { $entry.Topic = 'other' } | Should -Throw
        $entry.Topic | Should -Be 'Auth fix'
        (Get-PoolEntry -Topic Oracle).Relevance.Count | Should -Be 0
    }
    It 'is sorted, grouped and chosen by its properties' {
        (Get-PoolEntry | Sort-Object Age -Descending).Topic | Should -Be 'Oracle data', 'Auth fix'
        (Get-PoolEntry | Sort-Object Timestamp).Topic | Should -Be 'Oracle data', 'Auth fix'
        (Get-PoolEntry | Where-Object Age -LT ([timespan]'0:05')).Topic | Should -Be 'Auth fix'
        (Get-PoolEntry | Where-Object Action -EQ blocked).Topic | Should -Be 'Oracle data'
        (Get-PoolEntry | Group-Object Action -AsHashTable -AsString).Blocked.Topic | Should -Be 'Oracle data'
    }
    It 'is told in a line by who, what and which topic' {
        "$entry" | Should -Be '[A] completed: Auth fix'
        Get-PoolEntry | Group-Object Action | Out-String | Should -BeLike '*{`[A`] completed: Auth fix}*'
        Add-Line $pool @{ topic = "x`e]0;title`a" }
        "$(Get-PoolEntry -Topic x*)" | Should -Not -Match "[`e`a]"
    }

    Context 'as CSV' {
        It 'has its lists in a cell each' {
            $row = $entry | ConvertTo-Csv | ConvertFrom-Csv
            $row.Affects | Should -Be 'auth.py, session.py'
            $row.Relevance | Should -Be 'C 0.88, A 0.12'
            $row.Action | Should -Be 'Completed'
            $row.Ttl | Should -Be '02:00:00'
        }
        It 'has no name of a type in any cell, as no other object of the module has' {
            $env:CLAUDE_INSTANCE = 'A'
            Set-PoolInstance A -Domain auth, token
            foreach ($command in 'Get-PoolEntry', 'Get-PoolInstance', 'Get-PoolOption', 'Measure-Pool', 'Test-Pool') {
                & $command | ConvertTo-Csv | Should -Not -Match 'System\.|<>|`\d'
            }
        }
        It 'goes into another pool as it was, and not twice' {
            $file = Join-Path (Split-Path $pool) 'entries.csv'
            Get-PoolEntry | Export-Csv $file
            $copy = Join-Path (Split-Path $pool) 'copy.jsonl'
            Import-Csv $file | Add-PoolEntry -Path $copy
            $copied = Get-PoolEntry -Path $copy -Topic Auth
            $copied.Affects | Should -Be 'auth.py', 'session.py'
            $copied.Ttl | Should -Be ([timespan]'2:00')
            (Get-PoolEntry -Path $copy -Topic Oracle).Instance | Should -Be 'C'
            $copied.Id | Should -Be $entry.Id
            $copied.Timestamp | Should -Be $entry.Timestamp
            $copied.Relevance['C'] | Should -Be 0.88
            Import-Csv $file | Add-PoolEntry -Path $copy -ErrorVariable problems -ErrorAction SilentlyContinue
            $problems.CategoryInfo.Category | Should -Be 'ResourceExists', 'ResourceExists'
            @(Get-Content $copy).Count | Should -Be 2
        }
    }

    Context 'as CSV for a spreadsheet, as the help shows it' {
        It 'has no cell that is a formula, and all others as they are' {
            Add-Line $pool @{ topic = '=HYPERLINK("http://evil","a, b")'; source_instance = '@SUM(A1)'; affects = '-1+2' }
            Add-Line $pool @{ topic = "`t=1+1"; source_instance = 'A'; affects = 'a,"=b' }
            $example = [regex]::Match((Get-Content -Raw (Join-Path $root 'docs/cmdlets/Get-PoolEntry.md')),
                '(?s)### Example 5.*?```powershell\n(.*?)```').Groups[1].Value
            Push-Location (Split-Path $pool)
            try { Invoke-Expression $example } finally { Pop-Location }
            $rows = Import-Csv (Join-Path (Split-Path $pool) 'entries.csv')
            $rows | ForEach-Object { $_.PSObject.Properties.Value } | Should -Not -Match '^\s*[-=+@]'
            $rows[1].Topic | Should -Be '''=HYPERLINK("http://evil","a, b")'
            $rows[1].Instance | Should -Be '''@SUM(A1)'
            $rows.Topic | Should -Contain 'Auth fix'
        }
    }

    Context 'as JSON' {
        It 'has a list, times as ISO text, and with -EnumsAsStrings the action as a word' {
            $json = $entry | ConvertTo-Json -EnumsAsStrings -Compress
            $json | Should -Match '"Affects":\["auth.py","session.py"\]'
            $json | Should -Match '"Timestamp":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00"'
            $json | Should -Match '"Action":"Completed"'
            $json | Should -Match '"Relevance":\{("[AC]":0\.\d+,?){2}\}'
        }
        It 'has a list also where it affects nothing' {
            Get-PoolEntry -Topic Oracle | ConvertTo-Json -Compress | Should -Match '"Affects":\[\]'
        }
        It 'goes into another pool, with or without -EnumsAsStrings' {
            $copy = Join-Path (Split-Path $pool) 'copy.jsonl'
            $words = Join-Path (Split-Path $pool) 'words.jsonl'
            $entry | ConvertTo-Json | ConvertFrom-Json | Add-PoolEntry -Path $copy
            $entry | ConvertTo-Json -EnumsAsStrings | ConvertFrom-Json | Add-PoolEntry -Path $words
            foreach ($copied in (Get-PoolEntry -Path $copy), (Get-PoolEntry -Path $words)) {
                $copied.Action | Should -Be 'Completed'
                $copied.Affects | Should -Be 'auth.py', 'session.py'
                $copied.Ttl | Should -Be ([timespan]'2:00')
                $copied.Id | Should -Be $entry.Id
                $copied.Timestamp | Should -Be $entry.Timestamp
            }
        }
        It 'goes into another pool as a line of the protocol' {
            $copy = Join-Path (Split-Path $pool) 'copy.jsonl'
            Get-Content $pool | ConvertFrom-Json | Add-PoolEntry -Path $copy
            (Get-PoolEntry -Path $copy -All).Id | Should -Be (Get-PoolEntry -All).Id
            (Get-PoolEntry -Path $copy -Topic Auth).Relevance['A'] | Should -Be 0.12
        }
    }

    Context 'from a file, a job or another machine' {
        It 'goes into another pool as it was' {
            $copy = Join-Path (Split-Path $pool) 'copy.jsonl'
            $file = Join-Path (Split-Path $pool) 'entries.xml'
            $entry | Export-Clixml $file
            Import-Clixml $file | Add-PoolEntry -Path $copy
            $copied = Get-PoolEntry -Path $copy
            $copied.Id | Should -Be $entry.Id
            $copied.Timestamp | Should -Be $entry.Timestamp
            $copied.Affects | Should -Be 'auth.py', 'session.py'
            $copied.Relevance['C'] | Should -Be 0.88
        }
    }

    Context 'as a hashtable' {
        It 'is written by who writes it' {
            $env:CLAUDE_INSTANCE = 'D'
            @{ Action = 'blocked'; Topic = 'Data access'; Affects = 'a.py, b.py' } | Add-PoolEntry
            $written = Get-PoolEntry -Topic 'Data access'
            $written.Instance | Should -Be 'D'
            $written.Affects | Should -Be 'a.py', 'b.py'
        }
    }
}
