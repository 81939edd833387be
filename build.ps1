#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, packs and installs PoolCoordination.
.PARAMETER Task
Build, Test, Pack (a folder and a nupkg in artifacts/package), Plugin (a marketplace with the plugin for
Claude Code in artifacts/plugin), Install (into the user's modules, or the folder of -Destination), or Bench. Without it: Build and Test.
.PARAMETER Destination
A folder of PSModulePath for Install.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pack', 'Plugin', 'Install', 'Bench')] [string[]] $Task = ('Build', 'Test'),
    [string] $Destination = @($env:PSModulePath -split [IO.Path]::PathSeparator)[0]
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$Destination = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Destination)
$package = "$PSScriptRoot/artifacts/package"
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        Build { dotnet build }
        Test { dotnet test }
        Pack { & ./eng/Build-Package.ps1 -Destination $package }
        Plugin { & ./eng/Build-Plugin.ps1 -Destination "$PSScriptRoot/artifacts/plugin" }
        Install {
            & ./eng/Build-Package.ps1 -Destination $package | Out-Null
            $null = New-Item "$Destination/PoolCoordination" -ItemType Directory -Force
            $version = Get-ChildItem "$package/PoolCoordination" -Directory
            # A file that was in the version's folder before and is no more must not be left there.
            Remove-Item "$Destination/PoolCoordination/$($version.Name)" -Recurse -Force -ErrorAction Ignore
            Copy-Item $version "$Destination/PoolCoordination" -Recurse
            "PoolCoordination $($version.Name) is in $Destination."
        }
        Bench { dotnet run --project tests/PoolCoordination.Benchmarks -c Release -- --filter '*' }
    }
}
finally { Pop-Location }
