<#
.SYNOPSIS
Installs the package from a repository in a folder, as a user does from the gallery, updates it and uninstalls it, and looks at what is
there after each step.
.DESCRIPTION
It changes the modules and settings of the home folder, so HOME should be a scratch folder.
.PARAMETER Package
The nupkg of the module.
.PARAMETER Line
The line of the README that installs it.
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [string] $Package, [Parameter(Mandatory)] [string] $Line)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$work = New-Item (Join-Path ([IO.Path]::GetTempPath()) "pool-repository-$PID") -ItemType Directory

function Assert-True([bool] $Condition, [string] $What) {
    if (-not $Condition) { throw "This does not hold: $What" }
}

# What is loaded stays loaded, so each step is a session of its own.
function Invoke-Step([string] $Command) {
    $path = (Get-Command pwsh).Path
    & $path -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; $Command"
    if ($LASTEXITCODE -ne 0) { throw "The step failed: $Command" }
}

function Get-HookCommand {
    $settings = Get-Content "$HOME/.claude/settings.json" -Raw | ConvertFrom-Json
    $settings.hooks.Stop[0].hooks[0].command
}

# Packs the module again under a later version.
function New-LaterPackage([string] $Version) {
    $folder = New-Item "$work/$Version" -ItemType Directory
    [IO.Compression.ZipFile]::ExtractToDirectory($Package, $folder)
    $manifest = "$folder/PoolCoordination.psd1"
    $text = (Get-Content $manifest -Raw) -replace "ModuleVersion\s*=\s*'[^']*'", "ModuleVersion = '$Version'"
    Set-Content $manifest $text
    $nuspec = "$folder/PoolCoordination.nuspec"
    Set-Content $nuspec ((Get-Content $nuspec -Raw) -replace '<version>[^<]*<', "<version>$Version<")
    [IO.Compression.ZipFile]::CreateFromDirectory($folder, "$repository/PoolCoordination.$Version.nupkg")
}

try {
    $repository = New-Item "$work/repository" -ItemType Directory
    Copy-Item $Package $repository
    Get-PSResourceRepository | Unregister-PSResourceRepository
    Register-PSResourceRepository -Name Local -Uri $repository -Trusted
    $start = '{"hook_event_name": "SessionStart", "session_id": "aaaaaaaa-1"}'

    Invoke-Step $Line
    $first = Get-HookCommand
    Assert-True (Test-Path $first) 'what the hooks name is there'
    Assert-True ("$($start | & $first)" -match 'pool') 'a session is told of the pool'
    Invoke-Step "if ((Get-PoolStatus).Hooks.State -ne 'Installed') { throw (Get-PoolStatus | Out-String) }"
    Invoke-Step "Add-PoolEntry -Action completed -Topic 'Kept' -Instance A"

    New-LaterPackage 99.0.0
    Invoke-Step 'Update-PSResource PoolCoordination; Install-PoolHook'
    Invoke-Step "if ((Import-Module PoolCoordination -PassThru).Version -ne '99.0.0') { throw 'It was not updated.' }"
    Assert-True ("$($start | & (Get-HookCommand))" -match 'Kept') 'after the update a session is shown the pool'

    Invoke-Step 'Uninstall-PoolHook; Uninstall-PSResource PoolCoordination -Version *'
    Assert-True (-not (Get-Module PoolCoordination -ListAvailable)) 'no version of the module is left'
    Assert-True (-not (Test-Path "$HOME/.claude/settings.json")) 'the settings are gone that were not there before'
    Assert-True (-not (Test-Path "$HOME/.claude/pool/bin")) 'the copies of the executables are gone'
    Assert-True ((Get-Content "$HOME/.claude/pool/instance_state.jsonl" -Raw) -match 'Kept') 'the pool is left'
    'The package was installed, updated and uninstalled.'
}
finally {
    Remove-Item $work -Recurse -Force -ErrorAction Ignore
}
