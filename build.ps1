#!/usr/bin/env pwsh
<#
.SYNOPSIS
Builds, tests, packs and installs PoolCoordination.
.PARAMETER Task
Build, Test, Docs (the help files of the module), Pack (a folder and a nupkg in artifacts/package), Install (into the user's modules),
or Bench. Without it: Build and Test.
#>
[CmdletBinding()]
param([ValidateSet('Build', 'Test', 'Docs', 'Pack', 'Install', 'Bench')] [string[]] $Task = ('Build', 'Test'))

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-Location $PSScriptRoot

foreach ($name in $Task) {
    switch ($name) {
        Build { dotnet build }
        Test { dotnet test }
        Docs { & ./docs/Build-Help.ps1 -Destination en-US }
        Pack {
            dotnet build
            & ./eng/Build-Package.ps1 -Destination artifacts/package
        }
        Install {
            if (-not (Test-Path artifacts/package/PoolCoordination)) { & $PSCommandPath -Task Pack }
            $modules = @($env:PSModulePath -split [IO.Path]::PathSeparator)[0]
            $null = New-Item $modules -ItemType Directory -Force
            Copy-Item artifacts/package/PoolCoordination $modules -Recurse -Force
            Write-Output "Installed into $modules."
        }
        Bench { dotnet run --project tests/PoolCoordination.Benchmarks -c Release }
    }
}
