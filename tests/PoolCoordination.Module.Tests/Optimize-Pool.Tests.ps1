BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Optimize-Pool' {
    BeforeEach {
        $pool = New-ScratchPool
        Add-Line $pool @{ topic = 'Long gone' } -SecondsAgo 2000000
        Add-Line $pool @{ topic = 'Here' }
    }

    It 'moves what is over into the archive, and says how much' {
        $result = Optimize-Pool
        $result | Should -BeOfType PoolCoordination.Compaction.CompactionResult
        $result.Archived | Should -Be 1
        $result.Kept | Should -Be 1
        $result.ArchivePath | Should -Exist
        (Get-PoolEntry -All).Topic | Should -Be 'Here'
    }
    It 'changes nothing where nothing is over, and in a pool that is not there yet' {
        $null = Optimize-Pool
        (Optimize-Pool).Archived | Should -Be 0
        $env:POOL_PATH = Join-Path $TestDrive 'none.jsonl'
        (Optimize-Pool).ArchivePath | Should -BeNullOrEmpty
    }
    It 'changes nothing with -WhatIf' {
        Invoke-NewShell 'Optimize-Pool -WhatIf' | Should -BeLike '*to the archive*'
        @(Get-PoolEntry -All).Count | Should -Be 2
    }
    It 'reports a folder' {
        Optimize-Pool -Path $TestDrive -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem | Should -Match 'is a folder'
    }
    It 'shows no progress for a short work' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$manifestPath'; Optimize-Pool").Invoke()
            $shell.Streams.Progress | Where-Object Activity -Like '*pool*' | Should -BeNullOrEmpty
        }
        finally { $shell.Dispose() }
    }
}
