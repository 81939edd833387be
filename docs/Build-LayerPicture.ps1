<#
.SYNOPSIS
Writes what docs/architecture.md shows of the layers: the picture, and the table in the page. Build the tests first.
.DESCRIPTION
Both are made from the list of layers in the tests and from the compiled engine; a test fails where they are no longer true.
.PARAMETER Tests
The compiled tests.
#>
[CmdletBinding()]
param([string] $Tests = "$PSScriptRoot/../tests/PoolCoordination.Tests/bin/Release/net10.0/PoolCoordination.Tests.dll")

$ErrorActionPreference = 'Stop'
$null = [Reflection.Assembly]::LoadFrom((Resolve-Path $Tests).ProviderPath)
[IO.File]::WriteAllText("$PSScriptRoot/layers.svg", [PoolCoordination.Tests.Layers.LayerPicture]::Svg())

$page = "$PSScriptRoot/architecture.md"
$table = "| Layer | What it is for |`n| --- | --- |`n" + ([PoolCoordination.Tests.Layers.LayerPicture]::TableRows() -join "`n") + "`n"
$text = [IO.File]::ReadAllText($page)
$place = [regex]::Match($text, '(?s)(?<=<!-- layers -->\n).*?(?=<!-- end of layers -->)')
if (-not $place.Success) {
    throw "docs/architecture.md has no place for the table: '<!-- layers -->' and '<!-- end of layers -->', each in a line."
}
[IO.File]::WriteAllText($page, $text.Remove($place.Index, $place.Length).Insert($place.Index, $table))
