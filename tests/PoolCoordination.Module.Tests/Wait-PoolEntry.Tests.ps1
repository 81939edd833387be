BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'Wait-PoolEntry' {
    BeforeEach {
        $pool = New-ScratchPool
        $env:CLAUDE_INSTANCE = 'A'
    }

    It 'gives at once what is there' {
        Add-PoolEntry completed 'Oracle data'
        (Wait-PoolEntry -Topic *oracle* -Action completed -Timeout 30m).Topic | Should -Be 'Oracle data'
    }
    It 'gives what comes while it waits' {
        $shell = [powershell]::Create().AddScript("Import-Module '$manifestPath'; Wait-PoolEntry -Topic oracle")
        $waiting = $shell.BeginInvoke()
        Add-PoolEntry completed 'Oracle data'
        $shell.EndInvoke($waiting).Topic | Should -Be 'Oracle data'
        $shell.Dispose()
    }
    It 'says that none came in time' {
        Wait-PoolEntry -Topic oracle -Timeout 0.1 -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.FullyQualifiedErrorId | Should -BeLike 'TimedOut,*'
        $problem.CategoryInfo.Category | Should -Be 'OperationTimeout'
    }
    It 'takes the time-out <value>' -ForEach @(@{ value = 5 }, @{ value = '5m' }, @{ value = [timespan]::MaxValue }, @{ value = '3650d' }) {
        Add-PoolEntry completed 'Oracle data'
        (Wait-PoolEntry -Topic oracle -Timeout $value).Topic | Should -Be 'Oracle data'
    }
    It 'refuses the time-out <value>, and says what is taken' -ForEach @(
        @{ value = -5 }, @{ value = [timespan]'-0:01' }, @{ value = 1e30 }, @{ value = 'soon' }
    ) {
        { Wait-PoolEntry -Topic oracle -Timeout $value } | Should -Throw -ExpectedMessage '*is not a valid duration; use 30s*'
    }
}
