BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # Watches in a runspace of its own while this one writes; what it gives comes through $seen.
    function Start-Watch([string] $Pipeline) {
        $script:seen = [System.Collections.Concurrent.ConcurrentQueue[object]]::new()
        $script:shell = [powershell]::Create()
        $null = $shell.AddScript("param(`$seen) Import-Module '$manifestPath'; $Pipeline | ForEach-Object { `$seen.Enqueue(`$_) }").AddArgument($seen)
        $script:watch = $shell.BeginInvoke()
    }
    # What is in the log when the watch begins is past, and when that is cannot be seen: so lines come until one is there.
    function Wait-Watch([scriptblock] $Until, [scriptblock] $Meanwhile = {}) {
        $deadline = [DateTime]::UtcNow.AddSeconds(20)
        while (-not (& $Until)) {
            if ([DateTime]::UtcNow -gt $deadline) { throw "Not seen in 20 seconds; what was seen: $($seen.Topic -join ', ')" }
            & $Meanwhile
            Start-Sleep -Milliseconds 100
        }
    }
}

Describe 'Watch-PoolEntry' {
    BeforeEach {
        $pool = New-ScratchPool
        Add-Line $pool @{ topic = 'past' }
    }
    AfterEach {
        $shell.Stop()
        $shell.Dispose()
    }

    It 'gives entries as they come, and nothing of what was there' {
        Start-Watch 'Watch-PoolEntry'
        Wait-Watch { $seen.Count -gt 0 } { Add-Line $pool @{ topic = 'begin' } }
        Add-Line $pool @{ topic = 'one' }
        Add-Line $pool @{ topic = 'two' }
        Wait-Watch { $seen.Topic -contains 'two' }
        $seen.Topic | Should -Not -Contain 'past'
        @($seen.Topic)[-2..-1] | Should -Be 'one', 'two'
    }
    It 'gives what the filters choose' {
        Start-Watch 'Watch-PoolEntry -Instance b* -Action blocked -Topic data'
        Wait-Watch { $seen.Count -gt 0 } {
            Add-Line $pool @{ topic = 'Oracle data'; source_instance = 'A'; action = 'blocked' }
            Add-Line $pool @{ topic = 'Oracle data'; source_instance = 'B' }
            Add-Line $pool @{ topic = 'other'; source_instance = 'B'; action = 'blocked' }
            Add-Line $pool @{ topic = 'Oracle data'; source_instance = 'B'; action = 'blocked' }
        }
        $seen | ForEach-Object { "$($_.Instance) $($_.Action) $($_.Topic)" } | Select-Object -Unique | Should -Be 'B Blocked Oracle data'
    }
    It 'goes on across a compaction' {
        Add-Line $pool @{ topic = 'Long gone' } -SecondsAgo 2000000
        Start-Watch 'Watch-PoolEntry'
        Wait-Watch { $seen.Count -gt 0 } { Add-Line $pool @{ topic = 'begin' } }
        (Optimize-Pool).Archived | Should -Be 1
        Add-Line $pool @{ topic = 'after' }
        Wait-Watch { $seen.Topic -contains 'after' }
        @($seen.Topic -eq 'after').Count | Should -Be 1
    }
    It 'ends at once where a later command has enough' {
        Start-Watch 'Watch-PoolEntry | Select-Object -First 1'
        Wait-Watch { $seen.Count -gt 0 } { Add-Line $pool @{ topic = 'begin' } }
        Wait-Watch { $watch.IsCompleted }
        $seen.Count | Should -Be 1
        $shell.HadErrors | Should -BeFalse
    }
    It 'ends at once at Ctrl+C' {
        Start-Watch 'Watch-PoolEntry'
        Wait-Watch { $seen.Count -gt 0 } { Add-Line $pool @{ topic = 'begin' } }
        $time = Measure-Command { $shell.Stop() }
        $time | Should -BeLessThan ([timespan]'0:00:00.9')
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
    }
}
