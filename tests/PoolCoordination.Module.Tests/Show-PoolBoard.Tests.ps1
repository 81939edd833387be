BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Show-PoolBoard' {
    BeforeAll {
        function Send-Event([string] $Name, [string] $Session, [hashtable] $Members = @{}) {
            @{ hook_event_name = $Name; session_id = $Session; cwd = "$project" } + $Members | ConvertTo-Json -Depth 3 | Invoke-PoolHook
        }
        function Send-Claim([string] $Session, [string] $Topic) {
            Send-Event Stop $Session @{ last_assistant_message = "~~~pool`nACTION: claimed`nTOPIC: $Topic`nAFFECTS: auth.py`n~~~" }
        }
    }
    BeforeEach {
        $null = New-ScratchPool
        $project = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()) shop)
        $null = Send-Event SessionStart 'aaaaaaaa-1'
        $null = Send-Event SessionStart 'bbbbbbbb-1'
        $null = Send-Claim 'aaaaaaaa-1' 'Auth'
        $null = Send-Claim 'bbbbbbbb-1' 'Tokens'
    }

    It 'gives the board as an object where it cannot be live' {
        $board = Show-PoolBoard -All
        $board.Sessions.Session.Instance | Should -Be 'shop-1', 'shop-2'
        $board.Sessions.State | Should -Be 'Waiting', 'Blocked'
        "$($board.Sessions[1].WaitsFor)" | Should -Be 'shop-1: Auth'
        $board.Claims.Claim.Topic | Should -Be 'Auth'
        $board.Claims[0].RefusalCount | Should -Be 1
        $board.Entries.Entry.Topic | Should -Be 'Tokens', 'Auth'
        $board.Counts.Sessions | Should -Be 2
    }
    It 'is about the project of the location' {
        $other = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()) blog .git)
        Set-Content (Join-Path $other HEAD) 'ref: refs/heads/main'
        Push-Location (Split-Path $other)
        try {
            $board = Show-PoolBoard -Once
            $board.Project | Should -Be 'blog'
            $board.Sessions | Should -BeNullOrEmpty
            (Show-PoolBoard -Once -All).Sessions.Count | Should -Be 2
        }
        finally { Pop-Location }
    }
    It 'shows a line for each session, claim and entry' {
        $text = Show-PoolBoard -Once -All | Out-String -Width 200
        $text | Should -Match '(?m)^Counts +: 2 sessions: 1 waiting, 1 blocked; 1 claim \(1 refused\); 2 entries'
        $text | Should -Match 'shop-2 \(blocked\): waits for shop-1: Auth'
        $text | Should -Match 'shop-1 claims Auth until .* \(refused to shop-2\)'
        $text | Should -Match '\[shop-1\] claimed: Auth'
    }
    It 'gives the board of a pool that a parameter names' {
        (Show-PoolBoard -Path (New-ScratchPool) -All).Counts.Sessions | Should -Be 0
    }

    Context 'as a page' -Skip:(-not (Test-Path "$PSScriptRoot/../../bin/pool*")) {
        It 'is written into a file, which an earlier page makes room for and another file does not' {
            Push-Location $TestDrive
            try {
                $file = Show-PoolBoard -All -Html board.html
                $file.FullName | Should -Be (Join-Path $TestDrive board.html)
                Get-Content $file -Raw | Should -Match 'id="data">.*"Auth"'
                { Show-PoolBoard -All -Html board.html } | Should -Not -Throw
                Set-Content board.html 'mine'
                { Show-PoolBoard -All -Html board.html -ErrorAction Stop } | Should -Throw '*no board*-Force*'
                (Show-PoolBoard -All -Html board.html -Force).Length | Should -BeGreaterThan 5
            }
            finally { Pop-Location }
        }
        It 'is not written where it is only asked what would happen' {
            $file = Join-Path $TestDrive 'asked.html'
            Show-PoolBoard -All -Html $file -WhatIf | Should -BeNullOrEmpty
            $file | Should -Not -Exist
        }
        It 'is served until somebody ends it, on a port that is free' -Skip:$IsWindows {
            $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
            $listener.Start()
            $at = @{ Web = $true; NoOpen = $true; Port = $listener.LocalEndpoint.Port; ErrorAction = 'Stop' }
            try { { Show-PoolBoard @at 2>$null } | Should -Throw '*exit code 1*' }
            finally { $listener.Stop() }
        }
        It 'takes no parameters that belong to another form' {
            { Show-PoolBoard -Once -Web } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
            { Show-PoolBoard -Html x.html -Control } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
            { Show-PoolBoard -Web -Port 70000 } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        }
    }
}
