<#
.SYNOPSIS
Makes the module's help (MAML and the about topic) from the markdown in this folder.
.DESCRIPTION
Without Microsoft.PowerShell.PlatyPS only the about topic is copied, and a line says so.
.PARAMETER Destination
The folder for the help files.
#>
param([Parameter(Mandatory)] [string] $Destination)

$ErrorActionPreference = 'Stop'
$null = New-Item $Destination -ItemType Directory -Force
Copy-Item "$PSScriptRoot/about_PoolCoordination.help.txt" $Destination
if (-not (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable)) {
    Write-Output 'Microsoft.PowerShell.PlatyPS is not there, so Get-Help shows the syntax only: Install-PSResource Microsoft.PowerShell.PlatyPS'
    return
}
Import-Module Microsoft.PowerShell.PlatyPS
$scratch = Join-Path ([IO.Path]::GetTempPath()) "pool-help-$PID"
try {
    $null = Import-MarkdownCommandHelp "$PSScriptRoot/cmdlets/*.md" | Export-MamlCommandHelp -OutputFolder $scratch -Force
    # PlatyPS makes a folder of the module's name.
    foreach ($file in Get-ChildItem $scratch -Recurse -Filter *-Help.xml) {
        $help = [xml] (Get-Content $file -Raw)
        # It leaves the code of an example in the fence of its Markdown, and a link without an address.
        foreach ($example in $help.GetElementsByTagName('command:example')) {
            $introduction, $code, $remarks = 'maml:introduction', 'dev:code', 'dev:remarks' | ForEach-Object { $example.GetElementsByTagName($_)[0] }
            $parts = [regex]::Match($introduction.InnerText, '(?s)^(?<before>.*?)```powershell\s*(?<code>.*?)\s*```(?<after>.*)$').Groups
            $code.InnerText = $parts['code'].Value
            $introduction.InnerXml = $remarks.InnerXml = ''
            foreach ($text in @{ of = $introduction; is = $parts['before'].Value.Trim() }, @{ of = $remarks; is = "$($parts['after'].Value.Trim())`n" }) {
                $text.of.AppendChild($help.CreateElement('maml', 'para', $introduction.NamespaceURI)).InnerText = $text.is
            }
        }
        foreach ($link in @($help.GetElementsByTagName('maml:navigationLink'))) {
            if (-not $link.uri) { $null = $link.ParentNode.RemoveChild($link) }
        }
        $help.Save((Join-Path $Destination $file.Name))
    }
}
finally { Remove-Item $scratch -Recurse -ErrorAction Ignore }
