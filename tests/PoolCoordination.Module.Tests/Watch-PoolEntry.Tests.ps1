BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # Watches in a runspace of its own while this one writes. What it gives comes through $seen: first the word that it follows.
    function Start-Watch([string] $Pipeline) {
        $script:seen = [System.Collections.Concurrent.BlockingCollection[object]]::new()
        $script:shell = [powershell]::Create()
        $code = "param(`$seen) Import-Module '$manifestPath'; $Pipeline | ForEach-Object { `$seen.Add(`$_) }"
        $null = $shell.AddScript($code).AddArgument($seen)
        $script:watch = $shell.BeginInvoke()
        Wait-Watch | Should -BeLike "*Waiting for new entries in $pool.*"
    }
    function Wait-Watch {
        $item = $null
        if (-not $seen.TryTake([ref] $item, 20000)) { throw 'Nothing was seen in 20 seconds.' }
        $item
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
        Start-Watch 'Watch-PoolEntry -Verbose 4>&1'
        Add-Line $pool @{ topic = 'one' }
        (Wait-Watch).Topic | Should -Be 'one'
        Add-Line $pool @{ topic = 'two' }
        (Wait-Watch).Topic | Should -Be 'two'
    }
    It 'gives what the filters choose' {
        Start-Watch 'Watch-PoolEntry -Instance b* -Action blocked -Topic data -Verbose 4>&1'
        Add-Line $pool @{ topic = 'Oracle data'; source_instance = 'A'; action = 'blocked' }
        Add-Line $pool @{ topic = 'Oracle data'; source_instance = 'B' }
        Add-Line $pool @{ topic = 'other'; source_instance = 'B'; action = 'blocked' }
        Add-Line $pool @{ topic = 'Oracle data'; source_instance = 'B'; action = 'blocked' }
        "$(Wait-Watch)" | Should -Be '[B] blocked: Oracle data'
        $seen.Count | Should -Be 0
    }
    It 'goes on across a compaction' {
        Add-Line $pool @{ topic = 'Long gone' } -SecondsAgo 2000000
        Add-Line $pool @{ topic = 'past too' }
        Start-Watch 'Watch-PoolEntry -Verbose 4>&1'
        (Optimize-Pool).Archived | Should -Be 1
        Add-Line $pool @{ topic = 'after' }
        Add-Line $pool @{ topic = 'last' }
        (Wait-Watch).Topic | Should -Be 'after'
        (Wait-Watch).Topic | Should -Be 'last'
    }
    It 'ends at once where a later command has enough' {
        Start-Watch 'Watch-PoolEntry -Verbose 4>&1 | Select-Object -First 2'
        Add-Line $pool @{ topic = 'one' }
        (Wait-Watch).Topic | Should -Be 'one'
        $watch.AsyncWaitHandle.WaitOne(20000) | Should -BeTrue
        $shell.HadErrors | Should -BeFalse
    }
    It 'shows on the desktop what concerns the user with -Notify' -Skip:(-not $IsLinux) {
        $before = $env:PATH
        $bin = New-Item (Join-Path (Split-Path $pool) 'programs') -ItemType Directory
        Set-Content "$bin/notify-send" "#!/bin/sh`nprintf '%s\n' `"`$3`" >>'$bin/shown'"
        chmod +x "$bin/notify-send"
        try {
            $env:PATH = "${bin}:$before"
            $env:CLAUDE_INSTANCE = 'A'
            Start-Watch 'Watch-PoolEntry -Notify -Verbose 4>&1'
            Add-Line $pool @{ topic = 'Refunds' }
            Add-Line $pool @{ topic = 'The key'; source_instance = 'C'; action = 'blocked'; blocks = 'A' }
            $null = Wait-Watch
            (Wait-Watch).Topic | Should -Be 'The key'
            Get-Content "$bin/shown" | Should -Be 'pool: C blocks A'
        }
        finally { $env:PATH = $before; $env:CLAUDE_INSTANCE = $null }
    }
    It 'ends at once at Ctrl+C' {
        Start-Watch 'Watch-PoolEntry -Verbose 4>&1'
        $shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(5000) | Should -BeTrue
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
    }
}
