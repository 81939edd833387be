<#
.SYNOPSIS
Makes the package of the module: the folder PoolCoordination/<version>, as PSModulePath takes it, and a nupkg for a gallery.
.DESCRIPTION
The assemblies of the module run on every system. `pool` and `pool-hook` are native code, so each system has a folder of its own in bin/;
where a system has none, the hooks run in PowerShell.
.PARAMETER Destination
The folder for both.
.PARAMETER Executable
A table: .NET's name of a system, such as linux-x64, and the folder with its `pool` and `pool-hook`. Without it those that can be made here.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Destination,
    [hashtable] $Executable
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
$root = Split-Path $PSScriptRoot
$manifest = Import-PowerShellDataFile "$root/PoolCoordination.psd1"
$version = $manifest.ModuleVersion
$null = New-Item $Destination -ItemType Directory -Force
$Destination = (Resolve-Path $Destination).ProviderPath
$module = Join-Path $Destination "PoolCoordination/$version"
Remove-Item (Join-Path $Destination PoolCoordination) -Recurse -Force -ErrorAction Ignore
$null = New-Item "$module/bin" -ItemType Directory -Force

function Publish-Project([string] $Project, [string] $Folder, [string[]] $Option) {
    $properties = 'PublishesToModule', 'UseCurrentRuntimeIdentifier', 'PublishDocumentationFiles', 'RunAnalyzers' | ForEach-Object {
        "-p:$_=false"
    }
    $output = dotnet publish "$root/src/$Project" -o $Folder -v q --nologo @properties -p:DebugType=none @Option 2>&1
    if ($LASTEXITCODE -ne 0) { throw "$Project was not published: $(@($output -match 'error ')[0])" }
}

$properties = '-p:PublishesToModule=false', '-p:RunAnalyzers=false', "-p:HelpFolder=$module/en-US/"
$output = dotnet build "$root/eng/PoolCoordination.Help" -v q --nologo @properties 2>&1
if ($LASTEXITCODE -ne 0) { throw "The help was not made: $(@($output -match 'error ')[0])" }
Copy-Item "$root/PoolCoordination.psd1", "$root/PoolCoordination.Platform.psm1", "$root/LICENSE", "$root/THIRD-PARTY-NOTICES.txt",
    "$root/README.md", "$root/CHANGELOG.md" $module

$published = Join-Path $Destination 'module'
Publish-Project PoolCoordination.PowerShell $published '-p:PublishReadyToRun=false'
Copy-Item "$published/*.dll", "$published/PoolCoordination.*.ps1xml" "$module/bin"
Remove-Item $published -Recurse

if (-not $Executable) {
    $here = [Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
    foreach ($system in @($here; 'linux-arm64') | Select-Object -Unique) {
        if (-not (& "$PSScriptRoot/Publish-Executable.ps1" -Runtime $system -Destination "$module/bin/$system")) {
            Write-Warning "pool and pool-hook for $system were left out: nothing here makes native code for it."
        }
    }
}
else {
    foreach ($system in $Executable.Keys) {
        $null = New-Item "$module/bin/$system" -ItemType Directory
        $names = 'pool', 'pool-hook' | ForEach-Object { if ($system -like 'win-*') { "$_.exe" } else { $_ } }
        $names | ForEach-Object { Copy-Item "$($Executable.$system)/$_" "$module/bin/$system" }
    }
}

Get-ChildItem "$module/bin" -Recurse -Include *.dbg, *.pdb, *.xml | Remove-Item

# A nupkg is a zip with a nuspec. `dotnet pack` would make one too, but its files are not executable when they are unpacked.
$data = $manifest.PrivateData.PSData
$escape = { [Security.SecurityElement]::Escape($args[0]) }
$files = [ordered]@{
    'PoolCoordination.nuspec' = @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata>
    <id>PoolCoordination</id>
    <version>$version</version>
    <authors>$(& $escape $manifest.Author)</authors>
    <description>$(& $escape $manifest.Description)</description>
    <releaseNotes>$(& $escape $data.ReleaseNotes)</releaseNotes>
    <copyright>$(& $escape $manifest.Copyright)</copyright>
    <license type="expression">MIT</license>
    <projectUrl>$($data.ProjectUri)</projectUrl>
    <tags>PSModule $($data.Tags -join ' ')</tags>
  </metadata>
</package>
"@
    '[Content_Types].xml' = @'
<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="nuspec" ContentType="application/octet-stream" />
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />
</Types>
'@
    '_rels/.rels' = @'
<?xml version="1.0" encoding="utf-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/PoolCoordination.nuspec" Id="manifest" />
</Relationships>
'@
}
$package = Join-Path $Destination "PoolCoordination.$version.nupkg"
Remove-Item $package -ErrorAction Ignore
[IO.Compression.ZipFile]::CreateFromDirectory($module, $package)
$zip = [IO.Compression.ZipFile]::Open($package, 'Update')
try {
    foreach ($file in $files.GetEnumerator()) {
        $writer = [IO.StreamWriter]::new($zip.CreateEntry($file.Key).Open())
        $writer.Write($file.Value)
        $writer.Dispose()
    }
}
finally { $zip.Dispose() }
Get-Item $module, $package
