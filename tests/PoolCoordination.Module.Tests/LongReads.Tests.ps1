BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # Runs a pipeline in a runspace of its own, with events for what comes out of it.
    function Start-Pipeline([string] $Pipeline) {
        $script:shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module '$manifestPath'; $Pipeline")
        $null = Register-ObjectEvent $shell.Streams.Progress DataAdded -SourceIdentifier Progress
        $script:run = $shell.BeginInvoke()
    }
}

Describe 'A read of a log that takes long' -Skip:$IsWindows {
    BeforeEach {
        $pool = New-ScratchPool
        Add-Line $pool @{ topic = 'first' }
        # A file of holes takes no disk: it is read for longer than any test waits.
        $file = [IO.File]::OpenWrite($pool)
        $file.SetLength(2TB)
        $file.Dispose()
        $begin = [DateTime]::UtcNow
    }
    AfterEach {
        $shell.Stop()
        $shell.Dispose()
        Unregister-Event Progress
        Remove-Event -SourceIdentifier Progress -ErrorAction Ignore
        Remove-Item $pool
    }

    It 'tells how far it is after two seconds, and ends at once at Ctrl+C: <_>' -ForEach 'Get-PoolEntry -All -Instance B',
        'Measure-Pool -All', 'Get-PoolEntry -All -IncludeArchive' {
        Start-Pipeline $_
        Wait-Event Progress -Timeout 60 | Should -Not -BeNullOrEmpty
        [DateTime]::UtcNow - $begin | Should -BeGreaterThan ([timespan]'0:00:02')
        $record = $shell.Streams.Progress[0]
        $record.Activity | Should -Be 'Reading the pool'
        $record.PercentComplete | Should -BeIn (0..99)
        $record.SecondsRemaining | Should -BeGreaterThan 0

        $stop = $shell.BeginStop($null, $null)
        $stop.AsyncWaitHandle.WaitOne(5000) | Should -BeTrue -Because 'the rest of the log would take longer'
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Streams.Error | Should -BeNullOrEmpty
    }
}

Describe 'A read of a log that takes no time' {
    It 'shows no progress, however long a later command takes' {
        $pool = New-ScratchPool
        Add-Line $pool @{ topic = 'first' }
        Add-Line $pool @{ topic = 'second' }
        $shell = [powershell]::Create()
        try {
            # The later command waits for as long as the patience lasts with a bar.
            $slow = "ForEach-Object { `$null = [Threading.Thread]::CurrentThread.Join(2100) }"
            $null = $shell.AddScript("Import-Module '$manifestPath'; Get-PoolEntry | $slow").Invoke()
            $shell.Streams.Progress | Where-Object Activity -Like '*pool*' | Should -BeNullOrEmpty
        }
        finally { $shell.Dispose() }
    }
}
