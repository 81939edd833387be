BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'The command that starts PowerShell' {
    BeforeEach {
        $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))) -ItemType Directory).FullName
        $executable = Join-Path $folder ($IsWindows ? 'pwsh.exe' : 'pwsh')
        $assembly = Join-Path $folder 'pwsh.dll'
        Set-Content $assembly ''
    }

    It 'is .NET with the assembly where PowerShell is a tool of .NET' {
        Set-Content $executable ''
        $command = [PoolCoordination.PowerShell.PowerShellCommand]::Of('/usr/share/dotnet/dotnet', $folder)
        $command.Path | Should -Be '/usr/share/dotnet/dotnet'
        $command.Arguments | Should -Be $assembly
    }
    It 'is the executable in the folder of PowerShell' {
        Set-Content $executable ''
        $command = [PoolCoordination.PowerShell.PowerShellCommand]::Of('/opt/editor/editor', $folder)
        $command.Path | Should -Be $executable
        $command.Arguments | Should -BeNullOrEmpty
    }
    It 'is the process itself where that folder has none' {
        $command = [PoolCoordination.PowerShell.PowerShellCommand]::Of('/usr/bin/pwsh', $folder)
        $command.Path | Should -Be '/usr/bin/pwsh'
        $command.Arguments | Should -BeNullOrEmpty
    }
    It 'starts one like this' {
        Invoke-PowerShell -Command '$PSVersionTable.PSVersion.ToString(); $PSHOME' | Should -Be "$($PSVersionTable.PSVersion)", $PSHOME
    }
}
