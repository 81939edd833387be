BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Uninstall-PoolHook' {
    BeforeEach {
        $pool = New-ScratchPool
        $env:CLAUDE_CONFIG_DIR = Join-Path (Split-Path $pool) 'config'
        $settings = Join-Path $env:CLAUDE_CONFIG_DIR 'settings.json'
        $null = New-Item $env:CLAUDE_CONFIG_DIR -ItemType Directory
    }

    It 'leaves the settings as they were, with the runner <_>' -ForEach 'Native', 'PowerShell' {
        $before = "{`n    `"model`": `"opus`",`n    `"hooks`": { }`n}"
        [IO.File]::WriteAllText($settings, $before)
        Install-PoolHook -Runner $_
        [IO.File]::ReadAllText($settings) | Should -Not -BeExactly $before
        Uninstall-PoolHook | Should -BeNullOrEmpty
        [IO.File]::ReadAllText($settings) | Should -BeExactly $before
    }
    It 'removes the file that the installation made' {
        Install-PoolHook
        Uninstall-PoolHook
        $settings | Should -Not -Exist
    }
    It 'does nothing, and says nothing, where no hook is installed' {
        Uninstall-PoolHook -ErrorAction Stop
        $settings | Should -Not -Exist
    }
    It 'changes nothing with -WhatIf' {
        Install-PoolHook
        $before = Get-Content $settings -Raw
        Invoke-NewShell 'Uninstall-PoolHook -Agent claude -WhatIf' | Should -Contain "What if: Remove the pool's hooks: $settings"
        Get-Content $settings -Raw | Should -BeExactly $before
    }
    It 'refuses settings that are no JSON, and leaves them alone' {
        Set-Content $settings 'hello'
        Uninstall-PoolHook -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -Be 'InvalidPoolSettings,PoolCoordination.PowerShell.Commands.UninstallPoolHookCommand'
        Get-Content $settings | Should -Be 'hello'
    }
}
