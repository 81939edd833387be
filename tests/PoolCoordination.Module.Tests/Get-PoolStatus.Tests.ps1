BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Get-PoolStatus' {
    BeforeEach {
        $pool = New-ScratchPool
        $env:CLAUDE_INSTANCE = 'A'
    }

    It 'says which pool it is and why, also where it does not exist yet' {
        $status = Get-PoolStatus
        $status.Pool, "$($status.Source)", $status.Exists | Should -Be $pool, 'Environment', $false
        $status = Get-PoolStatus -Path ./typo.jsonl
        "$($status.Source)", $status.Exists | Should -Be 'Parameter', $false
    }
    It 'says what one holds, what blocks one, and what others hold here' {
        Add-PoolEntry claimed 'Auth module' -Affects src/auth.py
        Add-PoolEntry claimed 'Docs' -Affects docs/ -Instance B
        Add-PoolEntry blocked 'Oracle data' -Blocks 'Fine-tuning' -Instance B
        $status = Get-PoolStatus
        $status.Held.Topic | Should -Be 'Auth module'
        $status.HeldByOthers.Topic | Should -Be 'Docs'
        $status.Blockers.Topic | Should -Be 'Oracle data'
        $status.LiveEntries | Should -Be 3
    }
    It 'has a view of few lines' {
        Add-PoolEntry claimed 'Auth module' -Affects src/auth.py
        $lines = (Get-PoolStatus | Out-String).Trim() -split '\r?\n'
        $lines.Count | Should -BeLessOrEqual 12
        $pattern = 'Pool +: .* \(from POOL_PATH; 1 live entry.*You +: A \(from CLAUDE_INSTANCE\).*' +
            'Hooks +: not installed.*Holding : until [-A-Za-z0-9: ]+, Auth module'
        "$lines" | Should -Match $pattern
    }
    It 'has a view of at most 12 lines of 80 columns, whatever there is to say' {
        foreach ($number in 1..4) {
            Add-PoolEntry claimed "Auth module $number" -Affects "src/auth$number.py"
            Add-PoolEntry claimed "Docs $number" -Affects "docs/$number.md" -Instance B
            Add-PoolEntry blocked "Oracle data $number" -Blocks 'A and whoever waits for it' -Instance B
        }
        $text = 'The log could not be read, as something is wrong with it. ' * 9
        Set-Content "$(Split-Path $pool)/errors.log" "2026-11-01T10:00:00Z Stop 7c1d9e52: $text"
        $lines = (Get-PoolStatus | Out-String -Width 80).Trim() -split '\r?\n'
        $lines.Count | Should -BeLessOrEqual 12
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
        "$lines" | Should -Match 'Error +: .*Stop 7c1d9e52: The log could not be read'
    }
    It 'has the same view after a job or a file' {
        Add-PoolEntry claimed 'Auth module' -Affects src/auth.py
        $status = Get-PoolStatus -Path $pool
        $status | Export-Clixml "$TestDrive/status.xml"
        $shown = Import-Clixml "$TestDrive/status.xml" | Out-String
        $shown | Should -Match 'Pool +: .*1 live entry'
        $shown | Should -Match 'Holding : until [-A-Za-z0-9: ]+, Auth module'
    }
    It 'leaves out of the view what a pool that does not exist cannot have' {
        $text = Get-PoolStatus | Out-String
        $text | Should -Match 'does not exist yet'
        $text | Should -Not -Match 'Holding|Blocked|Others|Outbox|Error'
    }
    It 'says which project pool is not used and how it is approved' {
        $env:POOL_PATH = $null
        $project = New-Item -ItemType Directory "$TestDrive/$(New-Guid)/.claude/pool"
        Push-Location $project.Parent.Parent
        try { $status = Get-PoolStatus -WarningVariable warning } finally { Pop-Location }
        $warning | Should -BeNullOrEmpty
        $status.Unused.Notice | Should -Match 'pool trust'
        $status | Out-String -Width 400 | Should -Match 'Project : .*is not used: you have not approved it'
    }
    It 'says that a server is unavailable, without an error' {
        $status = Get-PoolStatus -Path 'postgres://nobody@127.0.0.1:1/none' -ErrorVariable problem
        $problem | Should -BeNullOrEmpty
        $status.Fault | Should -Match 'cannot be reached'
        $status | Out-String -Width 400 | Should -Match 'cannot be read'
    }
    It 'says whether the hooks work' {
        (Get-PoolStatus).Hooks.State | Should -Be 'Missing'
        Install-PoolHook -Confirm:$false 3> $null
        (Get-PoolStatus).Hooks.State | Should -Be 'Installed'
    }
}

Describe 'A pool that a parameter names and that does not exist' {
    BeforeEach { $null = New-ScratchPool }

    It 'is an error of <_> that says how it is created' -ForEach 'Get-PoolEntry', 'Get-PoolClaim', 'Get-PoolContext', 'Measure-Pool',
        'Test-Pool', 'Optimize-Pool', 'Unlock-PoolClaim x', 'Get-PoolOption', 'Get-PoolInstance', 'Remove-PoolInstance x' {
        $typo = Join-Path $TestDrive 'typo.jsonl'
        { & ([scriptblock]::Create("$_ -Path '$typo'")) } |
            Should -Throw "*'$typo' does not exist*Initialize-Pool to create it*" -ErrorId 'NotFound,*'
        $typo | Should -Not -Exist
    }
    It 'is an error of Test-PoolClaim too' {
        { Test-PoolClaim a.py -PoolPath "$TestDrive/typo.jsonl" } | Should -Throw '*does not exist*' -ErrorId 'NotFound,*'
    }
    It 'is an error of those who write to it where its folder does not exist: <_>' -ForEach "Add-PoolEntry completed t",
        'Set-PoolOption guard warn', 'Set-PoolInstance A -Domain x -DomainOnly' {
        $typo = Join-Path $TestDrive 'nowhere/typo.jsonl'
        { & ([scriptblock]::Create("$_ -Path '$typo'")) } |
            Should -Throw "The folder of the pool '$typo' does not exist*" -ErrorId 'NotFound,*'
        Split-Path $typo | Should -Not -Exist
    }
    It 'has the options and domains that were set before its first entry' {
        $new = Join-Path (New-Item -ItemType Directory "$TestDrive/$(New-Guid)") 'new.jsonl'
        $env:CLAUDE_INSTANCE = 'A'
        Set-PoolOption guard warn -Path $new
        Set-PoolInstance A -Domain visual -DomainOnly -Path $new
        (Get-PoolOption guard -Path $new).Value | Should -Be 'warn'
        (Get-PoolInstance -Path $new).Domain | Should -Be 'visual'
    }
    It 'is created by the first entry' {
        $new = Join-Path $TestDrive 'new.jsonl'
        Add-PoolEntry completed 'First' -Instance A -Path $new
        (Get-PoolEntry -Path $new).Topic | Should -Be 'First'
    }
}
