<#
.SYNOPSIS
Publishes a release: the package to the PowerShell Gallery, the plugin to the branch of that name, the archives to the release of a tag.
.DESCRIPTION
It needs the account of the publisher: GALLERY_KEY, the key of the gallery, and the right to push, with GH_TOKEN for the release. -WhatIf
says what would be done.
.PARAMETER Release
What Build-Release.ps1 made.
.PARAMETER Tag
The tag, such as v1.1.0; it must be that of the module's version.
#>
[CmdletBinding(SupportsShouldProcess)]
param([Parameter(Mandatory)] [string] $Release, [Parameter(Mandatory)] [string] $Tag)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$root = Split-Path $PSScriptRoot
$version = (Import-PowerShellDataFile "$root/PoolCoordination.psd1").ModuleVersion
if ($Tag -ne "v$version") { throw "The tag '$Tag' is not that of the module's version: use 'v$version'." }
$package = Get-Item "$Release/PoolCoordination.$version.nupkg"
$plugin = Get-Content "$Release/plugin/pool/.claude-plugin/plugin.json" -Raw | ConvertFrom-Json
if ($plugin.version -ne $version) { throw "The plugin has the version '$($plugin.version)', not '$version'." }

if ($PSCmdlet.ShouldProcess("the branch 'plugin'", "Push the plugin $version")) {
    # A branch of one commit: what was there before stays in no clone.
    $tree = New-Item (Join-Path ([IO.Path]::GetTempPath()) "pool-plugin-$PID") -ItemType Directory
    Copy-Item "$Release/plugin/pool/*" $tree -Recurse -Force
    $git = '-C', $tree.FullName
    git @git init --quiet --initial-branch plugin
    git @git add --all
    # Artifacts lose the mode of their files, and what is not executable is no plugin.
    git @git ls-files 'bin/*pool' 'bin/*pool-hook' | ForEach-Object { git @git update-index --chmod=+x $_ }
    git @git -c user.name=release -c user.email=release@users.noreply.github.com commit --quiet -m "The plugin $version"
    # The new repository has none of the credentials of this one.
    gh auth setup-git
    git @git push --force (git -C $root remote get-url origin) plugin
    Remove-Item $tree -Recurse -Force
}

if ($PSCmdlet.ShouldProcess("the release $Tag", 'Upload the archives')) {
    $files = @($package) + (Get-Item "$Release/*.zip")
    gh release create $Tag --verify-tag --title "PoolCoordination $version" --notes-file "$root/CHANGELOG.md" $files
}

# Last, as nobody can take it back.
if ($PSCmdlet.ShouldProcess('the PowerShell Gallery', "Publish $($package.Name)")) {
    Publish-PSResource -NupkgPath $package -Repository PSGallery -ApiKey $env:GALLERY_KEY
}
