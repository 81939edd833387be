# Loaded before the module's assembly: what is compiled ahead of time for one system cannot be loaded by another, which says no more
# than that its format is wrong.
try { $null = [Reflection.Assembly]::LoadFrom("$PSScriptRoot/bin/PoolCoordination.PowerShell.dll") }
catch [BadImageFormatException] {
    throw "The module in '$PSScriptRoot' was built for another system or processor, as in a clone that Windows and Linux share. " +
    "Use a clone for each, or run 'dotnet build' here again."
}
catch [IO.FileNotFoundException] { Write-Debug 'PowerShell says itself that it is not built.' }
