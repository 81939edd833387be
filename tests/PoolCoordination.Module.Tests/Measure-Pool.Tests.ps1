BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Measure-Pool' {
    BeforeEach {
        $pool = New-ScratchPool
        Add-Line $pool @{ source_instance = 'C'; action = 'signaling' } -SecondsAgo 4000
        Add-Line $pool @{ source_instance = 'b'; action = 'claimed' } -SecondsAgo 300
        Add-Line $pool @{ source_instance = 'A' } -SecondsAgo 200
        Add-Line $pool @{ source_instance = 'B'; action = 'blocked' } -SecondsAgo 100
    }

    It 'counts by instance and action, the busiest instance first' {
        $measures = Measure-Pool
        $measures | Should -BeOfType PoolCoordination.Pools.InstanceActivity
        $measures.Instance | Should -Be 'B', 'A'
        $measures[0].Count | Should -Be 2
        $measures[0].Blocked | Should -Be 1
        $measures[0].Claimed | Should -Be 1
        $measures[1].Completed | Should -Be 1
    }
    It 'tells when an instance wrote last' { [DateTimeOffset]::Now - (Measure-Pool)[0].Last | Should -BeLessThan ([timespan]'0:02:30') }
    It 'counts what the filters choose' {
        (Measure-Pool -All).Instance | Should -Be 'B', 'A', 'C'
        (Measure-Pool -Since 4m).Instance | Should -Be 'A', 'B'
        (Measure-Pool -Action blocked).Instance | Should -Be 'B'
        (Measure-Pool -Instance a*).Count | Should -Be 1
    }
    It 'gives nothing for an empty pool' {
        Remove-Item $pool
        Measure-Pool -ErrorAction Stop | Should -BeNullOrEmpty
    }
    It 'is a table of a line for each instance' {
        $lines = (Measure-Pool -All | Out-String -Width 100) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines | Should -HaveCount 5
        $lines[0] -split '\s+' | Should -Be 'Instance', 'Count', 'Completed', 'Blocked', 'Claimed', 'Signaling', 'Last'
    }
}
