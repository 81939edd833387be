BeforeAll { . "$PSScriptRoot/Common.ps1" }

# POOL_TEST_SERVER is the address of a PostgreSQL that is ready; the tests of the engine start one and name it here.
Describe 'A pool on a server' -Skip:(-not $env:POOL_TEST_SERVER) {
    BeforeEach {
        $file = New-ScratchPool
        $server = $env:POOL_TEST_SERVER -replace 'pool=[^&]*', "pool=$([guid]::NewGuid().ToString('n').Substring(0, 12))"
        $shown = $server -replace ':[^:@/]*@', '@'
    }

    It 'is made by Initialize-Pool, also where it is there already' {
        { Get-PoolEntry -Path $server } | Should -Throw '*does not exist*' -ErrorId 'NotFound,*'
        Initialize-Pool -Path $server -ErrorAction Stop
        Get-PoolEntry -Path $server -All | Should -BeNullOrEmpty
    }
    It 'says with -WhatIf that compacting deletes entries' {
        Initialize-Pool -Path $server
        Invoke-NewShell "Optimize-Pool -Path '$server' -WhatIf" | Should -BeLike '*Delete entries that expired*'
    }
    It 'takes a pool there and back: order, ids and times are kept, nothing is twice, and what is live is found' {
        # More old lines than a read of what is live passes over.
        1..300 | ForEach-Object {
            Add-Line $file @{ topic = "$_"; summary = 'words ' * 60; x_team = @{ size = $_ } } -SecondsAgo (1000000 - $_)
        }
        Add-PoolEntry claimed 'The first' -Affects /code/a.cs -Instance A
        Add-PoolEntry claimed 'The second' -Affects /code/a.cs -Instance B -ErrorAction Ignore
        $entries = @(Get-PoolEntry -All)
        $forward = @($entries); [array]::Reverse($forward)
        1..2 | ForEach-Object { $forward | Add-PoolEntry -Path $server -ErrorAction Ignore }
        $back = Join-Path $TestDrive 'back.jsonl'
        $forward = @(Get-PoolEntry -Path $server -All); [array]::Reverse($forward)
        $forward | Add-PoolEntry -Path $back -ErrorAction Ignore

        foreach ($copy in $server, $back) {
            $copied = Get-PoolEntry -Path $copy -All
            $copied.Id | Should -Be $entries.Id
            $copied.Timestamp | Should -Be $entries.Timestamp
            $copied.OtherMembers | Should -Be $entries.OtherMembers
            (Get-PoolEntry -Path $copy).Topic | Should -Be 'The second', 'The first'
            (Get-PoolClaim -Path $copy).Topic | Should -Be 'The first'
        }
    }
    It 'is found by POOL_PATH, and by the option of the pool in whose folder one works' {
        $env:POOL_PATH = $server
        Add-PoolEntry completed 'by the variable' -Instance A
        $env:POOL_PATH = $null
        Push-Location (New-Project)
        try {
            Grant-PoolTrust
            Set-PoolOption pool $server
            # Another server than was approved.
            Grant-PoolTrust
            (Get-PoolEntry).Topic | Should -Be 'by the variable'
            (Get-PoolInstance).PoolPath | Should -Be $shown
            (Get-PoolOption pool).Value | Should -Be $shown
            (Test-Pool | Where-Object Kind -EQ Server).Message | Should -BeLike '*contains a password in plain text*'
        }
        finally { Pop-Location }
    }
    It 'keeps the domains' {
        Set-PoolInstance B -Domain visual, clip -Path $server
        (Get-PoolInstance -Path $server).Domain | Should -Be 'visual', 'clip'
        Complete "Remove-PoolInstance -Path '$server' -Name " | Should -Be 'B'
        Remove-PoolInstance B -Path $server
        (Get-PoolInstance -Path $server).Domain | Should -BeNullOrEmpty
        Get-ChildItem (Split-Path $file) -Filter pool.json | Should -BeNullOrEmpty
    }
    It 'is watched' {
        $watch = [powershell]::Create().AddScript("Import-Module '$manifestPath'; Watch-PoolEntry -Path '$server' | Select-Object -First 1")
        $result = $watch.BeginInvoke()
        while (-not $result.AsyncWaitHandle.WaitOne(200)) { Add-PoolEntry completed 'seen' -Instance A -Path $server }
        $watch.EndInvoke($result).Topic | Should -Be 'seen'
        $watch.Dispose()
    }
    It 'runs hooks' {
        $start = '{"hook_event_name":"SessionStart","session_id":"aaaaaaaa"}'
        Add-PoolEntry completed 'Auth fix' -Instance A -Path $server
        Invoke-PoolHook $start -Path $server | Should -BeLike '*Auth fix*'
    }
    It 'is loaded apart from other modules' {
        Initialize-Pool -Path $server
        Get-PoolEntry -Path $server | Should -BeNullOrEmpty
        $assembly = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Npgsql' } | Select-Object -First 1
        [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name | Should -Be 'PoolCoordination.Postgres'
    }
}

# Each in a PowerShell of its own, as what one cmdlet leaves behind in a process is not to help another.
Describe 'On a server as in a file' -Skip:(-not $env:POOL_TEST_SERVER) {
    BeforeDiscovery {
        . "$PSScriptRoot/Common.ps1"
        $calls = @{
            'Add-PoolEntry' = '(Add-PoolEntry completed Added -Instance A @at -PassThru).Topic'
            'ConvertFrom-PoolBlock' = '("~~~pool", "TOPIC: Block", "~~~" | ConvertFrom-PoolBlock @at).Topic'
            'ConvertTo-PoolBlock' = 'Get-PoolEntry @at | ConvertTo-PoolBlock'
            'Copy-Pool' = '(Copy-Pool "$PWD/$([guid]::NewGuid()).jsonl" @at).Copied'
            'Find-PoolSignal' = '(Find-PoolSignal "I fixed the token refresh in src/auth.py. All 12 tests pass." @at).Action'
            'Get-PoolClaim' = '(Get-PoolClaim @at).Topic'
            'Get-PoolContext' = '(Get-PoolContext -Instance A @at) -replace "\d+s ago"'
            'Get-PoolEntry' = '(Get-PoolEntry -All @at).Topic'
            'Get-PoolInstance' = '$env:CLAUDE_INSTANCE = "B"; (Get-PoolInstance @at).Domain'
            'Get-PoolOption' = '(Get-PoolOption guard @at).Value'
            'Get-PoolPrompt' = '$env:CLAUDE_INSTANCE = "B"; Get-PoolPrompt @at'
            'Get-PoolReport' = '(Get-PoolReport 1d @at) -replace "\d\d:\d\d"'
            'Get-PoolSession' = '@(Get-PoolSession @at).Count'
            'Get-PoolStatus' = '$env:CLAUDE_INSTANCE = "B"; (Get-PoolStatus @at).Held.Topic'
            'Get-PoolTrust' = '@(Get-PoolTrust).Count -ge 0'
            'Grant-PoolTrust' = 'Grant-PoolTrust; @(Get-PoolTrust).Count'
            'Initialize-Pool' = 'Initialize-Pool @at; (Get-PoolEntry -All @at).Topic'
            'Install-PoolHook' = 'Install-PoolHook -Agent claude -Runner PowerShell 6> $null; "installed"'
            'Invoke-PoolHook' = '(Invoke-PoolHook ''{"hook_event_name":"SessionStart","session_id":"aaaaaaaa"}'' @at) -replace "\d+s ago"'
            'Measure-Pool' = '(Measure-Pool -All @at).Instance'
            'Optimize-Pool' = '(Optimize-Pool @at).Kept'
            'Remove-PoolInstance' = 'Remove-PoolInstance B @at; "removed"'
            'Revoke-PoolTrust' = 'Grant-PoolTrust; Revoke-PoolTrust; @(Get-PoolTrust).Count -ge 0'
            'Set-PoolInstance' = '(Set-PoolInstance C -Domain words @at -PassThru).Domain'
            'Set-PoolOption' = '(Set-PoolOption guard ask @at -PassThru).Value'
            'Show-PoolBoard' = '(Show-PoolBoard -All -Once @at).Claims.Claim.Topic'
            'Test-Pool' = '@(Test-Pool @at | Where-Object Kind -in Lines, Clock, Server).Count'
            'Test-PoolClaim' = 'Test-PoolClaim src/auth.py, src/other.py @at'
            'Test-PoolCommand' = '(Test-PoolCommand "git status" @at).Answer'
            'Uninstall-PoolHook' = 'Uninstall-PoolHook -Agent claude 6> $null; "gone"'
            'Unlock-PoolClaim' = 'Unlock-PoolClaim "Auth module" -Instance B @at; @(Get-PoolClaim @at).Count'
            'Wait-PoolEntry' = '(Wait-PoolEntry -Topic auth* @at).Topic'
            'Watch-PoolEntry' = @'
                $add = '1..300 | ForEach-Object { Add-PoolEntry completed seen -Instance A @at; Start-Sleep -Milliseconds 100 }'
                $adder = [powershell]::Create().AddScript("param(`$at, `$module) Import-Module `$module; $add").AddArgument($at)
                $null = $adder.AddArgument((Get-Module PoolCoordination).Path).BeginInvoke()
                (Watch-PoolEntry @at | Select-Object -First 1).Topic
                $adder.Stop()
'@
        }
        $cases = foreach ($command in Get-Command -Module PoolCoordination) {
            @{
                Name = $command.Name
                Call = $calls[$command.Name]
                Parameter = 'PoolPath', 'Path' | Where-Object { $command.Parameters.ContainsKey($_) } | Select-Object -First 1
            }
        }
    }
    BeforeEach {
        $file = New-ScratchPool
        $server = $env:POOL_TEST_SERVER -replace 'pool=[^&]*', "pool=$([guid]::NewGuid().ToString('n').Substring(0, 12))"
        $env:POOL_PATH = $null
        $project = Join-Path $TestDrive ([guid]::NewGuid().ToString('n').Substring(0, 8))
        $null = New-Item "$project/.git", "$project/src", "$project/.claude/pool" -ItemType Directory
        Push-Location $project
        foreach ($pool in $file, $server) {
            Add-PoolEntry claimed 'Auth module' -Affects src/auth.py -Instance B -Path $pool
            Set-PoolInstance B -Domain visual, clip -Path $pool -WhatIf:$false
        }
        Reset-PoolEnvironment
        function Invoke-Call([string] $Pool, [string] $Call, [string] $Parameter) {
            $env:POOL_PATH = $Parameter ? $null : $Pool
            Invoke-NewShell "`$ErrorActionPreference = 'Stop'; `$at = $($Parameter ? "@{ $Parameter = '$Pool' }" : '@{}'); $Call"
            $LASTEXITCODE | Should -Be 0
        }
    }
    AfterEach { Pop-Location }

    It '<Name> does the same' -ForEach $cases {
        $Call | Should -Not -BeNullOrEmpty -Because 'each cmdlet of the module has its call here'
        $expected = Invoke-Call $file $Call $Parameter
        $expected | Should -Not -BeNullOrEmpty
        Invoke-Call $server $Call $Parameter | Should -Be $expected
    }
    It 'Test-PoolClaim finds the server by POOL_PATH too' {
        Invoke-Call $server 'Test-PoolClaim src/auth.py' | Should -Be 'True'
    }
    It 'a claim that is copied there and back guards the same file' {
        $copy = Join-Path $TestDrive "$(Get-Random).jsonl"
        $new = $server -replace 'pool=[^&]*', "pool=$([guid]::NewGuid().ToString('n').Substring(0, 12))"
        Get-PoolEntry -Path $file | Add-PoolEntry -Path $new
        Get-PoolEntry -Path $new | Add-PoolEntry -Path $copy
        foreach ($pool in $file, $new, $copy) { Test-PoolClaim src/auth.py, src/other.py -PoolPath $pool | Should -Be $true, $false }
        (Get-PoolEntry -Path $copy).Root | Should -Be (Get-PoolEntry -Path $file).Root
    }
}

Describe 'A pool on a server that is unavailable' {
    BeforeEach { $null = New-ScratchPool }

    It 'is an error that names the server, and no password' {
        $server = 'postgres://u:secret@127.0.0.1:1/x?pool=p'
        Add-PoolEntry completed 't' -Instance A -Path $server -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'PoolUnavailable,*'
        $problem[0].CategoryInfo.Category | Should -Be 'ConnectionError'
        "$($problem[0])$($problem[0].TargetObject)$($problem[0].Exception)" | Should -Not -BeLike '*secret*'
    }
    It 'refuses an address that says what it does not know' {
        { Get-PoolEntry -Path 'postgres://u:secret@h/x?colour=red' } | Should -Throw -ErrorId 'InvalidPoolPath,*'
    }
}
