BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Import-Module' {
    It 'takes the module twice, and has its commands once' {
        $count = '@(Get-Module PoolCoordination).Count; @(Get-Command Add-PoolEntry).Count'
        $shown = Invoke-NewShell "Import-Module '$manifestPath'; Import-Module '$manifestPath' -Force; $count"
        $shown | Should -Be 1, 1
    }
    It 'says it clearly where the module was built for another system' {
        $copy = Copy-Module
        $assembly = Join-Path (Split-Path $copy) bin PoolCoordination.PowerShell.dll
        # The processor that the file is for has the system mixed in: that of macOS on Linux and Windows, and that of Linux on macOS.
        $bytes = [IO.File]::ReadAllBytes($assembly)
        $at = [BitConverter]::ToInt32($bytes, 0x3C) + 4
        [BitConverter]::GetBytes([uint16] (0x8664 -bxor ($IsMacOS ? 0x7B79 : 0x4644))).CopyTo($bytes, $at)
        [IO.File]::WriteAllBytes($assembly, $bytes)

        $quoted = [Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($copy)
        $code = "`$PSStyle.OutputRendering = 'PlainText'; Import-Module '$quoted'"
        $shown = Invoke-PowerShell -NonInteractive -Command $code 2>&1 | Out-String

        $shown -replace '\s+', ' ' | Should -BeLike '*was built for another system or processor*'
    }
}
