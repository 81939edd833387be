BeforeAll { . "$PSScriptRoot/Common.ps1" }

# POOL_TEST_SERVER is the address of a PostgreSQL that is ready; the tests of the engine start one and name it here.
Describe 'A pool on a server' -Skip:(-not $env:POOL_TEST_SERVER) {
    BeforeEach {
        $file = New-ScratchPool
        $server = $env:POOL_TEST_SERVER -replace 'pool=[^&]*', "pool=$([guid]::NewGuid().ToString('n').Substring(0, 12))"
        $shown = $server -replace ':[^:@/]*@', '@'
    }

    It 'is made by Initialize-Pool, also where it is there already' {
        Initialize-Pool -Path $server -ErrorAction Stop
        Get-PoolEntry -Path $server -All | Should -BeNullOrEmpty
    }
    It 'takes a pool there and back: order, ids and times are kept, nothing is twice, and what is live is found' {
        # More old lines than a read of what is live passes over.
        1..300 | ForEach-Object { Add-Line $file @{ topic = "$_"; summary = 'words ' * 60; x_team = @{ size = $_ } } -SecondsAgo (1000000 - $_) }
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
            (Test-Pool | Where-Object Kind -EQ Server).Message | Should -BeLike '*password stands in clear*'
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
        Get-PoolEntry -Path $server | Should -BeNullOrEmpty
        $assembly = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Npgsql' } | Select-Object -First 1
        [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name | Should -Be 'PoolCoordination.Postgres'
    }
}

Describe 'A pool on a server that is away' {
    BeforeEach { $null = New-ScratchPool }

    It 'is an error that names the server, and no password' {
        Add-PoolEntry completed 't' -Instance A -Path 'postgres://u:secret@127.0.0.1:1/x?pool=p' -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'PoolAway,*'
        $problem[0].CategoryInfo.Category | Should -Be 'ConnectionError'
        "$($problem[0])$($problem[0].TargetObject)$($problem[0].Exception)" | Should -Not -BeLike '*secret*'
    }
    It 'refuses an address that says what it does not know' {
        { Get-PoolEntry -Path 'postgres://u:secret@h/x?colour=red' } | Should -Throw -ErrorId 'InvalidPoolPath,*'
    }
}
