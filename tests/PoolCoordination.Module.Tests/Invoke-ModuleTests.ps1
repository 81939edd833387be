<#
.SYNOPSIS
Runs the Pester suite of the module that this clone has built.
.DESCRIPTION
Prints each test that failed with its message, and a line with the counts. Exit code 0 where all passed, 1 where one failed,
3 where Pester 5 is not there.
.PARAMETER ResultPath
A file for the counts and what failed, as one line of JSON:
{"passed":1,"failed":1,"skipped":0,"failures":[{"name":"…","message":"…"}]}.
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

$failures = @(
    foreach ($test in $run.Failed) {
        $messages = foreach ($record in $test.ErrorRecord) { $record.Exception.Message; @($record.ScriptStackTrace -split '\r?\n')[0] }
        [pscustomobject]@{ name = $test.ExpandedPath; message = $messages -join "`n" }
    }
    foreach ($block in @($run.FailedBlocks; $run.FailedContainers)) {
        [pscustomobject]@{ name = "$($block.ExpandedPath ?? $block.Item)"; message = $block.ErrorRecord.Exception.Message -join "`n" }
    }
)
foreach ($failure in $failures) { Write-Output "FAILED $($failure.name)", ($failure.message -replace '(?m)^', '    ') }

$counts = [ordered]@{
    passed = $run.PassedCount
    failed = $failures.Count
    skipped = $run.SkippedCount + $run.NotRunCount
    failures = $failures
}
if ($ResultPath) {
    $null = New-Item (Split-Path ([IO.Path]::GetFullPath($ResultPath, $PWD.ProviderPath))) -ItemType Directory -Force
    $counts | ConvertTo-Json -Compress | Set-Content -LiteralPath $ResultPath
}
Write-Output "Module: $($counts.passed) passed, $($counts.failed) failed, $($counts.skipped) skipped."
exit ($counts.failed -gt 0 ? 1 : 0)
