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
    FormatsToProcess       = @('module/SysTrade.Format.ps1xml', 'module/SysTrade.Brokers.Format.ps1xml', 'module/SysTrade.Building.Format.ps1xml', 'module/SysTrade.DataStores.Format.ps1xml', 'module/SysTrade.Optimisation.Format.ps1xml', 'module/SysTrade.Orders.Format.ps1xml', 'module/SysTrade.Simulation.Format.ps1xml')
    CmdletsToExport        = @(
        'Add-SysBalanceTrade',
        'Approve-SysPriceFile',
        'Clear-SysOrderAlert',
        'Compare-SysOptimalPosition',
        'Compare-SysPosition',
        'Compare-SysSystem',
        'Connect-SysBroker',
        'Connect-SysData',
        'Convert-SysPrice',
        'ConvertTo-SysFixedConfig',
        'Copy-SysData',
        'Copy-SysInstrument',
        'Disconnect-SysData',
        'Export-SysChart',
        'Export-SysConfig',
        'Export-SysOutput',
        'Find-SysOutput',
        'Get-SysAccountCurve',
        'Get-SysAlgo',
        'Get-SysBroker',
        'Get-SysConfig',
        'Get-SysCorrelation',
        'Get-SysCost',
        'Get-SysData',
        'Get-SysDataStore',
        'Get-SysForecast',
        'Get-SysFxRate',
        'Get-SysHolding',
        'Get-SysInstrument',
        'Get-SysInstrumentLock',
        'Get-SysLimit',
        'Get-SysOptimalPosition',
        'Get-SysOrder',
        'Get-SysOrderAlert',
        'Get-SysOutput',
        'Get-SysOverride',
        'Get-SysPosition',
        'Get-SysPrice',
        'Get-SysQuote',
        'Get-SysRisk',
        'Get-SysRollState',
        'Get-SysRollSuggestion',
        'Get-SysRule',
        'Get-SysRuleFunction',
        'Get-SysSimulatedFill',
        'Get-SysSimulatedOrder',
        'Get-SysStage',
        'Get-SysStatistic',
        'Get-SysSystem',
        'Get-SysTradingHours',
        'Get-SysVersion',
        'Import-SysExtension',
        'Import-SysPysystemtrade',
        'Invoke-SysBacktest',
        'Invoke-SysStackHandler',
        'Join-SysPrice',
        'Lock-SysInstrument',
        'Lock-SysOrder',
        'Measure-SysCost',
        'Measure-SysSpread',
        'Merge-SysPrice',
        'Move-SysHolding',
        'New-SysConfig',
        'New-SysRollCalendar',
        'New-SysRule',
        'New-SysSampleData',
        'New-SysSystem',
        'Open-SysBook',
        'Open-SysData',
        'Optimize-SysPosition',
        'Optimize-SysWeight',
        'Remove-SysOptimalPosition',
        'Repair-SysPrice',
        'Repair-SysRollCalendar',
        'Select-SysInstrument',
        'Set-SysConfig',
        'Set-SysLimit',
        'Set-SysOptimalPosition',
        'Set-SysOverride',
        'Set-SysRollState',
        'Show-SysChart',
        'Show-SysRoll',
        'Stop-SysOrder',
        'Submit-SysOrder',
        'Submit-SysStrategyOrder',
        'Switch-SysContract',
        'Sync-SysPosition',
        'Test-SysConfig',
        'Test-SysInstrument',
        'Test-SysPrice',
        'Test-SysRollCalendar',
        'Trace-SysOrder',
        'Trace-SysOutput',
        'Unlock-SysInstrument',
        'Unlock-SysOrder',
        'Update-SysOptimalPosition',
        'Watch-SysFill'
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
