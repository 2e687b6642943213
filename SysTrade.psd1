@{
    RootModule             = 'module/SysTrade.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '5b0f2c5e-7d0a-4a53-9a5e-3f6f2f0f9b61'
    Author                 = 'The SysTrade developers'
    CompanyName            = 'The SysTrade developers'
    Copyright              = 'The SysTrade developers. GPL-3.0-or-later.'
    Description            = 'Systematic futures trading: prices to forecasts, forecasts to positions, positions to orders, orders to fills.'
    PowerShellVersion      = '7.6'
    CompatiblePSEditions   = @('Core')
    FormatsToProcess       = @('module/SysTrade.Format.ps1xml', 'module/SysTrade.Optimisation.Format.ps1xml', 'module/SysTrade.Simulation.Format.ps1xml')
    CmdletsToExport        = @(
        'Compare-SysSystem',
        'ConvertTo-SysFixedConfig',
        'Export-SysChart',
        'Export-SysConfig',
        'Export-SysOutput',
        'Find-SysOutput',
        'Get-SysAccountCurve',
        'Get-SysConfig',
        'Get-SysCorrelation',
        'Get-SysCost',
        'Get-SysData',
        'Get-SysForecast',
        'Get-SysFxRate',
        'Get-SysInstrument',
        'Get-SysOutput',
        'Get-SysPosition',
        'Get-SysPrice',
        'Get-SysRisk',
        'Get-SysRule',
        'Get-SysRuleFunction',
        'Get-SysStage',
        'Get-SysStatistic',
        'Get-SysSystem',
        'Get-SysVersion',
        'Invoke-SysBacktest',
        'Measure-SysCost',
        'New-SysConfig',
        'New-SysRule',
        'New-SysSampleData',
        'New-SysSystem',
        'Open-SysData',
        'Optimize-SysPosition',
        'Optimize-SysWeight',
        'Select-SysInstrument',
        'Set-SysConfig',
        'Show-SysChart',
        'Test-SysConfig',
        'Trace-SysOutput'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags       = @('trading', 'futures', 'backtest', 'systematic', 'finance')
        }
    }
}
