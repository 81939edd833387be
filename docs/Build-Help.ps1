<#
.SYNOPSIS
Makes the module's help (MAML and the about topic) from the markdown in this folder.
.DESCRIPTION
Without Microsoft.PowerShell.PlatyPS only the about topic is copied, and a line says so.
.PARAMETER Destination
The folder for the help files.
#>
param([Parameter(Mandatory)] [string] $Destination)

$ErrorActionPreference = 'Stop'
$null = New-Item $Destination -ItemType Directory -Force
Copy-Item "$PSScriptRoot/about_PoolCoordination.help.txt" $Destination
if (-not (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable)) {
    Write-Output 'Microsoft.PowerShell.PlatyPS is not there, so Get-Help shows the syntax only: Install-PSResource Microsoft.PowerShell.PlatyPS'
    return
}
Import-Module Microsoft.PowerShell.PlatyPS
$scratch = Join-Path ([IO.Path]::GetTempPath()) "pool-help-$PID"
try {
    $null = Import-MarkdownCommandHelp "$PSScriptRoot/cmdlets/*.md" | Export-MamlCommandHelp -OutputFolder $scratch -Force
    # PlatyPS makes a folder of the module's name.
    Get-ChildItem $scratch -Recurse -Filter *-Help.xml | Move-Item -Destination $Destination -Force
}
finally { Remove-Item $scratch -Recurse -ErrorAction Ignore }
