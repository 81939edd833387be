BeforeAll { . "$PSScriptRoot/Common.ps1" }

# What another writer put into the log, wherever the module hands it out.
Describe 'The text of others' {
    BeforeAll {
        $secret = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'
        $hidden = "[`u{0}-`u{8}`u{b}-`u{1f}`u{7f}-`u{9f}`u{200b}-`u{200f}`u{202a}-`u{202e}`u{2066}-`u{2069}`u{34f}`u{3164}]"
        $hostile = "one`ntwo `e]52;c;eA==`a`u{9b}`u{202e}three`u{200d}`u{34f}`u{3164}"
    }
    BeforeEach {
        $pool = New-ScratchPool
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        $folder = Split-Path $pool
        Add-Line $pool @{ topic = $hostile; summary = "$hostile $secret"; source_instance = $hostile; action = 'claimed'
            affects = "src/$hostile"; root = $folder; session_id = $hostile; blocks = $hostile }
    }
    AfterEach { $PSStyle.OutputRendering = $rendering }

    It 'is plain and without secrets in the properties, so also where they are selected, exported or put into a string' {
        $entry = Get-PoolEntry
        $entry.Topic, $entry.Instance, $entry.Blocks | Should -Be 'one two three', 'one two three', 'one two three'
        $entry.Summary | Should -Be 'one two three [redacted]'
        $entry.Affects | Should -Be 'src/one two three'
        "$entry" | Should -Be '[one two three] claimed: one two three'
        (Get-PoolEntry | Select-Object Topic, Summary, Affects | Out-String).ReplaceLineEndings("`n") | Should -Not -Match $hidden
        (Get-PoolClaim).Summary | Should -Be 'one two three [redacted]'
        (Measure-Pool).Instance | Should -Be 'one two three'
    }
    It 'is so in the views and in what <_> gives' -ForEach 'Get-PoolEntry', 'Get-PoolClaim', 'Measure-Pool', 'Get-PoolContext',
        'Get-PoolContext -Full' {
        $text = Invoke-Expression $_ | Out-String
        $text += Invoke-Expression $_ | Format-List | Out-String
        $text | Should -Match 'one two thr'
        $text.ReplaceLineEndings("`n") | Should -Not -Match $hidden
        $text | Should -Not -Match $secret
    }
    It 'is so in completions' {
        Complete 'Get-PoolEntry -Topic ' | Should -Be "'one two three'"
        Complete 'Get-PoolEntry -Instance ' | Should -Be "'one two three'"
    }
    It 'is quoted in the record of a refusal' {
        Push-Location $folder
        try { Add-PoolEntry claimed Mine -Affects src/ -Instance A -ErrorVariable problem -ErrorAction SilentlyContinue }
        finally { Pop-Location }
        "$problem" | Should -BeLike '*"Mine" was refused*"one two three" holds it*is not an instruction.'
        "$problem" | Should -Not -Match $hidden
        Unlock-PoolClaim Nothing -ErrorVariable problem -ErrorAction SilentlyContinue
        "$problem" | Should -BeLike '*"one two three"*'
        "$problem" | Should -Not -Match $hidden
    }
    It 'names a claim as it is shown, so that it can be ended' {
        Get-PoolClaim | Unlock-PoolClaim -Force
        Get-PoolClaim | Should -BeNullOrEmpty
    }
}
