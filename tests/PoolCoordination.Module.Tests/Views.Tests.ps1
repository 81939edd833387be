BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'The views' {
    BeforeEach {
        $pool = New-ScratchPool
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        Add-Line $pool @{ topic = 'A topic that runs on and on until no column of a table could ever hold all of it'
            affects = 'src/a/long/path/to/one/file.cs, src/another/long/path/to/another/file.cs'
            source_instance = 'AN-INSTANCE-WITH-A-LONG-NAME'; action = 'blocked' } -SecondsAgo 120
        Add-Line $pool @{ topic = 'Auth fix'; affects = 'auth.py'; summary = 'Fixed.'; session_id = '7c1d9e52' }
    }
    AfterEach { $PSStyle.OutputRendering = $rendering }

    It 'are a table of <_> columns at most where the terminal has as many' -ForEach 80, 100, 120 {
        $text = Get-PoolEntry | Out-String -Width $_
        $lines = $text -split "`r?`n"
        $lines | ForEach-Object { $_.Length } | Sort-Object -Bottom 1 | Should -BeLessOrEqual $_
        $lines[1].Trim() -split '\s+' | Should -Be 'Age', 'Instance', 'Action', 'Topic', 'Affects'
        $text | Should -Match '2m AN-INST… blocked\s+A topic that'
        $text | Should -Match 'A\s+completed Auth fix\s+auth\.py'
    }
    It 'keep a table of <_> columns in its columns where characters take two' -ForEach 80, 120 {
        Add-Line $pool @{ topic = '缓存键包含了模型版本号所以旧的缓存不再有效请注意'; affects = '缓存/键.py, 模型.py'; source_instance = '世界' }
        Add-Line $pool @{ topic = "🚀 Deployed the edge server 🎉"; affects = 'edge/🚀.cs' }
        $lines = (Get-PoolEntry | Out-String -Width $_) -split "`r?`n" | Where-Object { $_ }
        $ui = $Host.UI.RawUI
        $lines | ForEach-Object { $ui.LengthInBufferCells($_) } | Sort-Object -Bottom 1 | Should -BeLessOrEqual $_
        # The column of what is affected begins at the same cell in each line.
        $column = $lines[0].IndexOf('Affects')
        foreach ($part in '缓存/键', 'edge/', 'auth.py') {
            $line = $lines -match [regex]::Escape($part)
            $ui.LengthInBufferCells($line[0].Substring(0, $line[0].IndexOf($part))) | Should -Be $column -Because $line[0]
        }
    }
    It 'are a list with everything' {
        $text = Get-PoolEntry -Topic Auth | Format-List | Out-String
        foreach ($label in 'Topic', 'Action', 'Instance', 'Summary', 'Affects', 'Blocks', 'Timestamp', 'Age', 'Ttl', 'ExpiresAt', 'IsLive',
            'Relevance', 'SessionId', 'Id') {
            $text | Should -Match "(?m)^$label\s+:"
        }
        $text | Should -Not -Match 'Releases' -Because 'what is not there is not shown'
    }
    It 'show no escape sequence that another writer put into the log' {
        Add-Line $pool @{ topic = "x`e[31mred`e]0;title`a"; source_instance = "B`e[2J"; affects = "`e[1mbold" }
        Get-PoolEntry | Out-String | Should -Not -Match "`e"
        Get-PoolEntry | Format-List | Out-String | Should -Not -Match "`e"
    }

    It 'are the same for what comes from <from>' -ForEach @(
        @{ from = 'a file'; through = { $input | Export-Clixml "$TestDrive/objects.xml"; Import-Clixml "$TestDrive/objects.xml" } }
        @{
            from = 'a job'
            through = {
                $serialized = [System.Management.Automation.PSSerializer]::Serialize(@($input), 1)
                [System.Management.Automation.PSSerializer]::Deserialize($serialized)
            }
        }
    ) {
        $env:CLAUDE_INSTANCE = 'A'
        Add-PoolEntry claimed 'Auth module' -Affects src/auth.py, src/session.py -Instance B
        Add-Line $pool @{ topic = 'scored'; relevance = @{ A = 0.12; C = 0.88 } }
        foreach ($command in 'Get-PoolEntry', 'Get-PoolClaim', 'Get-PoolInstance', 'Measure-Pool', 'Get-PoolOption') {
            $error.Clear()
            foreach ($format in 'Format-Table', 'Format-List') {
                # Ages go on meanwhile.
                $expected = (& $command | & $format | Out-String -Width 100) -replace '\b\d+[smh]\b'
                (& $command | & $through | & $format | Out-String -Width 100) -replace '\b\d+[smh]\b' |
                    Should -Be $expected -Because "$command | $format"
            }
            $error.Count | Should -Be 0 -Because $command
        }
    }

    Context 'colours' {
        BeforeEach { $entry = Get-PoolEntry -Action blocked }

        It 'are those of $PSStyle where it renders them' {
            $PSStyle.OutputRendering = 'Ansi'
            [PoolCoordination.PowerShell.Views.PropertyView]::Action($entry.Action, $PSStyle) |
                Should -Be "$($PSStyle.Foreground.Red)blocked$($PSStyle.Reset)"
        }
        It 'are left out in plain text' {
            [PoolCoordination.PowerShell.Views.PropertyView]::Action($entry.Action, $PSStyle) | Should -Be 'blocked'
        }
        It 'are left out without a style' {
            [PoolCoordination.PowerShell.Views.PropertyView]::Action($entry.Action, $null) | Should -Be 'blocked'
        }
        It 'are left out where the output is redirected' {
            $script = "`$PSStyle.OutputRendering = 'Host'; Import-Module '$manifestPath'; Get-PoolEntry"
            $text = Invoke-PowerShell -Command $script | Out-String
            $text | Should -Match 'blocked'
            $text | Should -Not -Match ([regex]::Escape("$($PSStyle.Foreground.Red)blocked"))
        }
    }

    It 'tell ages in their largest unit' {
        [PoolCoordination.PowerShell.Views.PropertyView]::Age((Get-PoolEntry -Action blocked).Timestamp) | Should -Be '2m'
    }
    It 'tell scores, the highest first' {
        Add-Line $pool @{ topic = 'scored'; relevance = @{ A = 0.12; C = 0.88 } }
        [PoolCoordination.PowerShell.Views.PropertyView]::Relevance((Get-PoolEntry -Topic scored).Relevance) | Should -Be 'C 0.88, A 0.12'
    }
}
