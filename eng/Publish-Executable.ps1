<#
.SYNOPSIS
Makes `pool` and `pool-hook` for one system, as native code, in a folder.
.DESCRIPTION
Native code is made on its own system; for linux-arm64 on Linux for x64, too, where gcc for it is installed (gcc-aarch64-linux-gnu and
libc6-dev-arm64-cross of Debian).
.PARAMETER Runtime
.NET's name of the system, such as linux-x64.
.PARAMETER Destination
The folder.
.OUTPUTS
Whether they could be made: false for a system for which nothing here makes native code.
#>
[CmdletBinding()]
[OutputType([bool])]
param([Parameter(Mandatory)] [string] $Runtime, [Parameter(Mandatory)] [string] $Destination)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
$root = Split-Path $PSScriptRoot
$here = [Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
$options = @()
if ($Runtime -ne $here) {
    if ($Runtime -ne 'linux-arm64' -or $here -ne 'linux-x64' -or -not (Get-Command aarch64-linux-gnu-gcc -ErrorAction Ignore)) {
        return $false
    }

    # The compiler writes code for arm64 itself, and has gcc link it. It names the target as clang wants it.
    $linker = Join-Path ([IO.Path]::GetTempPath()) "pool-linker-$PID/gcc"
    $null = New-Item (Split-Path $linker) -ItemType Directory -Force
    Set-Content $linker @'
#!/bin/sh
for argument; do
  shift
  case $argument in --target=*) ;; *) set -- "$@" "$argument" ;; esac
done
exec aarch64-linux-gnu-gcc "$@"
'@
    chmod +x $linker
    $options = "-p:CppLinker=$linker", '-p:ObjCopyName=aarch64-linux-gnu-objcopy'
}

foreach ($project in 'PoolCoordination.Cli', 'PoolCoordination.Hook') {
    $arguments = '-r', $Runtime, '-o', $Destination, '-v', 'q', '--nologo', '-p:PublishAot=true', '-p:PublishesToModule=false'
    $output = dotnet publish "$root/src/$project" @arguments -p:RunAnalyzers=false -p:DebugType=none @options 2>&1
    if ($LASTEXITCODE -ne 0) { throw "$project was not made for ${Runtime}: $(@($output -match 'error ')[0])" }
}

Get-ChildItem $Destination -Recurse -Include *.dbg, *.pdb, *.xml | Remove-Item
if ($options) { Remove-Item (Split-Path $linker) -Recurse }
$true
