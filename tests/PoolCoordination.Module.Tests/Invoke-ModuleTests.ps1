<#
.SYNOPSIS
Runs the Pester suite of the module that this clone has built.
.DESCRIPTION
Prints each test that failed with its message, and a line with the counts. Exit code 0 where all passed, 1 where one failed,
3 where Pester 5 is not there.
.PARAMETER ResultPath
A file for the counts, as one line of JSON: {"passed":1,"failed":0,"skipped":0}.
.PARAMETER Path
The tests to run; all without it.
#>
param(
    [string] $ResultPath,
    [string[]] $Path = $PSScriptRoot
)

if (-not (Get-Module Pester -ListAvailable | Where-Object Version -GE '5.0')) {
    Write-Output 'Pester 5 is not there, so the tests of the module were not run: Install-PSResource Pester'
    exit 3
}

$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
$ProgressPreference = 'SilentlyContinue'
Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
$run = Invoke-Pester -Configuration $configuration

foreach ($test in $run.Failed) {
    Write-Output "FAILED $($test.ExpandedPath)"
    foreach ($record in $test.ErrorRecord) {
        Write-Output "    $($record.Exception.Message -replace '\r?\n', "`n    ")"
        Write-Output "    $(@($record.ScriptStackTrace -split '\r?\n')[0])"
    }
}
foreach ($block in @($run.FailedBlocks; $run.FailedContainers)) {
    Write-Output "FAILED $($block.ExpandedPath ?? $block.Item): $($block.ErrorRecord.Exception.Message -join '; ')"
}

$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
$counts = [ordered]@{ passed = $run.PassedCount; failed = $failed; skipped = $run.SkippedCount + $run.NotRunCount }
if ($ResultPath) {
    $null = New-Item (Split-Path ([IO.Path]::GetFullPath($ResultPath, $PWD.ProviderPath))) -ItemType Directory -Force
    $counts | ConvertTo-Json -Compress | Set-Content -LiteralPath $ResultPath
}
Write-Output "Module: $($counts.passed) passed, $($counts.failed) failed, $($counts.skipped) skipped."
exit ($failed -gt 0 ? 1 : 0)
