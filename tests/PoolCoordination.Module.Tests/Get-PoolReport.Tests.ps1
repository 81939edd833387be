BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Get-PoolReport' {
    BeforeEach { $pool = New-ScratchPool }

    It 'gives in Markdown what was completed, what is blocked and what is claimed' {
        Add-PoolEntry completed 'Login form' -Instance A -Affects web/login.ts
        Add-PoolEntry blocked 'Test data' -Instance B -Blocks 'Fine-tuning'
        Add-PoolEntry claimed 'Payment' -Instance A -Affects src/pay.py

        $report = Get-PoolReport 1h -All
        $report | Should -BeOfType [string]
        $report | Should -Match '^# All projects, '
        $report | Should -Match '## Completed\s+- \*\*A\*\*\s+- \d\d:\d\d Login form \(web/login.ts\)'
        $report | Should -Match '## Blocked\s+- \*\*B\*\*\s+- \d\d:\d\d Test data; blocks Fine-tuning'
        $report | Should -Match '## Claimed\s+- \*\*A\*\*\s+- until .* Payment \(src/pay.py\)'
    }
    It 'is about the project of the location, and about all with -All' {
        foreach ($name in 'shop', 'blog') {
            $git = New-Item (Join-Path $TestDrive $name '.git') -ItemType Directory
            Set-Content "$git/HEAD" 'ref: refs/heads/main'
        }
        Push-Location (Join-Path $TestDrive shop)
        try {
            Add-PoolEntry claimed 'Payment' -Instance A -Affects src/pay.py
            Set-Location (Join-Path $TestDrive blog)
            Get-PoolReport 1h | Should -Match '^# blog, '
            Get-PoolReport 1h | Should -Not -Match 'Payment'
            Get-PoolReport 1h -All | Should -Match 'Payment'
        }
        finally { Pop-Location }
    }
    It 'tells of today where no time is given' {
        Add-Line $pool @{ topic = 'Long ago'; timestamp = [DateTimeOffset]::Now.AddDays(-2).ToUnixTimeSeconds() }
        Get-PoolReport | Should -Not -Match 'Long ago'
        Get-PoolReport -Since 3d | Should -Match 'Long ago'
    }
}
