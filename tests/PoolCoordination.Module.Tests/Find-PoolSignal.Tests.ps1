BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Find-PoolSignal' {
    BeforeEach {
        $pool = New-ScratchPool
        $completion = "Done! I've fixed the race in the scheduler.`n`n- ``src/tick.rs``: lock first`n`nAll 48 tests pass."
        $blocker = "The staging database is down. I can't run the migration until it is back."
    }

    It 'gives the entry that automatic mode would make, and writes nothing' {
        $entry = $completion | Find-PoolSignal
        $entry | Should -BeOfType PoolCoordination.Entries.PoolEntry
        $entry.Action | Should -Be 'Completed'
        $entry.Topic | Should -BeLike '*race in the scheduler*'
        $entry.Affects | Should -Be 'src/tick.rs'
        $entry.IsAutomatic | Should -BeTrue
        $pool | Should -Not -Exist
    }
    It 'does "Get-Content answer.md -Raw | Find-PoolSignal | Add-PoolEntry" as written' {
        Set-Content (Join-Path $TestDrive 'answer.md') $completion
        Push-Location $TestDrive
        try { Get-Content answer.md -Raw | Find-PoolSignal | Add-PoolEntry }
        finally { Pop-Location }
        (Get-PoolEntry).IsAutomatic | Should -BeTrue
    }
    It 'keeps id and time of the draft when it is written' {
        $draft = $completion | Find-PoolSignal
        ($draft | Add-PoolEntry -PassThru).Id | Should -Be $draft.Id
        (Get-PoolEntry).Timestamp | Should -Be $draft.Timestamp
    }
    It 'takes each string as a message of its own' {
        ($completion, "I'll look at the parser next.", $blocker | Find-PoolSignal).Action | Should -Be 'Completed', 'Blocked'
        (Find-PoolSignal $completion, $blocker).Action | Should -Be 'Completed', 'Blocked'
    }
    It 'judges the last turn of each transcript, and says which cannot be read' {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'transcripts')).FullName
        $prompt = @{ type = 'user'; uuid = 'u1'; cwd = $folder; message = @{ role = 'user'; content = 'Fix it' } }
        $input = @{ command = "git commit -q -m 'Refresh under a mutex'" }
        $use = @{ type = 'tool_use'; id = 't1'; name = 'Bash'; input = $input }
        $call = @{ type = 'assistant'; cwd = $folder; message = @{ content = @($use) } }
        $end = @{ type = 'assistant'; cwd = $folder; message = @{ content = @(@{ type = 'text'; text = 'Committed.' }) } }
        $prompt, $call, $end | ForEach-Object { ConvertTo-Json $_ -Depth 6 -Compress } | Set-Content (Join-Path $folder 'one.jsonl')
        (Get-ChildItem $folder | Find-PoolSignal).Topic | Should -Be 'Refresh under a mutex'
        Find-PoolSignal -TranscriptPath (Join-Path $folder 'two.jsonl') -ErrorVariable missing -ErrorAction SilentlyContinue
        $missing | Should -HaveCount 1
    }
    It 'gives nothing for <what>' -ForEach @(
        @{ what = 'an empty text'; text = '' }
        @{ what = 'a null'; text = $null }
        @{ what = 'a plan'; text = "I'll fix the race and then deploy." }
        @{ what = 'a question'; text = 'Should I fix the race first?' }
    ) {
        $text | Find-PoolSignal -ErrorAction Stop -WarningAction Stop | Should -BeNullOrEmpty
    }
    It 'detects whether automatic mode is on or off' {
        Set-Settings $pool '{"auto":false}'
        ($blocker | Find-PoolSignal).Action | Should -Be 'Blocked'
    }
    It 'puts the entry under CLAUDE_INSTANCE, scored for each domain' {
        $env:CLAUDE_INSTANCE = 'B'
        Set-Settings $pool '{"domains":{"C":["scheduler","race"]}}'
        $entry = $completion | Find-PoolSignal
        $entry.Instance | Should -Be 'B'
        $entry.Relevance['C'] | Should -BeGreaterThan 0.5
    }
    It 'is shown as automatic in the context of others' {
        $env:CLAUDE_INSTANCE = 'B'
        $completion | Find-PoolSignal | Add-PoolEntry
        $env:CLAUDE_INSTANCE = 'C'
        Get-PoolContext | Should -BeLike '*(auto)*'
    }
}
