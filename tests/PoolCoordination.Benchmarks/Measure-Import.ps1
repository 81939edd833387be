<#
.SYNOPSIS
Measures what Import-Module adds to the start of PowerShell: the median difference of starts with and without it, in turn.
.DESCRIPTION
Gives the time that passes and the time of processors that it takes; where others work on the machine, only the second tells much.
.PARAMETER Manifest
The module's manifest.
.PARAMETER Count
How many pairs of starts.
#>
[CmdletBinding()]
param(
    [string] $Manifest = (Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'PoolCoordination.psd1'),
    [int] $Count = 21
)

$Manifest = (Resolve-Path $Manifest).ProviderPath
Import-Module $Manifest
$pwsh = [PoolCoordination.PowerShell.PowerShellCommand]::Current

function Measure-Start([string] $Command) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $measured = "$Command; [Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime.TotalMilliseconds"
    $processor = & $pwsh.Path @($pwsh.Arguments) -NoProfile -NonInteractive -Command $measured
    [pscustomobject]@{ Elapsed = $watch.Elapsed.TotalMilliseconds; Processor = [double] $processor }
}

$pairs = foreach ($i in 0..$Count) {
    $bare = Measure-Start '$null'
    $with = Measure-Start "Import-Module '$Manifest'"
    # The first pair fills the caches.
    if ($i) { [pscustomobject]@{ Elapsed = $with.Elapsed - $bare.Elapsed; Processor = $with.Processor - $bare.Processor } }
}
$middle = [Math]::Floor($Count / 2)
[pscustomobject]@{
    AddedMilliseconds            = [Math]::Round(($pairs.Elapsed | Sort-Object)[$middle])
    AddedMillisecondsOfProcessor = [Math]::Round(($pairs.Processor | Sort-Object)[$middle])
}
