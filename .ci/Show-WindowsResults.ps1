<#
.SYNOPSIS
Shows which tests failed on Windows, and counts all; exit code 1 where one failed that the list of unproven tests does not have.
.PARAMETER Tests
The result file of the xunit suite (CTRF).
.PARAMETER ModuleTests
The result file of the Pester suite, as Invoke-ModuleTests.ps1 writes it.
.PARAMETER Unproven
Tests that may fail, since Wine is not Windows: a line each with the name (a theory's without arguments), ' # ' and the reason.
.PARAMETER TimeIsOver
Says that the suites were cut off: one without results was not shown to fail.
#>
param(
    [Parameter(Mandatory)] [string] $Tests,
    [Parameter(Mandatory)] [string] $ModuleTests,
    [Parameter(Mandatory)] [string] $Unproven,
    [switch] $TimeIsOver
)

$ErrorActionPreference = 'Stop'
$reasons = @{}
foreach ($line in Get-Content -LiteralPath $Unproven) {
    $name, $reason = $line -split ' # ', 2
    $reasons[$name] = $reason
}
$script:passed = $script:failed = $script:skipped = 0

function Add-Failure([string] $Name, [string] $Message) {
    $reason = $reasons[$Name] ?? $reasons[$Name -replace '\(.*']
    if ($reason) {
        "UNPROVEN $Name ($reason)"
        $script:skipped++
    }
    else {
        "FAILED $Name"
        $Message -split '\r?\n' | Select-Object -First 12 | ForEach-Object { "    $_" }
        $script:failed++
    }
}

# A run that ended before it wrote its results has shown nothing.
foreach ($file in $Tests, $ModuleTests) {
    if (Test-Path -LiteralPath $file) { continue }
    if ($TimeIsOver) {
        "SKIPPED $(Split-Path $file -Leaf) (The time was over before the run left a result file.)"
        $script:skipped++
    }
    else { Add-Failure (Split-Path $file -Leaf) 'The run left no result file.' }
}

if (Test-Path -LiteralPath $Tests) {
    $results = (Get-Content -LiteralPath $Tests -Raw | ConvertFrom-Json).results
    foreach ($test in $results.tests) {
        switch ($test.status) {
            passed { $script:passed++ }
            failed { Add-Failure $test.name "$($test.message)`n$($test.trace)" }
            default { $script:skipped++ }
        }
    }
    if (-not $script:passed) { Add-Failure (Split-Path $Tests -Leaf) 'No test passed.' }
}

if (Test-Path -LiteralPath $ModuleTests) {
    $results = Get-Content -LiteralPath $ModuleTests -Raw | ConvertFrom-Json
    foreach ($failure in $results.failures) { Add-Failure $failure.name $failure.message }
    if (-not $results.passed) { Add-Failure (Split-Path $ModuleTests -Leaf) 'No test passed.' }
    $script:passed += $results.passed
    $script:skipped += $results.skipped
}

"Windows: $script:passed passed, $script:failed failed, $script:skipped skipped"
exit ($script:failed ? 1 : 0)
