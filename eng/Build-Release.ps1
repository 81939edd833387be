<#
.SYNOPSIS
Makes what a release publishes of the executables of all systems: the package of the module, the plugin, and an archive per system.
.PARAMETER Executables
A folder with a folder for each system: linux-x64, or executables-linux-x64.
.PARAMETER Destination
The folder, which is made anew.
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [string] $Executables, [Parameter(Mandatory)] [string] $Destination)

$ErrorActionPreference = 'Stop'
Remove-Item $Destination -Recurse -Force -ErrorAction Ignore
$null = New-Item $Destination -ItemType Directory -Force
$Destination = (Resolve-Path $Destination).ProviderPath
$systems = @{}
foreach ($folder in Get-ChildItem $Executables -Directory) {
    $systems[($folder.Name -replace '^executables-')] = $folder.FullName
    if (-not $IsWindows) { Get-ChildItem $folder -File | ForEach-Object { chmod 755 $_.FullName } }
}

& "$PSScriptRoot/Build-Package.ps1" -Destination "$Destination/module" -Executable $systems
Move-Item "$Destination/module/*.nupkg" $Destination
Remove-Item "$Destination/module" -Recurse
# On Windows for arm64 the executables for x64 run, too, and a plugin has one name for both.
$ofPlugin = $systems.Clone()
$ofPlugin.Remove('win-arm64')
& "$PSScriptRoot/Build-Plugin.ps1" -Destination "$Destination/plugin" -Executable $ofPlugin
foreach ($system in $systems.Keys) {
    Copy-Item "$PSScriptRoot/../LICENSE", "$PSScriptRoot/../THIRD-PARTY-NOTICES.txt" $systems.$system
    # Compress-Archive would leave out that the files may be executed.
    [IO.Compression.ZipFile]::CreateFromDirectory($systems.$system, "$Destination/pool-$system.zip")
}

Get-ChildItem $Destination
