<#
.SYNOPSIS
Runs the Pester suite on the package as a user has it: unpacked from the nupkg into a module path of its own.
.PARAMETER Package
The nupkg.
#>
[CmdletBinding()]
param([string] $Package = (Join-Path (Split-Path $PSScriptRoot) 'artifacts/package/PoolCoordination.*.nupkg'))

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$file = Get-Item $Package
$version = $file.BaseName -replace '^PoolCoordination\.'
$modules = New-Item (Join-Path ([IO.Path]::GetTempPath()) "pool-package-$PID") -ItemType Directory
$previous = $env:PSModulePath, $env:POOLCOORDINATION_MANIFEST
try {
    [IO.Compression.ZipFile]::ExtractToDirectory($file, "$modules/PoolCoordination/$version")
    $env:PSModulePath = "$modules$([IO.Path]::PathSeparator)$env:PSModulePath"
    $env:POOLCOORDINATION_MANIFEST = (Get-Module PoolCoordination -ListAvailable)[0].Path
    if (-not $env:POOLCOORDINATION_MANIFEST.StartsWith($modules)) {
        throw "The module was found at '$env:POOLCOORDINATION_MANIFEST', which is not the package's."
    }
    Import-Module $env:POOLCOORDINATION_MANIFEST
    $pwsh = [PoolCoordination.PowerShell.PowerShellCommand]::Current
    & $pwsh.Path @($pwsh.Arguments) -NoProfile -NonInteractive -File "$root/tests/PoolCoordination.Module.Tests/Invoke-ModuleTests.ps1"
    if ($LASTEXITCODE -ne 0) { throw "The package did not pass its tests (exit code $LASTEXITCODE)." }
}
finally {
    $env:PSModulePath, $env:POOLCOORDINATION_MANIFEST = $previous
    # On Windows the assemblies that are loaded stay until this process ends.
    Remove-Item $modules -Recurse -Force -ErrorAction ($IsWindows ? 'Ignore' : 'Stop')
}
