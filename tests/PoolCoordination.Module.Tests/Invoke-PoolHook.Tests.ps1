BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # The input of an event, as Claude Code gives it.
    function New-Event([string] $Name, [hashtable] $Members = @{}, [string] $Session = '7c1d9e52-4b0a-4f3e-9a77-0d5f1c2b3a41') {
        (@{ hook_event_name = $Name; session_id = $Session; cwd = "$TestDrive"
            transcript_path = Join-Path $TestDrive 'none.jsonl' } + $Members) | ConvertTo-Json
    }
}

Describe 'Invoke-PoolHook' {
    BeforeEach {
        $pool = New-ScratchPool
        $errors = Join-Path (Split-Path $pool) 'errors.log'
        $other = '11111111-4b0a-4f3e-9a77-0d5f1c2b3a41'
    }

    It 'writes the blocks of an answer at <_>, and shows nothing' -ForEach 'Stop', 'SubagentStop' {
        New-Event $_ @{ last_assistant_message = $answer; prompt_id = 'p1' } | Invoke-PoolHook | Should -BeNullOrEmpty
        (Get-PoolEntry).Topic | Should -Be 'Auth token refresh fix'
    }
    It 'writes a block once, however often Stop fires' {
        $stop = New-Event 'Stop' @{ last_assistant_message = $answer; prompt_id = 'p1' }
        $stop | Invoke-PoolHook
        $stop | Invoke-PoolHook
        @(Get-PoolEntry).Count | Should -Be 1
    }
    It 'shows at SessionStart what another instance did' {
        New-Event 'Stop' @{ last_assistant_message = $answer } | Invoke-PoolHook
        $env:CLAUDE_INSTANCE = 'B'
        $text = New-Event 'SessionStart' -Session $other | Invoke-PoolHook
        $text | Should -BeOfType string
        $text | Should -BeLike '*- `[A`] completed: Auth token refresh fix*'
    }
    It 'shows at UserPromptSubmit what is new, once' {
        $env:CLAUDE_INSTANCE = 'B'
        $null = New-Event 'SessionStart' -Session $other | Invoke-PoolHook
        $prompt = New-Event 'UserPromptSubmit' @{ prompt = 'go on' } -Session $other
        $prompt | Invoke-PoolHook | Should -BeNullOrEmpty
        Add-Line $pool @{ topic = 'News' }
        $prompt | Invoke-PoolHook | Should -BeLike '*completed: News*'
        $prompt | Invoke-PoolHook | Should -BeNullOrEmpty
    }
    It 'shows nothing at SessionEnd and at an event that concerns no pool' {
        New-Event 'SessionEnd' | Invoke-PoolHook | Should -BeNullOrEmpty
        New-Event 'Notification' | Invoke-PoolHook | Should -BeNullOrEmpty
        $errors | Should -Not -Exist
    }
    It 'takes the lines of a file one by one, and ignores the path that Get-Content attaches to them' {
        $file = Join-Path $TestDrive 'Stop.json'
        New-Event 'Stop' @{ last_assistant_message = $answer } | Set-Content $file
        Get-Content $file | Invoke-PoolHook
        (Get-PoolEntry).Topic | Should -Be 'Auth token refresh fix'
    }
    It 'serves as a hook script with the event on standard input' {
        $script = Join-Path $TestDrive 'hook.ps1'
        Set-Content $script "Import-Module '$manifestPath'; `$input | Invoke-PoolHook"
        Add-Line $pool @{ topic = 'Grüße, 世界' }
        $env:CLAUDE_INSTANCE = 'B'
        $encoding = [Console]::OutputEncoding
        [Console]::OutputEncoding = [Text.UTF8Encoding]::new()
        try { $text = New-Event 'SessionStart' -Session $other | Invoke-PowerShell -File $script }
        finally { [Console]::OutputEncoding = $encoding }
        $LASTEXITCODE | Should -Be 0
        $text -match 'completed: Grüße, 世界 \(\ds ago\)$' | Should -HaveCount 1 -Because 'the text goes to the model as it is'
    }
    It 'reads and writes UTF-8 with -StandardStream, whatever encoding the console has' {
        $console = '[Console]::InputEncoding = [Console]::OutputEncoding = [Text.Encoding]::Latin1'
        $code = "try { $console } catch { Write-Debug 'There is no console.' }; Import-Module '$manifestPath'"
        $arguments = $pwsh.Arguments + '-NoProfile', '-NonInteractive', '-Command', "$code; Invoke-PoolHook -StandardStream"
        Invoke-AsClient $pwsh.Path $arguments (New-Event 'Stop' @{ last_assistant_message = $answer -replace 'Auth token', 'Grüße, 世界' }) |
            Should -BeNullOrEmpty
        (Get-PoolEntry).Topic | Should -Be 'Grüße, 世界 refresh fix'

        $env:CLAUDE_INSTANCE = 'B'
        $text = Invoke-AsClient $pwsh.Path $arguments (New-Event 'SessionStart' -Session $other)
        $text | Should -Match 'completed: Grüße, 世界 refresh fix'
    }

    Context 'bad input' {
        It 'is one line in errors.log for <what>, and neither output nor an error' -ForEach @(
            @{ what = 'nothing'; json = $null }
            @{ what = 'an empty string'; json = '' }
            @{ what = 'no JSON'; json = 'hello' }
            @{ what = 'an array'; json = '[1,2]' }
            @{ what = 'a wrong type'; json = '{"hook_event_name":5,"session_id":"x"}' }
            @{ what = 'an object of PowerShell'; json = @{ a = 1 } }
        ) {
            $json | Invoke-PoolHook -ErrorVariable problem | Should -BeNullOrEmpty
            $problem | Should -BeNullOrEmpty
            @(Get-Content $errors).Count | Should -Be 1
        }
        It 'is survived also without any input' {
            Invoke-PoolHook -ErrorAction Stop | Should -BeNullOrEmpty
            @(Get-Content $errors).Count | Should -Be 1
        }
        It 'is survived where POOL_PATH is an address of another kind' {
            $env:POOL_PATH = 'http://example.org/pool'
            New-Event 'Stop' @{ last_assistant_message = $answer } | Invoke-PoolHook -ErrorAction Stop |
                Should -BeLike '{"systemMessage":"The pool is not used: *"}'
            Get-Content "$env:CLAUDE_CONFIG_DIR/pool/errors.log" -Raw | Should -BeLike "*'http://example.org/pool' is not a valid pool*"
        }
        It 'is survived where the pool is a folder' {
            New-Event 'Stop' @{ last_assistant_message = $answer } | Invoke-PoolHook -Path $TestDrive -ErrorAction Stop |
                Should -BeLike '{"systemMessage":"The pool is not used: * is a folder*"}'
        }
        It 'is survived where pool.json is invalid, and the hook still works' {
            Set-Settings $pool 'no json'
            New-Event 'Stop' @{ last_assistant_message = $answer } | Invoke-PoolHook -ErrorAction Stop
            (Get-PoolEntry).Topic | Should -Be 'Auth token refresh fix'
            Get-Content $errors -Raw | Should -BeLike '*pool.json*'
        }
        It 'is survived where pool.json cannot be read, and the hook still works' {
            $null = New-Item (Join-Path (Split-Path $pool) 'pool.json') -ItemType Directory
            New-Event 'Stop' @{ last_assistant_message = $answer } | Invoke-PoolHook -ErrorAction Stop
            (Get-PoolEntry).Topic | Should -Be 'Auth token refresh fix'
        }
    }
}
