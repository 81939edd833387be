BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'ConvertFrom-PoolBlock' {
    BeforeEach {
        $pool = New-ScratchPool
        $file = Join-Path $TestDrive 'answer.md'
        Set-Content $file $answer
    }

    It 'makes the entry of a block, and writes nothing' {
        $entry = $answer | ConvertFrom-PoolBlock
        $entry | Should -BeOfType PoolCoordination.Entries.PoolEntry
        $entry.Instance | Should -Be 'A'
        $entry.Action | Should -Be 'Completed'
        $entry.Topic | Should -Be 'Auth token refresh fix'
        $entry.Affects | Should -Be 'auth.py', 'session_handler.py'
        $entry.Blocks | Should -Be 'Session refactor can proceed'
        $entry.Id | Should -Not -BeNullOrEmpty
        $pool | Should -Not -Exist
    }
    It 'does "Get-Content answer.md -Raw | ConvertFrom-PoolBlock | Add-PoolEntry" as written' {
        Push-Location $TestDrive
        try { Get-Content answer.md -Raw | ConvertFrom-PoolBlock | Add-PoolEntry }
        finally { Pop-Location }
        $entry = Get-PoolEntry
        $entry.Topic | Should -Be 'Auth token refresh fix'
        $entry.RawHash.Length | Should -Be 16
    }
    It 'keeps id and time of the draft when it is written' {
        $draft = $answer | ConvertFrom-PoolBlock
        ($draft | Add-PoolEntry -PassThru).Id | Should -Be $draft.Id
        (Get-PoolEntry).Timestamp | Should -Be $draft.Timestamp
    }
    It 'takes the lines of a text one by one' {
        $lines = Get-Content $file | ConvertFrom-PoolBlock
        $lines.RawHash | Should -Be ($answer | ConvertFrom-PoolBlock).RawHash
    }
    It 'takes several texts, each by itself' {
        $open = "${fence}pool`nACTION: blocked`nTOPIC: without an end"
        ($open, $answer | ConvertFrom-PoolBlock).Topic | Should -Be 'without an end', 'Auth token refresh fix'
    }
    It 'gives the blocks of a text in their order' {
        $text = 'one', 'two' | ForEach-Object { "~~~pool`nACTION: signaling`nTOPIC: $_`n~~~" }
        (($text -join "`n") | ConvertFrom-PoolBlock).Topic | Should -Be 'one', 'two'
    }
    It 'gives nothing for <what>' -ForEach @(
        @{ what = 'an empty text'; text = '' }, @{ what = 'a null'; text = $null }, @{ what = 'a text without a block'; text = "a`nb" }
    ) {
        $text | ConvertFrom-PoolBlock -ErrorAction Stop -WarningAction Stop | Should -BeNullOrEmpty
    }
    It 'warns of what it did not understand, with the line' {
        $text = "Text.`n${fence}pool`nACTION: finished`nTOPIC: x`nTLL: 5`n$fence"
        ($text | ConvertFrom-PoolBlock -WarningVariable warnings -WarningAction SilentlyContinue).Action | Should -Be 'Signaling'
        "$($warnings -join '|')" | Should -BeLike "*Line 5: the key 'TLL'*"
        "$($warnings -join '|')" | Should -BeLike "*Line 3: the action 'finished'*"
    }
    It 'makes no entry of a block without topic and summary, and says so' {
        "${fence}pool`nACTION: completed`n$fence" | ConvertFrom-PoolBlock -WarningVariable warnings -WarningAction SilentlyContinue |
            Should -BeNullOrEmpty
        "$warnings" | Should -BeLike '*neither TOPIC nor SUMMARY*'
    }
    It 'puts the entry under CLAUDE_INSTANCE, and warns where the block says another' {
        $env:CLAUDE_INSTANCE = 'B'
        ($answer | ConvertFrom-PoolBlock -WarningVariable warnings -WarningAction SilentlyContinue).Instance | Should -Be 'B'
        "$warnings" | Should -BeLike "*names instance 'A'*'B'*"
    }
    It 'scores the entry for each domain' {
        Set-Settings $pool '{"domains":{"B":["auth","token","race"]}}'
        ($answer | ConvertFrom-PoolBlock).Relevance['B'] | Should -BeGreaterThan 0.8
    }
    It 'reports invalid settings' {
        Set-Settings $pool 'no json'
        $answer | ConvertFrom-PoolBlock -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidPoolSettings,PoolCoordination.PowerShell.Commands.ConvertFromPoolBlockCommand'
    }
}
