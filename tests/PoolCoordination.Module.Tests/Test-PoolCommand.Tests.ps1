BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Test-PoolCommand' {
    BeforeEach {
        $null = New-ScratchPool
        $project = Join-Path $TestDrive ([guid]::NewGuid().ToString('n').Substring(0, 8))
        $null = New-Item "$project/.git", "$project/src" -ItemType Directory
        Push-Location $project
        Add-PoolEntry claimed 'Payment' -Affects src/pay.py -Instance B
        $env:CLAUDE_INSTANCE = 'A'
    }
    AfterEach { Pop-Location }

    It 'says what a command would do, and whom that hurts' {
        $verdict = Test-PoolCommand 'rm src/pay.py'
        $verdict.Answer | Should -Be Deny
        $verdict.Text | Should -BeLike '*src/pay.py*B*'
        $verdict.Holder | Should -Be B
        $verdict.Effects.Kind | Should -Be Deletes
        $verdict.Effects.Paths | Should -BeLike '*pay.py'
    }
    It 'lets pass what hurts nobody' {
        (Test-PoolCommand 'rm src/other.py').Answer | Should -Be Pass
        (Test-PoolCommand 'git log').Effects | Should -BeNullOrEmpty
    }
    It 'says that a line is not understood' {
        (Test-PoolCommand 'echo "open').IsUnderstood | Should -BeFalse
    }
    It 'takes lines by pipeline' {
        ('git log', 'rm src/pay.py' | Test-PoolCommand).Answer | Should -Be Pass, Deny
        ([pscustomobject] @{ CommandLine = 'rm src/pay.py' } | Test-PoolCommand).Answer | Should -Be Deny
    }
    It 'reads lines as PowerShell does with -PowerShell' {
        (Test-PoolCommand 'Set-Content -Path src/pay.py -Value x' -PowerShell).Answer | Should -Be Deny
    }
    It 'runs nothing' {
        Set-Content src/other.py x
        $null = Test-PoolCommand 'rm src/other.py'
        'src/other.py' | Should -Exist
    }
    It 'shows the answer first' {
        Test-PoolCommand 'rm src/pay.py' | Out-String | Should -Match 'Deny'
    }
}
