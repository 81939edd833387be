BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Set-PoolInstance' {
    BeforeEach {
        $pool = New-ScratchPool
        $settings = Join-Path (Split-Path $pool) 'pool.json'
    }

    It 'names the process and what it starts' {
        Set-PoolInstance -Name LEGION | Should -BeNullOrEmpty
        $env:CLAUDE_INSTANCE | Should -Be 'LEGION'
        Invoke-NewShell '(Get-PoolInstance).Name' | Should -Be 'LEGION'
        $settings | Should -Not -Exist
    }
    It 'writes the domain to pool.json, and keeps the rest of it' {
        Set-Settings $pool '{"guard":"warn","domains":{"B":["visual"]},"mine":1}'
        Set-PoolInstance A -Domain pipeline, core
        $json = Get-Content $settings -Raw | ConvertFrom-Json
        $json.domains.A | Should -Be 'pipeline', 'core'
        $json.domains.B | Should -Be 'visual'
        $json.guard | Should -Be 'warn'
        $json.mine | Should -Be 1
    }
    It 'gives the instance with -PassThru' {
        $instance = Set-PoolInstance A -Domain core -PassThru
        $instance.Name | Should -Be 'A'
        $instance.Domain | Should -Be 'core'
    }
    It 'takes name and domain by property name' {
        [pscustomobject]@{ Name = 'C'; Domain = 'oracle', 'training' } | Set-PoolInstance
        (Get-PoolInstance).Domain | Should -Be 'oracle', 'training'
    }
    It 'changes nothing with -WhatIf' {
        Invoke-NewShell 'Set-PoolInstance A -Domain core -WhatIf; "now: $env:CLAUDE_INSTANCE"' | Select-Object -Last 1 | Should -Be 'now: '
        $settings | Should -Not -Exist
    }
    It 'refuses the name <what>' -ForEach @(
        @{ what = 'of spaces'; name = '  ' }, @{ what = 'of two lines'; name = "A`nB" }, @{ what = 'that is too long'; name = 'x' * 65 }
    ) {
        Set-PoolInstance $name -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidPoolValue,PoolCoordination.PowerShell.Commands.SetPoolInstanceCommand'
        $env:CLAUDE_INSTANCE | Should -BeNullOrEmpty
    }
    It 'names the process also where pool.json is invalid, and reports that, and leaves the file alone' {
        Set-Settings $pool '{"domains":'
        Set-PoolInstance A -Domain core -ErrorVariable problem -ErrorAction SilentlyContinue
        $env:CLAUDE_INSTANCE | Should -Be 'A'
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPoolSettings,*'
        $problem.CategoryInfo.Category | Should -Be InvalidData
        $problem.TargetObject | Should -Be 'A'
        Get-Content $settings | Should -Be '{"domains":'
    }
    It 'refuses a domain without a word' {
        Set-PoolInstance A -Domain ' ', '--' -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidPoolValue,*'
    }
    It 'keeps both domains where two processes set them' {
        $line = "`$env:POOL_PATH = '$pool'; Set-PoolInstance -Name {0} -Domain {1}"
        $jobs = foreach ($pair in ('A', 'pipeline'), ('B', 'visual')) {
            Start-Process $pwsh.Path -PassThru -NoNewWindow -ArgumentList ($pwsh.Arguments + '-NoProfile', '-Command',
                "`"Import-Module '$manifestPath'; $($line -f $pair)`"")
        }
        $jobs | Wait-Process -Timeout 60
        $json = Get-Content $settings -Raw | ConvertFrom-Json
        $json.domains.A | Should -Be 'pipeline'
        $json.domains.B | Should -Be 'visual'
    }

    Context '-PerTerminal' {
        It 'gives one terminal the same name in each process' {
            $env:WT_SESSION = '3f0c2a54-1111-4c7e-8d39-b9c1f4e0a001'
            $name = (Set-PoolInstance -PerTerminal -PassThru).Name
            $name | Should -Match '^T[0-9a-z]{4}$'
            $env:CLAUDE_INSTANCE = $null
            Invoke-NewShell '(Set-PoolInstance -PerTerminal -PassThru).Name' | Should -Be $name
        }
        It 'gives two terminals two names, by <variable>' -ForEach @(
            @{ variable = 'WT_SESSION' }, @{ variable = 'TMUX_PANE' }, @{ variable = 'TERM_SESSION_ID' }
        ) {
            $names = foreach ($value in '%1', '%2') {
                $env:CLAUDE_INSTANCE = $null
                [Environment]::SetEnvironmentVariable($variable, $value)
                (Set-PoolInstance -PerTerminal -PassThru).Name
            }
            $names | Select-Object -Unique | Should -HaveCount 2
        }
        It 'tells the panes of tmux apart, which inherit the variables of their terminal' {
            $env:WT_SESSION = 'same'
            $names = foreach ($value in '%1', '%2') {
                $env:CLAUDE_INSTANCE = $null
                $env:TMUX_PANE = $value
                (Set-PoolInstance -PerTerminal -PassThru).Name
            }
            $names | Select-Object -Unique | Should -HaveCount 2
        }
        It 'never replaces a name that is set, but sets its domain' {
            $env:CLAUDE_INSTANCE = 'MINE'
            $env:WT_SESSION = 'x'
            $instance = Set-PoolInstance -PerTerminal -Domain core -PassThru
            $instance.Name | Should -Be 'MINE'
            $instance.Domain | Should -Be 'core'
        }
        It 'reports a process without a terminal, and says what to do' -Skip:$IsWindows {
            # A process without any terminal: its three streams are a null device and pipes.
            $set = 'Set-PoolInstance -PerTerminal -ErrorVariable e -ErrorAction SilentlyContinue'
            $code = "Import-Module '$manifestPath'; $set; [string]`\`$e.FullyQualifiedErrorId; [string]`\`$e"
            $told = sh -c "$pwshLine -NoProfile -Command `"$code`" </dev/null 2>/dev/null"
            $told[0] | Should -Be 'NoTerminal,PoolCoordination.PowerShell.Commands.SetPoolInstanceCommand'
            $told[1] | Should -BeLike '*Use -Name.'
        }
        It 'takes the name of the tty where no variable is set' -Skip:(-not (Get-Command script -ErrorAction Ignore) -or -not $IsLinux) {
            $file = Join-Path $TestDrive 'tty.ps1'
            $out = Join-Path $TestDrive 'tty.txt'
            Set-Content $file "Import-Module '$manifestPath'; (Set-PoolInstance -PerTerminal -PassThru).Name | Set-Content '$out'"
            script -qec "$pwshLine -NoProfile -File '$file'" /dev/null | Out-Null
            Get-Content $out | Should -Match '^T[0-9a-z]{4}$'
        }
    }
}
