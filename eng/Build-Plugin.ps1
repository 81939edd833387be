<#
.SYNOPSIS
Makes the plugin for Claude Code: a folder that is a marketplace with this one plugin, for `claude plugin marketplace add FOLDER`.
.DESCRIPTION
The executables are native code, so each system has a folder of its own in bin/. Without -Executable those that can be made here are.
Those of other systems are built on them, and given here.
.PARAMETER Destination
The folder, which is made anew.
.PARAMETER Executable
A table: .NET's name of a system, such as linux-x64, and the folder with its `pool` and `pool-hook`.
.PARAMETER Version
The version of the plugin: the module's, unless it is to be told apart from that.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Destination,
    [hashtable] $Executable = @{},
    [string] $Version = (Import-PowerShellDataFile "$PSScriptRoot/../PoolCoordination.psd1").ModuleVersion
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$root = Split-Path $PSScriptRoot
Remove-Item $Destination -Recurse -Force -ErrorAction Ignore
$null = New-Item "$Destination/.claude-plugin" -ItemType Directory -Force
$plugin = "$Destination/pool"

if ($Executable.Count -eq 0) {
    $here = [Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
    foreach ($system in @($here; 'linux-arm64') | Select-Object -Unique) {
        if (& "$PSScriptRoot/Publish-Executable.ps1" -Runtime $system -Destination "$Destination/$system") {
            $Executable.$system = "$Destination/$system"
        }
    }
}

Copy-Item "$root/src/PoolCoordination.Plugin" $plugin -Recurse
Copy-Item "$root/LICENSE", "$root/THIRD-PARTY-NOTICES.txt" $plugin
foreach ($system in $Executable.Keys) {
    $extension = $system -like 'win-*' ? '.exe' : ''
    $target = $system -like 'win-*' ? "$plugin/bin" : "$plugin/bin/$system"
    $null = New-Item $target -ItemType Directory -Force
    foreach ($name in 'pool', 'pool-hook') {
        Copy-Item "$($Executable.$system)/$name$extension" $target
    }
}

if (-not $IsWindows) {
    Get-ChildItem "$plugin/bin" -Recurse -File -Include 'pool', 'pool-hook' | ForEach-Object { chmod 755 $_.FullName }
}

$manifest = Get-Content "$plugin/.claude-plugin/plugin.json" -Raw | ConvertFrom-Json -AsHashtable
$manifest.version = $Version
$manifest | ConvertTo-Json -Depth 5 | Set-Content "$plugin/.claude-plugin/plugin.json"

# In the repository the plugin is on a branch of its own; here it lies beside the marketplace.
$marketplace = Get-Content "$root/.claude-plugin/marketplace.json" -Raw | ConvertFrom-Json -AsHashtable
$marketplace.plugins[0].source = './pool'
$marketplace | ConvertTo-Json -Depth 5 | Set-Content "$Destination/.claude-plugin/marketplace.json"
foreach ($system in $Executable.Keys) {
    if ($Executable.$system -eq "$Destination/$system") { Remove-Item $Executable.$system -Recurse }
}

Get-Item $plugin
