<#
.SYNOPSIS
Makes the package of the built module: the folder PoolCoordination/<version> and a nupkg.
.PARAMETER Destination
The folder for both.
.PARAMETER Runtime
The platforms that `pool` is published for; one that the SDK cannot make is left out, and a line says so.
#>
param(
    [Parameter(Mandatory)] [string] $Destination,
    [string[]] $Runtime = ('linux-x64', 'win-x64')
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$manifest = Import-PowerShellDataFile "$root/PoolCoordination.psd1"
$version = $manifest.ModuleVersion
$null = New-Item $Destination -ItemType Directory -Force
$Destination = (Resolve-Path $Destination).ProviderPath
$module = Join-Path $Destination "PoolCoordination/$version"
Remove-Item (Join-Path $Destination PoolCoordination) -Recurse -Force -ErrorAction Ignore
$null = New-Item "$module/bin" -ItemType Directory -Force

& "$root/docs/Build-Help.ps1" -Destination "$module/en-US"
Copy-Item "$root/PoolCoordination.psd1", "$root/LICENSE", "$root/README.md", "$root/CHANGELOG.md" $module
# What the manifest names, the engine, and the `pool` of this platform, which hooks start.
Copy-Item "$root/bin/*" "$module/bin" -Recurse -Exclude *.pdb

foreach ($platform in $Runtime) {
    $output = dotnet publish "$root/src/PoolCoordination.Cli" -r $platform --self-contained false -p:UseCurrentRuntimeIdentifier=false -p:PublishAot=false -p:PublishReadyToRun=false -p:NoBuild=false -p:PublishesToModule=false -p:RunAnalyzers=false -o "$module/bin/$platform" -v q --nologo 2>&1
    if ($LASTEXITCODE -ne 0) {
        Write-Output "pool for $platform was left out: $(@($output -match 'error' )[0])"
        Remove-Item "$module/bin/$platform" -Recurse -Force -ErrorAction Ignore
    }
    else { Remove-Item "$module/bin/$platform/*.pdb", "$module/bin/$platform/*.xml" -ErrorAction Ignore }
}

# A nupkg is a zip whose root has the nuspec; repositories of PowerShell need no more.
$data = $manifest.PrivateData.PSData
$escape = { [Security.SecurityElement]::Escape($args[0]) }
$nuspec = @"
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
$package = Join-Path $Destination "PoolCoordination.$version.nupkg"
Remove-Item $package -ErrorAction Ignore
[IO.Compression.ZipFile]::CreateFromDirectory($module, $package)
$zip = [IO.Compression.ZipFile]::Open($package, 'Update')
try {
    $files = [ordered]@{
        'PoolCoordination.nuspec' = $nuspec
        '[Content_Types].xml' = '<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="nuspec" ContentType="application/octet-stream" /><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" /></Types>'
        '_rels/.rels' = '<?xml version="1.0" encoding="utf-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/PoolCoordination.nuspec" Id="manifest" /></Relationships>'
    }
    foreach ($file in $files.GetEnumerator()) {
        $writer = [IO.StreamWriter]::new($zip.CreateEntry($file.Key).Open())
        $writer.Write($file.Value)
        $writer.Dispose()
    }
}
finally { $zip.Dispose() }
Write-Output $module, $package
